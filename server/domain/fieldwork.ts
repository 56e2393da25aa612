/** The fieldwork of a study as it stands: every member's case in every wave, counted by status. */
import type { StudyDesign } from '../../surveys/design.ts'
import { type CaseHistory, type CaseStatus, caseState, type MemberState, nothingYet } from './sample-case.ts'

export type StatusCounts = Partial<Record<CaseStatus, number>>

export interface WaveCounts {
  readonly wave: string
  /** By group (the plan's grouping fact), and over all as `all`. */
  readonly counts: Readonly<Record<string, StatusCounts>>
}

export interface MemberWithCases extends MemberState {
  readonly id: string
  readonly cases: Readonly<Record<string, CaseHistory>>
}

export function statusesOf(
  design: StudyDesign,
  member: MemberWithCases,
  now: number,
): Record<string, CaseStatus> {
  const statuses: Record<string, CaseStatus> = {}
  for (const wave of design.waves) {
    statuses[wave.id] = caseState(design, wave, member, member.cases[wave.id] ?? nothingYet, now).status
  }
  return statuses
}

export function countFieldwork(
  design: StudyDesign,
  members: Iterable<MemberWithCases>,
  groupFact: string,
  now: number,
): WaveCounts[] {
  const counts = design.waves.map((wave) => ({ wave: wave.id, counts: {} as Record<string, StatusCounts> }))
  for (const member of members) {
    const statuses = statusesOf(design, member, now)
    for (const row of counts) {
      const status = statuses[row.wave]!
      for (const group of ['all', member.facts[groupFact] ?? 'unknown']) {
        row.counts[group] ??= {}
        row.counts[group][status] = (row.counts[group][status] ?? 0) + 1
      }
    }
  }
  return counts
}
