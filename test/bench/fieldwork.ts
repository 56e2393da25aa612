/**
 * What the fieldwork pages cost at 10 thousand, 100 thousand and a million members, on both engines: members and what happened to them
 * are put in by SQL, the board is built once, and each page is asked for through the whole app.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { openApp } from '../../server/app.ts'
import { addStaff } from '../../server/commands/add-staff.ts'
import { publishStudy } from '../../server/commands/publish-study.ts'
import { newSecrets } from '../../server/config.ts'
import type { Context } from '../../server/context.ts'
import { realImpure } from '../../server/impure.ts'
import { refreshBoard } from '../../server/jobs/refresh-board.ts'
import { openContext } from '../../server/open-context.ts'
import { studies } from '../../surveys/index.ts'
import { startPostgres } from '../support/postgres.ts'
import { type BenchOptions, type BenchRow, quantile, round } from './measure.ts'

export const name = 'fieldwork'
export const about = 'milliseconds for a fieldwork page, and microseconds a member to build its board'

const study = studies['het-eerste-jaar']!
const id = study.design.id
/** Every wave has opened for some; the last is still open for most. */
const now = Date.parse('2007-04-10T11:00:00Z')

const pages: Readonly<Record<string, string>> = {
  today: 'fieldwork',
  curves: 'curves',
  'rates by distance': 'rates?by=distance&weight=base',
  attrition: 'attrition',
  'members, all': 'members',
  'members, a state': 'members?wave=second-half&status=invited&group=WW',
  'members, a code of women': 'members?wave=first-half&code=3.19&fact=sex&value=female',
  'members, stuck': 'members?wave=second-half&stuck=silent',
  'members, page 100': 'members?page=100&order=down',
  'tracing list': 'members?trace=any',
}

export async function run({ quick, rows, told }: BenchOptions): Promise<BenchRow[]> {
  const sizes = rows ?? (quick ? [300] : [10_000, 100_000, 1_000_000])
  const found: BenchRow[] = []
  const add = (lines: readonly BenchRow[]) => {
    for (const line of lines) told?.(line)
    found.push(...lines)
  }
  const server = await startPostgres()
  try {
    for (const members of sizes) {
      const folder = mkdtempSync(join(tmpdir(), 'peilmoment-bench-'))
      add(await measure(`sqlite:${join(folder, 'bench.db')}`, members, quick))
      rmSync(folder, { recursive: true })
      const sql = postgres(server.url, { max: 1, onnotice: () => undefined })
      await sql.unsafe(`create database bench_${members}`)
      add(await measure(server.url.replace(/\/postgres$/, `/bench_${members}`), members, quick))
      await sql.unsafe(`drop database bench_${members}`)
      await sql.end()
    }
  } finally {
    await server.stop()
  }
  return found
}

async function measure(databaseUrl: string, members: number, quick: boolean): Promise<BenchRow[]> {
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
    { impure: realImpure(() => now), channels: {} },
  )
  const engine = context.store.engine.name
  try {
    await publishStudy(context, 'bench', study, { simulated: true })
    for (const sql of fill(members)) await context.store.engine.script(sql)
    const start = performance.now()
    const built = await refreshBoard(context, id, { atOnce: 1_000 })
    const each = (1000 * (performance.now() - start)) / built
    if (engine === 'postgres') await context.store.engine.script('analyze')
    const ask = await asker(context)
    const line = (what: string, times: readonly number[] | null): BenchRow => ({
      members,
      engine,
      what,
      'p50 ms': times && round(quantile(times, 0.5)),
      'p95 ms': times && round(quantile(times, 0.95)),
      'µs a member': times ? null : round(each),
    })
    const lines = [line('build the board', null)]
    for (const [what, page] of Object.entries(pages)) {
      const times: number[] = []
      await ask(page)
      for (let time = 0; time < (quick ? 2 : 20); time++) times.push(await ask(page))
      lines.push(line(what, times))
    }
    return lines
  } finally {
    await context.store.close()
  }
}

