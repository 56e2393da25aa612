/**
 * One contact goes out. It is judged again and claimed in one transaction, under a key that exists once, so that two
 * workers, or a worker after a crash, cannot send it twice; then it is handed over, and the outcome noted.
 */

import type { Address, Message } from '../channels/channel.ts'
import type { Context } from '../context.ts'
import { lastDayBefore, writeDay } from '../domain/calendar.ts'
import { writeContact } from '../domain/contact-protocol.ts'
import type { ContactKind } from '../domain/reach.ts'
import { dueContacts } from '../domain/schedule.ts'
import { touchBoard } from '../queries/board.ts'
import { findMember } from '../queries/member.ts'
import {
  type ContactRow,
  insertCase,
  insertContact,
  listCasesOfMember,
  updateContactOutcome,
} from '../queries/sample-case.ts'
import { findPerson, listPresentContacts } from '../queries/vault.ts'
import { contactPlace } from '../vault/contact-place.ts'
import { emptyCase } from './open-case.ts'

/** Gives the outcome, or null when there turned out to be nothing to send. */
export async function sendContact(
  context: Context,
  memberId: string,
  waveId: string,
): Promise<ContactRow['outcome'] | null> {
  const claimed = await claim(context, memberId, waveId)
  if (!claimed) return null
  const outcome = await context.channels[claimed.row.mode]!.send(claimed.message).then(
    () => 'sent' as const,
    () => 'failed' as const,
  )
  const entry = {
    actor: 'system',
    action: 'note-contact',
    subject: `member:${memberId}`,
    detail: { wave: waveId, kind: claimed.row.kind, ordinal: claimed.row.ordinal, outcome },
  }
  await context.store.write(entry, async (db) => {
    await updateContactOutcome(db, claimed.row, outcome)
    await touchBoard(db, memberId)
  })
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
        mode: due.mode,
        textKey: due.textKey,
        textVersionId: null,
        recordedAt: now,
        outcome: 'claimed',
        outcomeAt: null,
        tries: 1,
        runId: null,
        note: null,
      }
      if (!(await insertContact(db, row))) throw new NothingDue()
      await touchBoard(db, memberId)

      const open = (field: 'name' | 'code') =>
        context.vault.open(person[field], `vault_person:${memberId}:${field}`)
      const name = open('name')
      const code = open('code')
      const known = new Map<ContactKind, string>()
      for (const { kind, value } of await listPresentContacts(db, memberId)) {
        known.set(kind, context.vault.open(value, contactPlace(memberId, kind)))
      }
      const address = known.get('address')
      const closes = lastDayBefore(due.window.closes, design.timeZone)
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
        to: {
          name,
          email: known.get('email') ?? null,
          phone: known.get('phone') ?? null,
          address: address === undefined ? null : (JSON.parse(address) as Address),
        },
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
