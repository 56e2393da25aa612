/** What a line of each export is made from. */
import type { WaveDesign } from '../../surveys/design.ts'
import type { AnswerMap } from '../domain/answers.ts'
import type { CaseEvents } from '../domain/disposition.ts'
import type { IncentiveRow } from '../queries/incentive.ts'
import type { Member } from '../queries/member.ts'
import type { ContactRow } from '../queries/sample-case.ts'

export interface MemberLine {
  readonly memberId: string
  readonly member: Member
}

export interface CaseLine extends MemberLine {
  readonly wave: string
  readonly design: WaveDesign
  readonly events: CaseEvents
  readonly revisions: number
}

export interface ContactLine {
  readonly memberId: string
  readonly wave: string
  readonly contact: ContactRow
}

export interface ResponseLine {
  readonly memberId: string
  readonly wave: string
  readonly version: number
  readonly firstAccessAt: number | null
  readonly revisions: number
  readonly response: {
    readonly language: string
    readonly mode: string
    readonly periodFrom: string
    readonly periodTo: string
    readonly completedAt: number
  }
}

export type IncentiveLine = IncentiveRow

/** One questionnaire that was handed in. */
export interface AnswerLine {
  readonly memberId: string
  readonly wave: string
  readonly versionId: string
  readonly language: string
  readonly mode: string
  readonly periodFrom: string
  readonly periodTo: string
  readonly completedAt: number
  readonly answers: AnswerMap
}
