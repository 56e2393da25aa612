/**
 * Deriving one day's due work: a twentieth of the members has something due, the rest is looked at and found quiet. Rows come
 * straight into the tables, by the thousand.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publishStudy } from '../../server/commands/publish-study.ts'
import { newSecrets } from '../../server/config.ts'
import { addDays } from '../../server/domain/calendar.ts'
import { realImpure } from '../../server/impure.ts'
import { derive } from '../../server/jobs/send-due-contacts.ts'
import { openContext } from '../../server/open-context.ts'
import { startPostgres } from '../support/postgres.ts'
import { smallStudy } from '../support/small-study.ts'
import type { BenchOptions, BenchRow } from './measure.ts'

export const name = 'due'
export const about = 'deriving one day’s due work from everyone’s dates: members per second, and growth'

export async function run({ quick, rows }: BenchOptions): Promise<BenchRow[]> {
  const sizes = rows ?? (quick ? [300] : [10_000, 100_000, 1_000_000])
  const folder = mkdtempSync(join(tmpdir(), 'peilmoment-bench-'))
  const postgres = quick ? null : await startPostgres().catch(() => null)
  try {
    const found: BenchRow[] = []
    for (const members of sizes) {
      const file = `sqlite:${join(folder, `${members}.db`)}?durability=relaxed`
      found.push(await measure('sqlite', file, members))
      if (postgres) found.push(await measure('postgres', await database(postgres.url, members), members))
    }
    return found
  } finally {
    await postgres?.stop()
    rmSync(folder, { recursive: true })
  }
}

async function database(url: string, members: number): Promise<string> {
  const { default: postgres } = await import('postgres')
  const sql = postgres(url, { onnotice: () => undefined })
  await sql.unsafe(`create database due_${members}`)
  await sql.end()
  return url.replace(/postgres$/, `due_${members}`)
}

const today = '2006-04-04'
const noon = Date.parse(`${today}T10:00:00Z`)

async function measure(engine: string, databaseUrl: string, members: number): Promise<BenchRow> {
  const config = {
    host: '127.0.0.1',
    port: 0,
    databaseUrl,
    publicUrl: 'http://bench.test',
    secrets: newSecrets(),
    clientFolder: null,
    attemptsPerMinute: 20,
  }
  const context = await openContext(config, { impure: realImpure(() => noon), channels: {} })
  try {
    const { design } = smallStudy()
    await publishStudy(context, 'bench', smallStudy(), { simulated: true })
    await fill(context.store.engine, members)
    const pass = async () => {
      let due = 0
      const start = performance.now()
      for (let after = ''; ; ) {
        const page = await derive(context, design, design.id, after)
        due += page.due.length
        if (page.last === null) break
        after = page.last
      }
      return { due, seconds: (performance.now() - start) / 1000 }
    }
    const first = await pass()
    // The next minute only those with something due are looked at.
    const second = await pass()
    return {
      engine,
      members,
      due: first.due,
      'all anew, seconds': round(first.seconds),
      'members per second': Math.round(members / first.seconds),
      'a minute later, seconds': round(second.seconds),
    }
  } finally {
    await context.store.close()
  }
}

const round = (seconds: number) => Math.round(seconds * 1000) / 1000

type Engine = Awaited<ReturnType<typeof openContext>>['store']['engine']

/** Decisions over the last forty and the next sixty days, so that each day brings its hundredth, and reminders theirs. */
async function fill(engine: Engine, members: number): Promise<void> {
  const never = '1970-01-01T00:00:00.000Z'
  const atOnce = 1_000
  for (let from = 0; from < members; from += atOnce) {
    const values = Array.from({ length: Math.min(atOnce, members - from) }, (_, index) => {
      const number = from + index
      const decision = addDays(today, (number % 100) - 4)
      const events = JSON.stringify({ application: addDays(decision, -30), decision })
      const id = String((number * 7919) % 10_000_019).padStart(12, '0')
      const text = `'small', 'nl', 'active', '${never}', '${never}', '${events}'`
      return `('${id}', ${text}, '{"benefit":"WW","granted":"yes"}', '${never}', '${never}', '["address"]', '[]', '', '${never}', 0)`
    })
    await engine.script(`insert into panel_record (id, study_id, language, participation, participation_at,
      created_at, events, facts, known_at, quiet_until, reachable_by, refused_modes, cohort, board_until, batch)
      values ${values.join(', ')}`)
  }
}
