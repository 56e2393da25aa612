/** Who was found goes out as CSV: by pseudonym, without names and answers. That it did stands in the log. */
import { stringify } from 'csv-stringify/sync'
import type { Context } from '../context.ts'
import { askedFor, type MemberFilter } from '../domain/member-filter.ts'
import { Problem } from '../problem.ts'
import { listBoardMembers, listFoundIds } from '../queries/board-members.ts'

const most = 100_000
const atOnce = 500

/** Read from one view of the data, so that respondents do not wait. The shape follows the design: the same columns whoever is found. */
export async function downloadMembers(
  context: Context,
  actor: string,
  studyId: string,
  filter: MemberFilter,
): Promise<string> {
  const { count, csv } = await context.store.snapshot(async (db) => {
    const { design } = await context.published.study(db, studyId)
    const ids = await listFoundIds(db, studyId, filter, { offset: 0, limit: most + 1 })
    if (ids.length > most) throw new Problem('too-many', { most })
    const facts = design.facts.filter(({ type }) => type === 'category').map(({ name }) => name)
    const ofCase = [
      'status',
      'code',
      'final',
      'corrected',
      'stuck',
      'invitedOn',
      'completedOn',
      'nextOn',
    ] as const
    const columns = [
      ...['member', 'group', 'cohort', 'participation', 'pattern', 'trace'],
      ...design.events.map(({ name }) => `event.${name}`),
      ...facts.map((name) => `fact.${name}`),
      ...design.waves.flatMap(({ id }) => ofCase.map((name) => `${id}.${name}`)),
    ]
    const lines: unknown[][] = [columns]
    for (let from = 0; from < ids.length; from += atOnce) {
      for (const own of await listBoardMembers(db, ids.slice(from, from + atOnce))) {
        lines.push([
          ...[own.memberId, own.group, own.cohort, own.participation, own.pattern, own.trace],
          ...design.events.map(({ name }) => own.events[name] ?? ''),
          ...facts.map((name) => own.traits[name] ?? ''),
          ...design.waves.flatMap(({ id }) =>
            ofCase.map((name) => {
              const value = own.cases[id]?.[name] ?? ''
              return typeof value === 'boolean' ? Number(value) : value
            }),
          ),
        ])
      }
    }
    return { count: ids.length, csv: stringify(lines) }
  })
  const detail = { filter: askedFor(filter), count }
  const entry = { actor, action: 'download-members', subject: `study:${studyId}`, detail }
  return context.store.write(entry, async () => csv)
}
