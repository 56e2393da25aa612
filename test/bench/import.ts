/** Sample files taken in, from receiving to the last commit: rows a second, how long others wait, how memory grows. */
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { checkImport } from '../../server/commands/check-import.ts'
import { confirmImport } from '../../server/commands/confirm-import.ts'
import { publishStudy } from '../../server/commands/publish-study.ts'
import { receiveImport } from '../../server/commands/receive-import.ts'
import { newSecrets } from '../../server/config.ts'
import type { Store } from '../../server/database/store.ts'
import { openContext } from '../../server/open-context.ts'
import { countMembers } from '../../server/queries/member.ts'
import { studies } from '../../surveys/index.ts'
import { startPostgres } from '../support/postgres.ts'
import { sampleLines } from '../support/sample-file.ts'
import { workbook, zip } from '../support/spreadsheet.ts'
import { type BenchOptions, type BenchRow, round } from './measure.ts'

export const name = 'import'
export const about =
  'sample files taken in: rows a second, longest wait of another writer, peak memory above the start'

const study = studies['het-eerste-jaar']!

export async function run({ quick, rows }: BenchOptions): Promise<BenchRow[]> {
  const sizes = rows ?? (quick ? [300] : [10_000, 100_000])
  const folder = mkdtempSync(join(tmpdir(), 'peilmoment-bench-'))
  const postgres = await startPostgres()
  const found: BenchRow[] = []
  try {
    for (const size of sizes) {
      for (const format of ['csv', 'xlsx'] as const) {
        const file = writeSample(folder, format, size)
        for (const engine of ['sqlite', 'postgres'] as const) {
          const url = engine === 'sqlite' ? `sqlite:${join(folder, `${format}-${size}.db`)}` : postgres.url
          found.push({ engine, file: format, rows: size, ...(await importOne(url, folder, file, size)) })
        }
      }
    }
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return found
}

function writeSample(folder: string, format: 'csv' | 'xlsx', size: number): string {
  const file = join(folder, `sample-${size}.${format}`)
  const lines = [...sampleLines(size)]
  const row = (line: string) =>
    `<row>${line
      .trim()
      .split(';')
      .map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`)
      .join('')}</row>`
  writeFileSync(file, format === 'csv' ? lines.join('') : zip(workbook({ Leden: lines.map(row).join('') })))
  return file
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function used(): number {
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

async function importOne(databaseUrl: string, folder: string, file: string, size: number): Promise<BenchRow> {
  const context = await openContext(
    {
      host: '127.0.0.1',
      port: 0,
      databaseUrl,
      publicUrl: 'http://peilmoment.test',
      secrets: newSecrets(),
      clientFolder: null,
      dataFolder: folder,
      attemptsPerMinute: 1,
    },
    { channels: {} },
  )
  try {
    // A study of its own, so that members of the run before are not those of this one.
    const id = `bench-${size}-${file.slice(-4)}`.replace('.', '')
    await publishStudy(context, 'bench', { ...study, design: { ...study.design, id } }, { simulated: true })
    const before = used()
    let peak = before
    let steps = 0
    const other = otherWriter(context.store)
    const look = () => {
      steps += 1
      if (steps % 25 !== 0) return
      const pause = performance.now()
      peak = Math.max(peak, used())
      other.leaveOut(performance.now() - pause)
    }
    const start = performance.now()
    const content = createReadStream(file)
    const { job } = await receiveImport(context, 'bench', {
      studyId: id,
      kind: 'sample',
      name: 'sample',
      content,
    })
    const mapping = job.guess.map((field) => field ?? 'ignore')
    const checked = await checkImport(
      context,
      'bench',
      { studyId: id, importId: job.id, mapping, cohort: '' },
      look,
    )
    await checked.done
    const between = performance.now()
    const whileChecking = other.longest()
    await confirmImport(context, 'bench', { studyId: id, importId: job.id, possible: 'accept' }, look)
    const end = performance.now()
    const whileTakingIn = other.longest()
    await other.end()
    if ((await countMembers(context.store.now, id)) !== size) throw new Error('not all rows were taken in')
    return {
      'check s': round((between - start) / 1000),
      'take in s': round((end - between) / 1000),
      'rows per second': Math.round((size / (end - start)) * 1000),
      'write waits ms, check': round(whileChecking),
      'write waits ms, take in': round(whileTakingIn),
      'peak MB': round(Math.max(peak - before, 1e4) / 1e6),
    }
  } finally {
    await context.store.close()
  }
}

/** Someone else who writes a line every 20 ms; how long one had to wait, from when its turn was until it was kept. */
function otherWriter(store: Store) {
  const every = 20
  let going = true
  let longest = 0
  let leftOut = 0
  const work = (async () => {
    const entry = { actor: 'bench', action: 'bench', subject: 'bench' }
    while (going) {
      const start = performance.now()
      leftOut = 0
      await new Promise((resolve) => setTimeout(resolve, every))
      await store.write(entry, async () => undefined)
      longest = Math.max(longest, performance.now() - start - every - leftOut)
    }
  })()
  return {
    /** Time that the bench itself took. */
    leaveOut: (milliseconds: number) => {
      leftOut += milliseconds
    },
    /** In milliseconds, since it was last asked. */
    longest: () => {
      const found = longest
      longest = 0
      return found
    },
    end: async () => {
      going = false
      await work
    },
  }
}
