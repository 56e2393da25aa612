/** The key that signs releases: Ed25519, in a file that only its owner reads, made when first needed. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refused } from '../refused.ts'

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410, section 7). */
const beforeSeed = Buffer.from('302e020100300506032b657004220420', 'hex')

export function signingKey(file: string, randomBytes: (length: number) => Uint8Array): KeyObject {
  if (existsSync(file)) return readKey(file)
  const der = Buffer.concat([beforeSeed, randomBytes(32)])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, key.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    throw new Refused(`The key ${file} cannot be written: ${(error as Error).message}.`)
  }
  return key
}

/** Nothing of what stands in the file is told. */
function readKey(file: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(file))
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch (error) {
    const { syscall, message } = error as NodeJS.ErrnoException
    if (syscall) throw new Refused(`The key ${file} cannot be read: ${message}.`)
  }
  throw new Refused(`The key ${file} is no Ed25519 key. Move it away, and a new one is made.`)
}

export function publicText(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString()
}

/** By which people compare keys, in the form of ssh. */
export function fingerprint(key: KeyObject): string {
  const own = key.type === 'private' ? createPublicKey(key) : key
  const der = own.export({ format: 'der', type: 'spki' })
  return `SHA256:${createHash('sha256').update(der).digest('base64').replace(/=+$/, '')}`
}

/** The fingerprint that someone named: itself, or a file with a key. */
export function namedKey(named: string): string {
  if (named.startsWith('SHA256:')) return named
  try {
    return fingerprint(createPublicKey(readFileSync(named)))
  } catch {
    throw new Refused(`'${named}' is neither a fingerprint (SHA256:…) nor a file with a key.`, 2)
  }
}
