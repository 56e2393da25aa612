/** A message came back: the contact did not arrive, and the address it went to is not used any more. */
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import type { TryKey } from '../domain/contact-key.ts'
import { normalizeReference } from '../domain/letter-reference.ts'
import { Problem } from '../problem.ts'
import { findContact, updateContact } from '../queries/contact-attempt.ts'
import { deriveAnew, findMemberOfCase } from '../queries/member.ts'
import { findLetter } from '../queries/print-run.ts'
import { endDetail } from './note-outcomes.ts'

/** Gives the member, or null when this try is not known, or was settled as returned before. */
export function returnContact(
  { store, clock }: Context,
  actor: string,
  contact: TryKey,
  why: string,
): Promise<string | null> {
  return store.writeMany(async (db, log) => {
    const found = await findMemberOfCase(db, null, contact.caseId)
    if (!found) return null
    const detail = await markReturned(db, contact, found.memberId, clock(), why)
    if (!detail) return null
    const subject = `member:${found.memberId}`
    log({ actor, action: 'return-contact', subject, detail: { wave: found.wave, ...detail } })
    return found.memberId
  })
}

/** A letter is back: known by the reference at its foot. Gives the member. */
export function returnLetter(
  { store, clock }: Context,
  actor: string,
  studyId: string,
  reference: string,
): Promise<string> {
  const entry = { actor, action: 'return-letter', subject: `study:${studyId}` }
  return store.write(entry, async (db, note) => {
    const found = await findLetter(db, studyId, normalizeReference(reference))
    if (!found) throw new Problem('letter-unknown')
    const detail = await markReturned(db, found.letter, found.memberId, clock(), 'returned mail')
    if (!detail) throw new Problem('already-settled')
    note({ member: found.memberId, ...detail })
    return found.memberId
  })
}

async function markReturned(db: Db, key: TryKey, memberId: string, at: number, note: string) {
  const contact = await findContact(db, key)
  if (!contact) return null
  const set = { outcome: 'undeliverable', outcomeAt: at, note } as const
  if (!(await updateContact(db, key, ['sent', 'unknown', 'queued'], set))) return null
  await endDetail(db, memberId, contact.mode, contact.recordedAt, { at, because: 'returned' })
  await deriveAnew(db, [memberId])
  const { kind, ordinal, mode } = contact
  return { kind, ordinal, mode, outcome: 'undeliverable', note }
}
