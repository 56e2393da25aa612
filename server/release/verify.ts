/** What holds of a release, and what does not, in sentences. Needs no database and no network. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import {
  formatVersion,
  keyName,
  type Manifest,
  manifestName,
  type Opened,
  readManifest,
  sha256,
  signatureName,
  unpack,
} from './archive.ts'
import { fingerprint } from './key.ts'

export interface Finding {
  readonly holds: boolean
  readonly sentence: string
}

export interface Verified {
  readonly manifest: Manifest | null
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly findings: readonly Finding[]
}

const around = [manifestName, signatureName, keyName]
const holds = (sentence: string): Finding => ({ holds: true, sentence })
const fails = (sentence: string): Finding => ({ holds: false, sentence })

/** `known` are fingerprints of keys that are trusted, with whose they are. */
export function verifyRelease(archive: Uint8Array, known: ReadonlyMap<string, string>): Verified {
  const opened = unpack(archive)
  const none = { manifest: null, files: new Map<string, Uint8Array>() }
  if (!opened) return { ...none, findings: [fails('This file is no release: it cannot be opened as one.')] }
  const { files } = opened
  const manifest = readManifest(files.get(manifestName))
  if (!manifest)
    return { ...none, findings: [fails('This file is no release: it has no manifest that can be read.')] }
  if (manifest.version !== formatVersion) {
    const found = `This release has format ${manifest.version}; this program knows format ${formatVersion} only. Use the program of that time (Peilmoment ${manifest.software}).`
    return { manifest, files, findings: [fails(found)] }
  }
  return {
    manifest,
    files,
    findings: [...contentFindings(opened, manifest), ...signatureFindings(files, known)],
  }
}

function contentFindings({ files, twice }: Opened, manifest: Manifest): Finding[] {
  const listed = Object.entries(manifest.files)
  const found = [
    ...twice.map((name) => fails(`${name} stands in it more than once.`)),
    ...listed.flatMap(([name, { sha256: hash }]) => {
      const bytes = files.get(name)
      if (!bytes) return [fails(`${name} is missing.`)]
      return sha256(bytes) === hash ? [] : [fails(`${name} is not what it was: its SHA-256 is another.`)]
    }),
    ...[...files.keys()]
      .filter((name) => !around.includes(name) && !Object.hasOwn(manifest.files, name))
      .map((name) => fails(`${name} does not belong in it: the manifest does not list it.`)),
  ]
  return found.length > 0 ? found : [holds(`All ${listed.length} files are what the manifest says.`)]
}

function signatureFindings(
  files: ReadonlyMap<string, Uint8Array>,
  known: ReadonlyMap<string, string>,
): Finding[] {
  const key = publicKey(files.get(keyName))
  const signature = files.get(signatureName)
  if (!key || !signature) return [fails('It is not signed: the signature or the public key is missing.')]
  const print = fingerprint(key)
  const bytes = Buffer.from(Buffer.from(signature).toString('utf8'), 'base64')
  if (!verify(null, files.get(manifestName)!, key, bytes))
    return [fails(`The manifest is not the one that the key ${print} signed.`)]
  const whose = known.get(print)
  return [
    holds(`The manifest is signed by the key ${print}.`),
    whose
      ? holds(`That key is ${whose}.`)
      : fails(
          'That key is not known here. Ask who made the release for the fingerprint, compare, and name it: --key SHA256:…',
        ),
  ]
}

function publicKey(bytes: Uint8Array | undefined): KeyObject | null {
  try {
    const key = createPublicKey(Buffer.from(bytes ?? []))
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}
