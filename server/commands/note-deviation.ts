/** What is published after the lock may deviate from the plan, when it is said why. Inside the transaction of the publication. */
import type { StudyDesign } from '../../surveys/design.ts'
import type { Db } from '../database/store.ts'
import { type Difference, differences } from '../domain/plan-differences.ts'
import { Problem } from '../problem.ts'
import { findPlanLock } from '../queries/plan-lock.ts'
import { findStudy } from '../queries/study.ts'
import { planParts } from './lock-plan.ts'

/** What the log keeps of a deviation. */
export interface Deviation {
  readonly reason: string
  readonly changes: readonly Difference[]
}

/** The plan that is in the field, when it is locked. Call it before anything is written. */
export async function lockedPlan(db: Db, studyId: string): Promise<unknown> {
  const lock = await findPlanLock(db, studyId)
  const inField = lock && (await findStudy(db, studyId))
  return inField ? planParts(db, inField.design) : null
}

/** @throws Problem `reason-missing` */
export async function deviationFrom(
  before: unknown,
  db: Db,
  design: StudyDesign,
  reason: string,
): Promise<Deviation | null> {
  const changes = before === null ? [] : differences(before, await planParts(db, design))
  if (changes.length === 0) return null
  const said = reason.trim()
  if (said === '') throw new Problem('reason-missing', { places: changes.map(({ path }) => path).join(', ') })
  return { reason: said, changes }
}
