/** Answers from one snapshot, a page of members at a time, as the rows of each shape. */
import type { Version } from '../../../surveys/codebook/variables.ts'
import type { StudyDesign } from '../../../surveys/design.ts'
import type { Answers, State } from '../../../surveys/instrument/index.ts'
import type { Db } from '../../database/store.ts'
import { dayAt } from '../../domain/calendar.ts'
import { preloads } from '../../domain/preload.ts'
import { listAnswerLines } from '../../queries/export.ts'
import type { Member } from '../../queries/member.ts'
import { listMembersAfter } from '../../queries/member.ts'
import type { AnswerLine } from '../lines.ts'
import type { EntryRow, Handed, LongRow, WideRow } from './columns.ts'

export interface Source {
  readonly db: Db
  readonly design: StudyDesign
  readonly versions: readonly Version[]
}

/** The rows of a page of members. Without routing, nothing is told of why an answer is missing, and it goes faster. */
export type Rows<R> = (members: readonly WideRow[]) => R[]

const membersAtOnce = 200

export async function* pagesOf<R>(source: Source, rows: Rows<R>, withRouting: boolean): AsyncGenerator<R[]> {
  const places = new Map(source.versions.map(({ id }, at) => [id, at]))
  for (let after = ''; ; ) {
    const members = await listMembersAfter(source.db, source.design.id, after, membersAtOnce)
    if (members.length === 0) return
    const lines = new Map<string, AnswerLine[]>()
    for (const line of await listAnswerLines(
      source.db,
      members.map(({ id }) => id),
    )) {
      const own = lines.get(line.memberId)
      if (own) own.push(line)
      else lines.set(line.memberId, [line])
    }
    const there = members.filter(({ participation }) => participation !== 'erased')
    yield rows(
      there.map((member) => {
        const own = lines.get(member.id) ?? []
        const handed = own.map((line): [string, Handed] => {
          const version = places.get(line.versionId)!
          const state = withRouting ? routing(source, member, own, line, version) : () => null
          return [line.wave, { line, version, state }]
        })
        return { memberId: member.id, handed: new Map(handed) }
      }),
    )
    after = members.at(-1)!.id
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/**
 * What was asked, derived from what was handed in and what is known of the member now. Looked up once, and only when an answer
 * is missing.
 */
function routing(
  { design, versions }: Source,
  { facts }: Member,
  own: readonly AnswerLine[],
  line: AnswerLine,
  version: number,
): () => State {
  let known: State | undefined
  return () => {
    if (known) return known
    const wave = design.waves.find(({ id }) => id === line.wave)
    const answered: Record<string, Answers> = Object.fromEntries(
      own.map(({ wave: id, answers }) => [id, answers]),
    )
    known = versions[version]!.compiled.evaluate(line.answers, {
      today: dayAt(line.completedAt, design.timeZone),
      variables: {
        member: facts,
        period: { from: line.periodFrom, to: line.periodTo },
        preload: wave ? preloads(wave, answered) : {},
      },
    })
    return known
  }
}

export const wideRows: Rows<WideRow> = (members) => [...members]

/** In the order of the waves. */
export function longRows({ waves }: StudyDesign): Rows<LongRow> {
  return (members) => members.flatMap(({ handed }) => waves.flatMap(({ id }) => handed.get(id) ?? []))
}

export function entryRows(design: StudyDesign, versions: readonly Version[], list: string): Rows<EntryRow> {
  const asked = versions.map(({ compiled }) => compiled.item(list)?.valueType === 'entries')
  return (members) =>
    longRows(design)(members).flatMap((handed) => {
      const given = asked[handed.version] ? handed.line.answers[list] : undefined
      return (Array.isArray(given) ? given : []).map((entry, at): EntryRow => {
        const answers = typeof entry === 'object' && entry !== null ? (entry as Answers) : {}
        return {
          handed,
          number: at + 1,
          answers,
          state: () => handed.state()?.inside(list)[at]?.state ?? null,
        }
      })
    })
}
