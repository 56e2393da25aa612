import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newSecrets } from '../../server/config.ts'
import { openDatabase } from '../../server/database/open.ts'
import * as tables from '../../server/database/schema.ts'
import { dayAt } from '../../server/domain/calendar.ts'
import { realImpure } from '../../server/impure.ts'
import { simulate } from '../../server/simulation/simulate.ts'
import { studies } from '../../surveys/index.ts'

const study = studies['het-eerste-jaar']!
const day = (moment: number | null) => (moment === null ? null : dayAt(moment, study.design.timeZone))

/** Everything that people did and were sent, by pseudonym; without the technical ids and the seconds. */
async function live(seed: number, until = '2007-06-01') {
  const file = join(mkdtempSync(join(tmpdir(), 'peilmoment-')), 'simulated.db')
  const config = {
    host: '127.0.0.1',
    port: 0,
    databaseUrl: `sqlite:${file}?durability=relaxed`,
    publicUrl: 'http://127.0.0.1',
    secrets: newSecrets(),
    clientFolder: null,
    attemptsPerMinute: Number.MAX_SAFE_INTEGER,
  }
  const totals = await simulate(config, {
    study,
    members: 16,
    seed,
    until,
    onDay: () => undefined,
  })
  const store = await openDatabase(`sqlite:${file}`, realImpure())
  const { now } = store
  const cases = await now.select().from(tables.sampleCase)
  const caseOf = new Map(cases.map((row) => [row.id, `${row.memberId} ${row.wave}`]))
  const content = {
    members: await now.select().from(tables.panelMember),
    contacts: (await now.select().from(tables.contactAttempt)).map(
      (row) =>
        `${caseOf.get(row.caseId)} ${row.kind} ${row.ordinal} ${row.textKey} ${day(row.recordedAt)} ${row.outcome}`,
    ),
    revisions: (await now.select().from(tables.answerRevision)).map(
      (row) =>
        `${caseOf.get(row.caseId)} ${row.revision} ${row.page} ${day(row.savedAt)} ${JSON.stringify(row.answers)}`,
    ),
    responses: (await now.select().from(tables.response)).map(
      (row) => `${day(row.completedAt)} ${row.memberId} ${row.wave} ${JSON.stringify(row.answers)}`,
    ),
  }
  await store.close()
  return {
    totals,
    members: content.members.map(({ id, events, facts, participation }) => ({
      id,
      events,
      facts,
      participation,
    })),
    contacts: content.contacts.sort(),
    revisions: content.revisions.sort(),
    responses: content.responses.sort(),
  }
}

describe('a simulation', () => {
  it('with the same seed gives the same people, contacts and answers on the same days; with another seed others', async () => {
    const first = await live(7)
    expect(first.totals.completed).toBeGreaterThan(10)
    expect(await live(7)).toEqual(first)
    // Of the first three months: as far as the other one goes.
    const until = '2006-06-01'
    const others = (await live(8, until)).responses.filter((response) => response < until)
    expect(others.length).toBeGreaterThan(2)
    expect(others).not.toEqual(first.responses.filter((response) => response < until))
  })
})
