/** Nobody could tell whether a contact went out; a researcher found out. What did not go out is tried again. */
import type { Context } from '../context.ts'
import type { TryKey } from '../domain/contact-key.ts'
import { Problem } from '../problem.ts'
import { updateContact } from '../queries/contact-attempt.ts'
import { deriveAnew, findMemberOfCase } from '../queries/member.ts'

export function resolveUnknown(
  { store, clock }: Context,
  actor: string,
  studyId: string,
  contact: TryKey,
  went: boolean,
): Promise<void> {
  const entry = { actor, action: 'resolve-contact', subject: `study:${studyId}` }
  return store.write(entry, async (db, note) => {
    const found = await findMemberOfCase(db, studyId, contact.caseId)
    if (!found) throw new Problem('not-found')
    const outcome = went ? 'sent' : 'failed'
    if (!(await updateContact(db, contact, ['unknown'], { outcome, outcomeAt: clock() }))) {
      throw new Problem('already-settled')
    }
    await deriveAnew(db, [found.memberId])
    const { kind, ordinal } = contact
    note({ member: found.memberId, wave: found.wave, kind, ordinal, outcome })
  })
}
