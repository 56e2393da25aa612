/** A researcher decides of one row of a sample whether it is someone who is known. May be decided again until it is taken in. */
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { findImport, updateImport } from '../queries/import.ts'
import { updateLikeness } from '../queries/possible.ts'

export interface RowDecision {
  readonly studyId: string
  readonly importId: string
  readonly row: number
  /** same: left out · other: taken in · possible: goes with those that nobody decided on. */
  readonly decision: 'same' | 'other' | 'possible'
}

export async function decideRow(
  { store, clock }: Context,
  actor: string,
  { studyId, importId, row, decision }: RowDecision,
): Promise<void> {
  const detail = { import: importId, row, decision }
  const entry = { actor, action: 'decide-row', subject: `study:${studyId}`, detail }
  await store.write(entry, async (db) => {
    if (!(await findImport(db, studyId, importId))) throw new Problem('not-found')
    // Also tells that someone is at it.
    if (!(await updateImport(db, importId, 'checked', { stateAt: clock() })))
      throw new Problem('import-not-ready')
    if (!(await updateLikeness(db, importId, row, decision))) throw new Problem('not-found')
  })
}
