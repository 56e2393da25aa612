/** A respondent leaves; the session is of no use to who finds the device. */
import type { Context } from '../context.ts'
import { deleteRespondentSession, findRespondentSession } from '../queries/vault.ts'

export async function leave({ store }: Context, tokenHash: string): Promise<void> {
  const session = await findRespondentSession(store.now, tokenHash)
  if (!session) return
  const subject = `member:${session.memberId}`
  await store.write({ actor: subject, action: 'leave', subject }, (db) =>
    deleteRespondentSession(db, tokenHash),
  )
}
