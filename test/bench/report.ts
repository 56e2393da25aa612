/**
 * The inspector's report from the database, as the server makes it: a simulated panel is put in, then it is read, weighed, estimated
 * and checked for what may be shown; and one class of a filter.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import type { View } from '../../analysis/index.ts'
import { publishStudy } from '../../server/commands/publish-study.ts'
import { newSecrets } from '../../server/config.ts'
import { realImpure } from '../../server/impure.ts'
import { openContext } from '../../server/open-context.ts'
import { type Desk, openDesk } from '../../server/reports/desk.ts'
import { studies } from '../../surveys/index.ts'
import { copyPanel } from '../support/copy-panel.ts'
import { fillPanel } from '../support/fill-panel.ts'
import { startPostgres } from '../support/postgres.ts'
import { type BenchOptions, type BenchRow, round } from './measure.ts'

export const name = 'report'
export const about =
  'the report from the database: seconds to read and to make the tables, a class of a filter, memory'

const study = studies['het-eerste-jaar']!
const WOMEN: View = { variable: 'sex', value: 'female' }

export async function run({ quick, rows, told }: BenchOptions): Promise<BenchRow[]> {
  const sizes = rows ?? (quick ? [300] : [10_000, 100_000, 1_000_000])
  const found: BenchRow[] = []
  const add = async (databaseUrl: string, members: number) => {
    const row = await measure(databaseUrl, members, quick)
    told?.(row)
    found.push(row)
  }
  const server = quick ? null : await startPostgres()
  try {
    for (const members of sizes) {
      const folder = mkdtempSync(join(tmpdir(), 'peilmoment-bench-'))
      await add(`sqlite:${join(folder, 'bench.db')}?durability=relaxed`, members)
      rmSync(folder, { recursive: true })
      if (server === null) continue
      const sql = postgres(server.url, { max: 1, onnotice: () => undefined })
      await sql.unsafe(`create database bench_report_${members}`)
      await add(server.url.replace(/\/postgres$/, `/bench_report_${members}`), members)
      await sql.unsafe(`drop database bench_report_${members}`)
      await sql.end()
    }
  } finally {
    await server?.stop()
  }
  return found
}

/** Members drawn at a time, and at most; a larger panel has each of them several times. */
const BATCH = 2_000
const DRAWN = 10_000
/** Up to so many the report is made several times. */
const SMALL = 20_000
/** From so many on, starting up no longer counts: the report is made once, and nothing is asked of the server. */
const LARGE = 500_000

async function measure(databaseUrl: string, members: number, quick: boolean): Promise<BenchRow> {
  const desk = openDesk(() => undefined)
  const context = await openContext(
    {
      host: '127.0.0.1',
      port: 0,
      databaseUrl,
      publicUrl: 'http://peilmoment.test',
      secrets: newSecrets(),
      clientFolder: null,
      attemptsPerMinute: Number.MAX_SAFE_INTEGER,
    },
    { impure: realImpure(() => Date.parse('2007-04-10T11:00:00Z')), channels: {} },
  )
  try {
    await publishStudy(context, 'bench', study, { simulated: true })
    const drawn = Math.min(members, DRAWN)
    for (let seed = 0; seed * BATCH < drawn; seed++)
      await fillPanel(context, study.design, { seed, count: Math.min(BATCH, drawn - seed * BATCH) })
    await copyPanel(context, drawn, members)
    const large = members >= LARGE
    const first = await make(desk, databaseUrl)
    const again = large || quick ? first : await makeAgain(desk, databaseUrl, members)
    const anew = await timed(() =>
      desk.ask({ kind: 'view', study: study.design.id, version: again.version, view: WOMEN }),
    )
    const memory = Math.round(process.resourceUsage().maxRSS / 1024)
    const kept = async () => {
      const ask = () => context.reports.of(context, study.design.id, WOMEN)
      await ask()
      return timed(ask)
    }
    return {
      engine: context.store.engine.name,
      members,
      'first s': round(first.read + first.tables),
      'read s': round(again.read),
      'tables s': round(again.tables),
      'whole s': round(again.read + again.tables),
      'class s': round(anew),
      'class kept s': large ? null : round(await kept()),
      'members per second': Math.round(members / (again.read + again.tables)),
      'MB at most': memory,
    }
  } finally {
    desk.stop()
    await context.store.close()
  }
}

/** Seconds to read, and to make the tables of everyone: the first time with the start of the threads. */
async function make(desk: Desk, databaseUrl: string) {
  let read = 0
  let version = ''
  const start = performance.now()
  const all = await timed(async () => {
    const made = await desk.ask({ kind: 'edition', databaseUrl, study: study.design.id }, ({ step }) => {
      if (step === 'compute' && read === 0) read = (performance.now() - start) / 1000
    })
    version = made.version
  })
  return { version, read, tables: all - read }
}

/** Once more; of a small panel the one in the middle of many, since the machine is not always as fast. */
async function makeAgain(desk: Desk, databaseUrl: string, members: number) {
  const times = members <= SMALL && members > 1_000 ? 9 : 1
  const made: Awaited<ReturnType<typeof make>>[] = []
  for (let time = 0; time < times; time++) made.push(await make(desk, databaseUrl))
  const whole = ({ read, tables }: (typeof made)[number]) => read + tables
  return made.toSorted((a, b) => whole(a) - whole(b))[Math.floor(times / 2)]!
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}
