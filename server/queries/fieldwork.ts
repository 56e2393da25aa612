import type { StudyDesign } from '../../surveys/design.ts'
import type { Db } from '../database/engine.ts'
import type { MemberWithCases } from '../domain/fieldwork.ts'
import { listMembers } from './member.ts'
import { listCasesOfStudy } from './sample-case.ts'

/** Every member of a study with the dates, the facts named, and the history of each case. */
export async function listMembersWithCases(
  db: Db,
  design: StudyDesign,
  factNames: readonly string[],
): Promise<MemberWithCases[]> {
  const names = [...new Set([...factNames, ...Object.keys(design.eligibility.facts)])]
  const members = await listMembers(db, design.id, names)
  const cases = await listCasesOfStudy(db, design.id)
  return members.map((member) => ({ ...member, cases: cases.get(member.id) ?? {} }))
}
