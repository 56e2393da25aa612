import type { MemberRecord, WaveRecord } from '../../analysis/index.ts'
import type { Db } from '../database/engine.ts'
import { listResponsesOfStudy } from './answers.ts'
import { listMembers } from './member.ts'

/** All that is known of each member of a study, as the analysis reads it: by pseudonym, without identity. */
export async function listPanelRecords(db: Db, studyId: string): Promise<MemberRecord[]> {
  const members = await listMembers(db, studyId)
  const responses = new Map<string, Record<string, WaveRecord>>()
  for (const { memberId, wave, ...response } of await listResponsesOfStudy(db, studyId)) {
    const own = responses.get(memberId)
    if (own) own[wave] = response
    else responses.set(memberId, { [wave]: response })
  }
  return members
    .filter(({ participation }) => participation !== 'erased')
    .map(({ id, facts, events }) => ({ member: id, facts, events, waves: responses.get(id) ?? {} }))
}
