/**
 * A respondent enters with a personal code. Unknown, revoked and erased codes give one and the same answer. The session is
 * a random token; only its hash is stored.
 */
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { findMemberByCode, insertRespondentSession } from '../queries/vault.ts'

export const sessionLength = 12 * 3_600_000

export async function enter(context: Context, code: string): Promise<{ token: string }> {
  const { store, vault, clock } = context
  const memberId = await findMemberByCode(store.now, vault.hashCode(code))
  if (memberId === null) throw new Problem('code-unknown')
  const token = vault.newToken()
  const entry = { actor: `member:${memberId}`, action: 'enter', subject: `member:${memberId}` }
  await store.write(entry, (db) =>
    insertRespondentSession(db, {
      tokenHash: vault.hash(token),
      memberId,
      expiresAt: clock() + sessionLength,
    }),
  )
  return { token }
}
