/** Rows of a sample file as members who would join. */
import { memberRows } from '../commands/member-rows.ts'
import type { Context } from '../context.ts'
import type { Staged } from '../queries/staging.ts'
import { matchKeys } from '../vault/match-keys.ts'
import { type Plan, personOf } from './check-row.ts'
import type { Finding } from './findings.ts'
import type { Row } from './read-table.ts'

export function stageSample(
  context: Context,
  { id: importId, cohort }: { readonly id: string; readonly cohort: string },
  plan: Plan,
  rows: readonly Row[],
): { staged: Staged; found: Finding[]; joining: number } {
  const all: Finding[] = []
  const staged = {
    members: [] as Mutable<'members'>,
    contacts: [] as Mutable<'contacts'>,
    matches: [] as Mutable<'matches'>,
  }
  const studyId = plan.design.id
  for (const row of rows) {
    const found: Finding[] = []
    const who = personOf(plan, row, found)
    const report = (severity: Finding['severity'], code: Finding['code'], field = '') =>
      found.push({
        severity,
        row: row.number,
        column: plan.columns[plan.places.get(field)!] ?? '',
        code,
        value: '',
      })
    if (who.name === '') report('error', 'name-missing', 'name')
    const reached = [who.address, who.email, who.phone].some((detail) => detail !== null)
    const wrong = found.some(({ severity }) => severity === 'error')
    if (!reached && !wrong) report('warning', 'unreachable')
    all.push(...found)
    const place = { importId, rowNumber: row.number }
    if (wrong) {
      // Whether it is someone we know can be told already.
      for (const match of matchKeys(context.vault, studyId, who))
        staged.matches.push({ ...place, memberId: '', ...match })
      continue
    }
    const { member, person, code, contacts, matches } = memberRows(context, { studyId, cohort, ...who })
    const memberId = member.id
    staged.members.push({
      ...place,
      memberId,
      likeness: '',
      alikeIn: '',
      alike: '',
      language: member.language,
      events: member.events,
      facts: member.facts,
      reachableBy: member.reachableBy,
      name: person.name,
      code: person.code,
      codeHash: code.codeHash,
      knownBefore: member.knownAt,
      reachableBefore: [],
    })
    for (const contact of contacts) staged.contacts.push({ ...place, memberId, ...contact })
    for (const match of matches) staged.matches.push({ ...place, memberId, ...match })
  }
  return { staged: { ...staged, margins: [] }, found: all, joining: staged.members.length }
}

type Mutable<K extends keyof Staged> = Staged[K][number][]