/** Asks for a page and gives the milliseconds it took. */
async function asker(context: Context): Promise<(page: string) => Promise<number>> {
  const account = { email: 'bench@peilmoment.test', password: 'een lang wachtwoord' }
  await addStaff(context, { name: 'bench', role: 'researcher', ...account })
  const app = openApp(context)
  const headers = { 'content-type': 'application/json', origin: 'http://peilmoment.test' }
  const signIn = { method: 'POST', headers, body: JSON.stringify(account) }
  const reply = await app.request('http://peilmoment.test/api/auth/sign-in/email', signIn)
  const cookie = reply.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return async (page) => {
    const start = performance.now()
    const response = await app.request(`http://peilmoment.test/api/studies/${id}/${page}`, {
      headers: { cookie },
    })
    const text = await response.text()
    if (response.status !== 200) throw new Error(`${page} was refused: ${text}`)
    return performance.now() - start
  }
}

/** SQL for so many members, and for who was invited and who answered: whoever is counted by place in the row. */
function fill(members: number): string[] {
  const instant = (day: string) => `${day} || 'T10:00:00.000Z'`
  const days = (from: string, count: number, place: string) => {
    const start = Date.parse(from)
    const when = Array.from(
      { length: count },
      (_, day) => `when ${day} then '${new Date(start + day * 86_400_000).toISOString().slice(0, 10)}'`,
    )
    return `case (${place}) % ${count} ${when.join(' ')} end`
  }
  const pick = (values: readonly string[], place: string) =>
    `case (${place}) % ${values.length} ${values.map((value, at) => `when ${at} then '${value}'`).join(' ')} end`
  const numbers = `with recursive number (i) as (select 1 union all select i + 1 from number where i < ${members})`
  const applied = days('2006-03-01', 60, 'i')
  const decided = days('2006-03-20', 90, 'i / 7')
  const person = 'cast(cast(i as bigint) * 7919 % 899999999 + 100000000 as text)'
  const facts = [
    `'{"benefit":"' || ${pick(['WW', 'WWB'], 'i')}`,
    `'","granted":"' || ${pick(['yes', 'yes', 'yes', 'yes', 'yes', 'no'], 'i / 2')}`,
    `'","sex":"' || ${pick(['female', 'male'], 'i / 3')}`,
    `'","distance":"' || ${pick(['1', '2', '3', '4', '1', '2'], 'i / 5')}`,
    `'","exempt":"' || ${pick(['no', 'no', 'no', 'yes'], 'i / 11')}`,
    `'","cohort":"' || ${pick(['2006-03', '2006-04'], 'i / 13')}`,
    `'","baseWeight":"' || ${pick(['0.8', '1.1', '1.4'], 'i')} || '"}'`,
  ].join(' || ')
  const reach = `case when i % 50 = 0 then '[]' else '["address","email"]' end`
  const memberRows = `insert into panel_record (id, study_id, language, participation, participation_at, created_at,
      events, facts, known_at, quiet_until, reachable_by, refused_modes, cohort, board_until, batch) ${numbers}
    select 'b' || ${person}, '${id}', 'nl', case when i % 40 = 0 then 'withdrawn' else 'active' end,
      '2006-09-01T10:00:00.000Z', '2006-03-01T10:00:00.000Z',
      '{"application":"' || ${applied} || '","decision":"' || ${decided} || '"}', ${facts},
      '2006-07-01T10:00:00.000Z', '9999-01-01T00:00:00.000Z', ${reach}, '[]', '', '1970-01-01T00:00:00.000Z', 0
    from number where i <= ${members}`
  const waves = { decision: '2006-06-20', 'first-half': '2006-11-05', 'second-half': '2007-04-01' }
  const caseRows = Object.entries(waves).map(([wave, from], place) => {
    const begun = days(from, 9, 'i')
    const answers = `i % 10 < ${6 - place}`
    const starts = `i % 10 < ${7 - place}`
    return `insert into sample_case ${numbers}
      select '${place}' || ${person}, 'b' || ${person}, '${id}', '${wave}',
        null, null, null, case when ${starts} then 1 else 0 end,
        case when ${starts} then ${instant(begun)} end, case when ${starts} then ${instant(begun)} end,
        case when ${answers} then ${instant(begun)} end, null
      from number where i % 12 > 0;
      insert into contact_attempt (case_id, kind, ordinal, mode, text_key, recorded_at, outcome, tries)
      ${numbers} select '${place}' || ${person}, 'invitation', 1, 'letter', 'invitation',
        ${instant(`'${from}'`)}, case when i % 33 = 0 then 'undeliverable' else 'sent' end, 1
      from number where i % 12 > 0`
  })
  return [memberRows, ...caseRows]
}
