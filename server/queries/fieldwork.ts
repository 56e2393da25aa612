import type { Db } from '../database/engine.ts'
import type { MemberWithCases } from '../domain/fieldwork.ts'
import { listMembers } from './member.ts'
import { listCasesOfStudy } from './sample-case.ts'

/** Every member of a study with the history of each case. */
export async function listMembersWithCases(db: Db, studyId: string): Promise<MemberWithCases[]> {
  const members = await listMembers(db, studyId)
  const cases = await listCasesOfStudy(db, studyId)
  return members.map((member) => ({ ...member, cases: cases.get(member.id) ?? {} }))
}
