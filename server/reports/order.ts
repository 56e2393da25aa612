import type { MemberRecord, PublishedFigures } from '../../analysis/index.ts'
import type { StudyDesign } from '../../surveys/design.ts'

/** All that a report is made of: plain data, so that it can go to a thread. */
export interface ReportOrder {
  readonly design: StudyDesign
  readonly figures: PublishedFigures
  readonly records: readonly MemberRecord[]
  readonly simulated: boolean
}
