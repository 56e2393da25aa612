/** A researcher says what became of a case, against what follows from the events, or takes that back. */
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import type { DispositionCode } from '../domain/disposition.ts'
import { Problem } from '../problem.ts'
import { touchBoard } from '../queries/board.ts'
import { insertCorrection, listCorrectionsOfMember } from '../queries/disposition.ts'
import { findMember } from '../queries/member.ts'

export interface Correction {
  readonly studyId: string
  readonly memberId: string
  readonly wave: string
  /** Null takes the correction before back. */
  readonly code: DispositionCode | null
  readonly reason: string
}

/** The reason stands with the case, not in the log: it may tell who someone is, and goes with an erasure. */
export function correctDisposition(context: Context, actor: string, correction: Correction): Promise<void> {
  const { memberId, wave, code } = correction
  const entry = {
    actor,
    action: code === null ? 'undo-disposition' : 'correct-disposition',
    subject: `member:${memberId}`,
    detail: { wave, code },
  }
  return context.store.write(entry, (db) => applyCorrection(context, db, actor, correction))
}

export async function applyCorrection(
  context: Context,
  db: Db,
  actor: string,
  { studyId, memberId, wave, code, reason }: Correction,
): Promise<void> {
  const member = await findMember(db, memberId)
  if (!member || member.studyId !== studyId) throw new Problem('not-found')
  const { design } = await context.published.study(db, studyId, member.designHash)
  if (!design.waves.some(({ id }) => id === wave)) throw new Problem('not-found')
  if (code === null) {
    const [newest] = (await listCorrectionsOfMember(db, memberId)).filter((own) => own.wave === wave)
    if (!newest?.code) throw new Problem('nothing-to-undo')
  }
  const { newId, clock } = context
  await insertCorrection(db, { id: newId(), memberId, wave, code, reason, actor, at: clock() })
  await touchBoard(db, memberId)
}
