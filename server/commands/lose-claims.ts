/**
 * Claims of which nothing was heard: the process that made them is gone, and nobody can tell whether the message left. They
 * are never sent again by themselves; a researcher says which.
 */
import type { Context } from '../context.ts'
import { listLostClaims, updateContact } from '../queries/contact-attempt.ts'
import { deriveAnew } from '../queries/member.ts'

/** Longer than any channel waits for an answer. */
const patience = 10 * 60_000

const atOnce = 500

/** Gives how many were found. */
export function loseClaims({ store, clock }: Context): Promise<number> {
  return store.writeMany(async (db, log) => {
    const now = clock()
    const lost: string[] = []
    for (const { contact, memberId, wave } of await listLostClaims(db, now - patience, atOnce)) {
      const noted = { outcome: 'unknown', outcomeAt: now } as const
      if (!(await updateContact(db, contact, ['claimed'], noted))) continue
      const { kind, ordinal } = contact
      lost.push(memberId)
      log({
        actor: 'system',
        action: 'lose-contact',
        subject: `member:${memberId}`,
        detail: { wave, kind, ordinal, outcome: 'unknown' },
      })
    }
    await deriveAnew(db, lost)
    return lost.length
  })
}
