/** Derives what is due now for every member of every study, and sends it. Safe to run at any time, in many processes. */
import { sendContact } from '../commands/send-contact.ts'
import type { Context } from '../context.ts'
import { dueContacts } from '../domain/schedule.ts'
import { listMembers } from '../queries/member.ts'
import { listCasesOfStudy } from '../queries/sample-case.ts'
import { listStudies } from '../queries/study.ts'

export interface Sent {
  readonly sent: number
  readonly failed: number
}

export async function sendDueContacts(context: Context): Promise<Sent> {
  const now = context.clock()
  const due = await context.store.snapshot(async (db) => {
    const found: { memberId: string; wave: string }[] = []
    for (const { design, id } of await listStudies(db)) {
      const members = await listMembers(db, id)
      const cases = await listCasesOfStudy(db, id)
      for (const member of members) {
        for (const { wave } of dueContacts(design, member, cases.get(member.id) ?? {}, now)) {
          found.push({ memberId: member.id, wave: wave.id })
        }
      }
    }
    return found
  })
  let sent = 0
  let failed = 0
  for (const { memberId, wave } of due) {
    const outcome = await sendContact(context, memberId, wave)
    if (outcome === 'sent') sent += 1
    if (outcome === 'failed') failed += 1
  }
  return { sent, failed }
}
