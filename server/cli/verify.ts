import { existsSync, readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { readReleaseKeyFile } from '../config.ts'
import type { Manifest } from '../release/archive.ts'
import { fingerprint, namedKey, signingKey } from '../release/key.ts'
import { type Verified, verifyRelease } from '../release/verify.ts'
import { CommandFailed } from './failed.ts'

export function addVerify(command: Command): void {
  command
    .argument('<file>', 'a release')
    .option('--key <key>', 'fingerprint (SHA256:…) or file of the public key of who must have made it')
    .option('--json', 'as data')
    .action((file: string, { key, json }: { key?: string; json?: boolean }) => {
      const { manifest, findings } = verifyFile(file, key)
      if (json) console.log(JSON.stringify({ manifest, findings }, null, 1))
      else {
        if (manifest)
          console.log(
            `Release of ${manifest.study}, data up to ${manifest.dataUntil}, made with Peilmoment ${manifest.software}.${manifest.simulated ? ' Simulated answers, no real people.' : ''}`,
          )
        for (const { holds, sentence } of findings) console.log(`${holds ? '✓' : '✗'} ${sentence}`)
      }
      const broken = findings.filter(({ holds }) => !holds).length
      if (broken > 0) throw new CommandFailed(`${broken} of ${findings.length} do not hold.`, 1)
    })
}

/** By the key that was named, else by the one of this machine, if it has one. */
export function verifyFile(file: string, key: string | undefined): Verified {
  const known = new Map<string, string>()
  const own = readReleaseKeyFile(process.env)
  if (key !== undefined) known.set(namedKey(key), 'the one that you named')
  else if (existsSync(own)) {
    const none = () => new Uint8Array(0)
    known.set(fingerprint(signingKey(own, none)), 'the one of this machine')
  }
  return verifyRelease(readRelease(file), known)
}

/** A release of which everything holds. */
export function soundRelease(file: string, key: string | undefined): Verified & { manifest: Manifest } {
  const { manifest, files, findings } = verifyFile(file, key)
  const broken = findings.filter(({ holds }) => !holds)
  if (manifest === null || broken.length > 0)
    throw new CommandFailed(broken.map(({ sentence }) => sentence).join('\n'), 1)
  return { manifest, files, findings }
}

function readRelease(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new CommandFailed(`The release ${file} cannot be read: ${(error as Error).message}.`)
  }
}
