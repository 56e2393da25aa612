import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import software from '../../package.json' with { type: 'json' }
import { recordExport } from '../commands/record-export.ts'
import { pack, sha256 } from '../release/archive.ts'
import { buildRelease } from '../release/build.ts'
import { fingerprint, signingKey } from '../release/key.ts'
import { CommandFailed } from './failed.ts'
import { progressLine } from './progress-line.ts'
import { publishedStudy } from './published-study.ts'
import { withContext } from './with-context.ts'

export function addRelease(command: Command): void {
  command
    .argument('<study>')
    .requiredOption('--out <file>', 'where it goes: one ZIP archive')
    .action((study: string, { out }: { out: string }) =>
      withContext(async (context) => {
        await publishedStudy(context, study)
        const key = signingKey(context.config.releaseKeyFile!, context.randomBytes)
        const progress = progressLine()
        const { files, dataUntil, simulated } = await buildRelease(context, study, (done, all) =>
          progress.say(`${done} of ${all} models`),
        )
        progress.end()
        const moment = new Date(dataUntil).toISOString()
        const about = { software: software.version, study, simulated, dataUntil: moment }
        const { archive, manifest } = pack(files, about, key)
        const hash = sha256(Buffer.from(manifest))
        await recordExport(context, 'cli', study, { name: 'release', manifest: hash })
        try {
          writeFileSync(out, archive)
        } catch (error) {
          throw new CommandFailed(`The file ${out} cannot be written: ${(error as Error).message}.`, 1)
        }
        console.log(`${out}: ${Object.keys(files).length} files, data up to ${moment}.`)
        console.log(`Manifest SHA-256 ${hash}.`)
        console.log(`Signed by the key ${fingerprint(key)}.`)
      }),
    )
}
