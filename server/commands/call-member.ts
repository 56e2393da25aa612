/** A call: opened (name and number, each time in the log), noted with what came of it, and taken back when that was a mistake. */
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { type CallOutcome, contactAfterCall, participationAfterCall } from '../domain/call-outcome.ts'
import type { ContactKey } from '../domain/contact-key.ts'
import { changeParticipation } from '../domain/participation.ts'
import { nothingYet } from '../domain/sample-case.ts'
import { isStillWanted } from '../domain/schedule.ts'
import { waveWindow } from '../domain/window.ts'
import { Problem } from '../problem.ts'
import { findCall, insertCall, listCallsOfContact, undoCall } from '../queries/call.ts'
import { findContact, updateContact } from '../queries/contact-attempt.ts'
import {
  deriveAnew,
  findMember,
  findMemberOfCase,
  type Member,
  updateParticipation,
  updateReach,
} from '../queries/member.ts'
import { findCaseById, listCasesOfMember, updateCaseAt, updateRefusal } from '../queries/sample-case.ts'
import { findStop, findTextVersion } from '../queries/sending.ts'
import { findPerson, listPresentContacts, reopenVaultContact } from '../queries/vault.ts'
import { contactPlace } from '../vault/contact-place.ts'
import { endDetail } from './note-outcomes.ts'
import { fillIn, withoutWayIn } from './write-message.ts'

/** How long a call can be taken back. */
const undoable = 15 * 60_000

export interface OpenedCall {
  readonly memberId: string
  readonly name: string
  readonly phone: string
  /** What the call is about: the contact's words for this member, without code and link. */
  readonly language: Member['language']
  readonly subject: string
  readonly body: string
}

export function openCall(
  context: Context,
  actor: string,
  studyId: string,
  contact: ContactKey,
): Promise<OpenedCall> {
  const { store, vault, config } = context
  return store.write({ actor, action: 'open-call', subject: `study:${studyId}` }, async (db, note) => {
    if (await findStop(db, studyId)) throw new Problem('sending-stopped')
    const one = await onTheList(context, db, studyId, contact)
    const { memberId, wave, design, window } = one
    const person = await findPerson(db, memberId)
    const phone = (await listPresentContacts(db, memberId)).find(({ kind }) => kind === 'phone')
    if (!person || !phone) throw new Problem('not-on-call-list')
    note({ member: memberId, wave, kind: contact.kind, ordinal: contact.ordinal, opened: 'vault' })
    const { language } = one.member
    const { textVersionId, textKey } = one.contact
    const version = textVersionId ? await findTextVersion(db, textVersionId) : null
    const name = vault.open(person.name, `vault_person:${memberId}:name`)
    const words = version?.words ?? design.contactTexts[textKey]!
    const { subject, body } = fillIn(design, words, language, window, { name, ...withoutWayIn(config) })
    return {
      memberId,
      name,
      phone: vault.open(phone.value, contactPlace(memberId, 'phone')),
      language,
      subject,
      body,
    }
  })
}

/** The contact on the call list, if it still is to be made. */
async function onTheList({ published, clock }: Context, db: Db, studyId: string, key: ContactKey) {
  const found = await findMemberOfCase(db, studyId, key.caseId)
  const contact = await findContact(db, key)
  const member = found && (await findMember(db, found.memberId))
  if (!member || contact?.mode !== 'telephone' || contact.outcome !== 'queued') {
    throw new Problem('not-on-call-list')
  }
  const { design } = await published.study(db, studyId, member.designHash)
  const wave = design.waves.find(({ id }) => id === found.wave)
  const history = (await listCasesOfMember(db, member.id))[found.wave] ?? nothingYet
  const window = wave && waveWindow(wave, member.events, design.timeZone)
  if (typeof window !== 'object' || !isStillWanted(design, wave!, member, history, contact, clock())) {
    throw new Problem('not-on-call-list')
  }
  return { ...found, contact, member, design, window }
}

export interface CallNoted {
  readonly outcome: CallOutcome
  readonly appointmentAt: number | null
}

/** Gives the call's id. */
export function noteCall(
  context: Context,
  actor: string,
  studyId: string,
  key: ContactKey,
  { outcome, appointmentAt }: CallNoted,
): Promise<string> {
  const { store, clock, newId } = context
  const id = newId()
  return store.write({ actor, action: 'note-call', subject: `study:${studyId}` }, async (db, note) => {
    const { memberId, wave, contact, member } = await onTheList(context, db, studyId, key)
    const at = clock()
    const { caseId, kind, ordinal } = contact
    const calls = (await listCallsOfContact(db, contact)).length + 1
    await insertCall(db, { id, caseId, kind, ordinal, at, outcome, appointmentAt, actor, undoneAt: null })
    const becomes = contactAfterCall(outcome, calls)
    if (becomes)
      await updateContact(db, contact, ['queued'], { outcome: becomes, outcomeAt: at, note: outcome })
    if (outcome === 'wrong-number') await endDetail(db, memberId, 'telephone', at, { at, because: 'wrong' })
    if (outcome === 'refused') {
      const found = await findCaseById(db, caseId)
      await updateCaseAt(db, caseId, found!.revision, { refusedAt: at })
    }
    const change = participationAfterCall(outcome)
    const to = change && changeParticipation(member.participation, change)
    if (to) await updateParticipation(db, memberId, member.participation, to, at)
    await deriveAnew(db, [memberId])
    note({ member: memberId, wave, kind, ordinal, outcome, ...(to && { participation: to }) })
    return id
  })
}

/** Only the last call of a contact, by who made it, and soon after. */
export function takeBackCall(
  { store, clock }: Context,
  actor: string,
  studyId: string,
  callId: string,
): Promise<void> {
  return store.write({ actor, action: 'undo-call', subject: `study:${studyId}` }, async (db, note) => {
    const at = clock()
    const call = await findCall(db, callId)
    const found = call && (await findMemberOfCase(db, studyId, call.caseId))
    if (!call || !found) throw new Problem('not-found')
    const last = (await listCallsOfContact(db, call)).at(-1)
    if (last?.id !== callId || call.actor !== actor || at - call.at > undoable)
      throw new Problem('undo-too-late')
    if (!(await undoCall(db, callId, at))) throw new Problem('already-settled')
    const contact = await findContact(db, call)
    const ended = ['reached', 'not-reached', 'undeliverable'] as const
    if (contact) await updateContact(db, contact, ended, { outcome: 'queued', outcomeAt: null, note: null })
    await takeBackEffects(db, found.memberId, call)
    await deriveAnew(db, [found.memberId])
    note({ member: found.memberId, wave: found.wave, outcome: call.outcome })
  })
}

async function takeBackEffects(
  db: Db,
  memberId: string,
  { caseId, at, outcome }: { readonly caseId: string; readonly at: number; readonly outcome: CallOutcome },
): Promise<void> {
  const member = await findMember(db, memberId)
  if (outcome === 'refused') await updateRefusal(db, caseId, at, null)
  if (outcome === 'wrong-number' && (await reopenVaultContact(db, memberId, 'phone', at))) {
    const reachableBy = [...new Set([...(member?.reachableBy ?? []), 'phone' as const])]
    await updateReach(db, memberId, { reachableBy })
  }
  const change = participationAfterCall(outcome)
  const became = change && changeParticipation('active', change)
  if (member && became && member.participation === became) {
    await updateParticipation(db, memberId, became, 'active', at)
  }
}
