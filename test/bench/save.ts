/**
 * What saving a page costs the server: simulated people fill in the decision questionnaire through the whole app, on a SQLite
 * file that waits for the disk; beside it, in turns, one bare row of the same answers, inserted and committed alike.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openApp } from '../../server/app.ts'
import { addMembers } from '../../server/commands/add-member.ts'
import { enter } from '../../server/commands/enter.ts'
import { publishStudy } from '../../server/commands/publish-study.ts'
import { newSecrets } from '../../server/config.ts'
import type { Context } from '../../server/context.ts'
import { startOfDay } from '../../server/domain/calendar.ts'
import { realImpure } from '../../server/impure.ts'
import { openContext } from '../../server/open-context.ts'
import { findPerson } from '../../server/queries/vault.ts'
import { drawMember, intendedAnswers } from '../../surveys/het-eerste-jaar/simulation/index.ts'
import { studies } from '../../surveys/index.ts'
import { answerByRoute, compileInstrument } from '../../surveys/instrument/index.ts'
import { type BenchOptions, type BenchRow, quantile, round } from './measure.ts'

export const name = 'save'
export const about = 'milliseconds to save one page, through the whole app, on SQLite'

const study = studies['het-eerste-jaar']!
/** The same for all: they fill it in on the day of the decision. */
const dates = { application: '2006-03-01', decision: '2006-03-20' }
const path = '/api/respondent/waves/decision'

interface Person {
  readonly cookie: string
  readonly pages: readonly { readonly page: string; readonly answers: object }[]
  readonly instrumentVersionId: string
  revision: number
}

export async function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'peilmoment-bench-'))
  const noon = startOfDay(dates.decision, study.design.timeZone) + 12 * 3_600_000
  const context = await openContext(
    {
      host: '127.0.0.1',
      port: 0,
      databaseUrl: `sqlite:${join(folder, 'bench.db')}`,
      publicUrl: 'http://peilmoment.test',
      secrets: newSecrets(),
      clientFolder: null,
      attemptsPerMinute: Number.MAX_SAFE_INTEGER,
    },
    { impure: realImpure(() => noon), channels: {} },
  )
  const bare = openBare(join(folder, 'bare.db'))
  try {
    await publishStudy(context, 'bench', study, { simulated: true })
    const save = saver(context)
    const alone: number[] = []
    const inserts: number[] = []
    const people = quick ? 2 : 100
    // The first people warm the machine up.
    for (let index = 0; index < people + (quick ? 0 : 20); index++) {
      const person = await begin(context, index)
      for (const page of person.pages) {
        const took = await save(person, page)
        const inserted = bare.insert(JSON.stringify(page.answers))
        if (quick || index >= 20) {
          alone.push(took)
          inserts.push(inserted)
        }
      }
    }
    const crowd: Person[] = []
    for (let index = 0; index < (quick ? 3 : 64); index++) crowd.push(await begin(context, 1000 + index))
    const together: number[] = []
    const cpuBefore = process.cpuUsage()
    const start = performance.now()
    await Promise.all(
      crowd.map(async (person) => {
        for (const page of person.pages) together.push(await save(person, page))
      }),
    )
    const seconds = (performance.now() - start) / 1000
    const { user, system } = process.cpuUsage(cpuBefore)
    const base = quantile(inserts, 0.5)
    const row = (how: string, times: readonly number[], cpu: number | null, rate: number): BenchRow => ({
      how,
      saves: times.length,
      'p50 ms': round(quantile(times, 0.5)),
      'p99 ms': round(quantile(times, 0.99)),
      'p50, in bare inserts': cpu === null ? round(quantile(times, 0.5) / base) : null,
      'cpu ms each': cpu,
      'saves per second': Math.round(rate),
    })
    const rateOf = (times: readonly number[]) =>
      (times.length * 1000) / times.reduce((sum, time) => sum + time, 0)
    return [
      row('one after the other', alone, null, rateOf(alone)),
      row(
        `${crowd.length} people at once`,
        together,
        round((user + system) / 1000 / together.length),
        together.length / seconds,
      ),
      row('bare insert and commit', inserts, null, rateOf(inserts)),
    ]
  } finally {
    bare.close()
    await context.store.close()
    rmSync(folder, { recursive: true })
  }
}

/** Saves one page and gives the milliseconds it took. */
function saver(context: Context) {
  const app = openApp(context)
  let saves = 0
  return async (person: Person, { page, answers }: Person['pages'][number]): Promise<number> => {
    saves += 1
    const body = JSON.stringify({
      saveId: `bench-save-${saves}`,
      revision: person.revision,
      instrumentVersionId: person.instrumentVersionId,
      page,
      language: 'nl',
      answers,
    })
    const headers = { cookie: person.cookie, 'content-type': 'application/json' }
    const start = performance.now()
    const reply = await app.request(`${path}/answers`, { method: 'PUT', headers, body })
    const saved = (await reply.json()) as { revision: number }
    const took = performance.now() - start
    if (reply.status !== 200) throw new Error(`A save was refused: ${JSON.stringify(saved)}`)
    person.revision = saved.revision
    return took
  }
}

/** A simulated person with the questionnaire of the decision before them, and what they will fill in. */
async function begin(context: Context, index: number): Promise<Person> {
  const { facts } = drawMember(2008, index)
  const member = {
    studyId: study.design.id,
    language: 'nl',
    name: 'Wie dan ook',
    email: null,
    phone: null,
    address: null,
  } as const
  const [memberId] = await addMembers(context, 'bench', [
    { ...member, facts: { ...facts, granted: 'yes' }, events: dates },
  ])
  const { code } = (await findPerson(context.store.now, memberId!))!
  const { token } = await enter(context, context.vault.open(code, `vault_person:${memberId}:code`))
  const cookie = `peilmoment_respondent=${token}`
  const reply = await openApp(context).request(`${path}/begin`, { method: 'POST', headers: { cookie } })
  const opened = (await reply.json()) as {
    instrumentVersionId: string
    today: string
    variables: Record<string, unknown>
  }
  if (reply.status !== 200) throw new Error(`Beginning was refused: ${JSON.stringify(opened)}`)
  const intended = intendedAnswers(drawMember(2008, index), 'decision', {})
  const instrument = compileInstrument(study.instruments.decision)
  const route = answerByRoute(
    instrument,
    { today: opened.today, variables: opened.variables },
    (item) => intended[item.name],
  )
  return { cookie, pages: route.pages, instrumentVersionId: opened.instrumentVersionId, revision: 0 }
}

/** Statements must outlive the run: see `server/database/open-sqlite.ts`. */
const kept: unknown[] = []

/** A table with one column, with the same care for the disk as ours. */
function openBare(file: string) {
  const connection = new Database(file)
  connection.exec('pragma journal_mode = wal')
  connection.exec('pragma synchronous = full')
  connection.exec('create table bare (id integer primary key, answers text not null)')
  const insert = connection.prepare('insert into bare (answers) values (?)')
  kept.push(insert)
  return {
    insert: (answers: string): number => {
      const start = performance.now()
      insert.run(answers)
      return performance.now() - start
    },
    close: () => connection.close(),
  }
}
