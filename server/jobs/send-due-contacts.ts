/** Derives what is due now, for every study, and sends it. Safe to run at any time, in many processes. */

import type { StudyDesign } from '../../surveys/design.ts'
import { sendContact } from '../commands/send-contact.ts'
import type { Context } from '../context.ts'
import { dueContacts, quietUntil } from '../domain/schedule.ts'
import { listMembersToSchedule, updateQuietUntil } from '../queries/member.ts'
import { listCasesOfMembers } from '../queries/sample-case.ts'
import { listStudies } from '../queries/study.ts'

export interface Sent {
  readonly sent: number
  readonly failed: number
}

export async function sendDueContacts(context: Context): Promise<Sent> {
  let sent = 0
  let failed = 0
  for (const { id, design } of await listStudies(context.store.now)) {
    for (let after = ''; ; ) {
      const { due, last } = await derive(context, design, id, after)
      const queue = [...due]
      const worker = async () => {
        for (let next = queue.shift(); next; next = queue.shift()) {
          const outcome = await sendContact(context, next.memberId, next.wave)
          if (outcome === 'sent') sent += 1
          if (outcome === 'failed') failed += 1
        }
      }
      await Promise.all(Array.from({ length: handsOver }, worker))
      if (last === null) break
      after = last
    }
  }
  return { sent, failed }
}

/** Messages handed over at the same time. */
const handsOver = 8

/** Members looked at in one transaction: others are not kept waiting for long. */
const atOnce = 500

/**
 * Of the next members for whom something may be due: what is; for who has nothing, until when that stays so. One
 * transaction, so that a date that changes meanwhile cannot be overlooked. `last` is null when there are no more.
 */
function derive(context: Context, design: StudyDesign, studyId: string, after: string) {
  return context.store.maintain(async (db) => {
    const now = context.clock()
    const due: { memberId: string; wave: string }[] = []
    const members = await listMembersToSchedule(db, studyId, now, after, atOnce)
    const cases = await listCasesOfMembers(
      db,
      members.map(({ id }) => id),
    )
    for (const member of members) {
      const own = cases.get(member.id) ?? {}
      const contacts = dueContacts(design, member, own, now)
      for (const { wave } of contacts) due.push({ memberId: member.id, wave: wave.id })
      const until = contacts.length > 0 ? 0 : quietUntil(design, member, own, now)
      if (until > now) await updateQuietUntil(db, member.id, until)
    }
    return { due, last: members.length < atOnce ? null : members.at(-1)!.id }
  })
}
