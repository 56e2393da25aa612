import type { MemberRecord, WaveRecord } from '../../analysis/index.ts'
import type { Db } from '../database/engine.ts'
import { listResponsesOfMembers } from './answers.ts'
import { listKnownOfMembersAfter } from './member.ts'

const ATONCE = 1_000

/** Members by id: those after one, up to another. */
export interface MemberRange {
  readonly after?: string | null
  readonly upTo?: string | null
}

/**
 * All that is known of each member of a study, as the analysis reads it: by pseudonym, without identity, so many at a time that
 * a large panel is never in memory as a whole.
 */
export async function* panelRecords(
  db: Db,
  studyId: string,
  { after: start, upTo }: MemberRange = {},
): AsyncGenerator<MemberRecord[]> {
  for (let after = start ?? ''; ; ) {
    const members = await listKnownOfMembersAfter(db, studyId, after, upTo ?? null, ATONCE)
    const last = members.at(-1)?.id
    if (last === undefined) return
    const responses = new Map<string, Record<string, WaveRecord>>()
    for (const { memberId, wave, ...response } of await listResponsesOfMembers(db, studyId, after, last)) {
      const own = responses.get(memberId)
      if (own) own[wave] = response
      else responses.set(memberId, { [wave]: response })
    }
    yield members
      .filter(({ participation }) => participation !== 'erased')
      .map(({ id, facts, events }) => ({ member: id, facts, events, waves: responses.get(id) ?? {} }))
    after = last
  }
}
