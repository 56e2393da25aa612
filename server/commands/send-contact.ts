/**
 * One contact goes out. It is judged again and claimed in one transaction, under a key that exists once, so that two
 * workers, or a worker after a crash, cannot send it twice; then it is handed over, and the outcome noted.
 */

import type { Message } from '../channels/channel.ts'
import type { Context } from '../context.ts'
import { addDays, dayAt, writeDay } from '../domain/calendar.ts'
import { writeContact } from '../domain/contact-protocol.ts'
import { dueContacts } from '../domain/schedule.ts'
import { findMember } from '../queries/member.ts'
import {
  type ContactRow,
  insertCase,
  insertContact,
  listCasesOfMember,
  updateContactOutcome,
} from '../queries/sample-case.ts'
import { findPerson } from '../queries/vault.ts'
import { emptyCase } from './open-case.ts'

/** Gives the outcome, or null when there turned out to be nothing to send. */
export async function sendContact(
  context: Context,
  memberId: string,
  waveId: string,
): Promise<ContactRow['outcome'] | null> {
  const claimed = await claim(context, memberId, waveId)
  if (!claimed) return null
  const outcome = await context.channel.send(claimed.message).then(
    () => 'sent' as const,
    () => 'failed' as const,
  )
  const entry = {
    actor: 'system',
    action: 'note-contact',
    subject: `member:${memberId}`,
    detail: { wave: waveId, kind: claimed.row.kind, ordinal: claimed.row.ordinal, outcome },
  }
  await context.store.write(entry, (db) => updateContactOutcome(db, claimed.row, outcome))
  return outcome
}

class NothingDue extends Error {}

async function claim(context: Context, memberId: string, waveId: string) {
  const entry = { actor: 'system', action: 'claim-contact', subject: `member:${memberId}` }
  try {
    return await context.store.write(entry, async (db, note) => {
      const member = await findMember(db, memberId)
      if (!member) throw new NothingDue()
      const { design } = await context.published.study(db, member.studyId, member.designHash)
      const now = context.clock()
      const cases = await listCasesOfMember(db, memberId)
      const due = dueContacts(design, member, cases, now).find((contact) => contact.wave.id === waveId)
      const person = await findPerson(db, memberId)
      if (!due || !person) throw new NothingDue()

      const fresh = emptyCase(context.newId(), memberId, member.studyId, waveId)
      if (!cases[waveId]) await insertCase(db, fresh)
      const row: ContactRow = {
        caseId: cases[waveId]?.id ?? fresh.id,
        kind: due.step.kind,
        ordinal: due.step.ordinal,
        mode: context.channel.mode,
        textKey: due.textKey,
        recordedAt: now,
        outcome: 'claimed',
      }
      if (!(await insertContact(db, row))) throw new NothingDue()

      const open = (field: 'name' | 'email' | 'code') =>
        person[field] && context.vault.open(person[field], `vault_person:${memberId}:${field}`)
      const name = open('name') ?? ''
      const code = open('code') ?? ''
      const closes = addDays(dayAt(due.window.closes, design.timeZone), -1)
      const text = writeContact(design.contactTexts[due.textKey]!, member.language, {
        name,
        code,
        link: `${context.config.publicUrl}/#${code}`,
        closes: writeDay(closes, member.language),
        periodFrom: writeDay(due.window.periodFrom, member.language),
        periodTo: writeDay(due.window.periodTo, member.language),
      })
      const message: Message = {
        memberId,
        wave: waveId,
        kind: row.kind,
        ordinal: row.ordinal,
        to: { name, email: open('email') },
        language: member.language,
        ...text,
      }
      // Opening the vault is part of this write, and so it stands in the log.
      note({ wave: waveId, kind: row.kind, ordinal: row.ordinal, text: due.textKey, opened: 'vault' })
      return { row, message }
    })
  } catch (error) {
    if (error instanceof NothingDue) return null
    throw error
  }
}
