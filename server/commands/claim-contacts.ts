/**
 * Contacts of several members are claimed: judged again and recorded in one transaction, under a key that exists once, so
 * that two workers, or a worker after a crash, cannot send one twice. What a channel takes is handed over after that.
 */
import type { ContactMode } from '../../surveys/design.ts'
import type { Context } from '../context.ts'
import type { AuditEntry } from '../database/audit.ts'
import type { Db } from '../database/store.ts'
import { dayAt, startOfDay } from '../domain/calendar.ts'
import { writeContactKey } from '../domain/contact-key.ts'
import type { ContactOutcome } from '../domain/contact-outcome.ts'
import { newReference } from '../domain/letter-reference.ts'
import type { ContactMade } from '../domain/sample-case.ts'
import { type DueContact, dueContacts } from '../domain/schedule.ts'
import { withWaysOut } from '../domain/ways-out.ts'
import { countClaimsSince, insertContacts, updateContact } from '../queries/contact-attempt.ts'
import { deriveAnew, listMembersById } from '../queries/member.ts'
import { findOpenRun, insertLetters, insertRun } from '../queries/print-run.ts'
import { type Case, type ContactRow, insertCases, listCasesOfMembers } from '../queries/sample-case.ts'
import { findStop, newestTexts } from '../queries/sending.ts'
import { listPeople, listPresentContactsOf } from '../queries/vault.ts'
import { emptyCase } from './open-case.ts'
import type { Draft } from './write-message.ts'

/** A contact that is now this process's to hand over. */
export interface Claimed {
  readonly row: ContactRow
  readonly draft: Draft
}

export interface Claims {
  readonly toHandOver: readonly Claimed[]
  /** Letters that went into a print run, and calls that went on the list. */
  readonly queued: number
}

export function claimContacts(
  context: Context,
  studyId: string,
  memberIds: readonly string[],
): Promise<Claims> {
  const { store, published, clock } = context
  return store.writeMany(async (db, log) => {
    const nothing: Claims = { toHandOver: [], queued: 0 }
    const { design: whole } = await published.study(db, studyId)
    if (await findStop(db, studyId)) return nothing
    const design = withWaysOut(whole, context.channels)
    const now = clock()
    const members = await listMembersById(db, studyId, memberIds)
    const cases = await listCasesOfMembers(db, memberIds)
    const due = members.flatMap((member) =>
      dueContacts(design, member, cases.get(member.id) ?? {}, now).map((contact) => ({ member, contact })),
    )
    if (due.length === 0) return nothing
    const people = new Map((await listPeople(db, memberIds)).map((row) => [row.memberId, row]))
    const details = await listPresentContactsOf(db, memberIds)
    const texts = await newestTexts(db, studyId)
    const room = dayRoom(
      db,
      studyId,
      design.sending.perDay,
      startOfDay(dayAt(now, design.timeZone), design.timeZone),
    )
    const runId = printRunOfToday(context, db, studyId, dayAt(now, design.timeZone))

    const wanted: Wanted[] = []
    for (const { member, contact } of due) {
      const person = people.get(member.id)
      if (!person || !(await room(contact.mode))) continue
      const own = cases.get(member.id)?.[contact.wave.id] ?? null
      const byChannel = context.channels[contact.mode] !== undefined
      const row = newRow(context, contact, own, {
        outcome: byChannel ? 'claimed' : 'queued',
        textVersionId: texts.get(contact.textKey)?.id ?? null,
        runId: contact.mode === 'letter' && !byChannel ? await runId() : null,
        now,
      })
      const contacts = details.get(member.id) ?? []
      const words = design.contactTexts[contact.textKey]!
      const { wave, window } = contact
      wanted.push({
        own,
        row,
        draft: { key: row, wave: wave.id, window, words, design, member, person, contacts },
      })
    }
    const recorded = await record(context, db, studyId, wanted)
    for (const { row, draft } of recorded) log(lineOf(row, draft))
    await deriveAnew(
      db,
      recorded.map(({ draft }) => draft.member.id),
    )
    const toHandOver = recorded.filter(({ row }) => row.outcome === 'claimed')
    return { toHandOver, queued: recorded.length - toHandOver.length }
  })
}

interface Wanted extends Claimed {
  readonly own: Case | null
}

/** Gives those that were not claimed by someone else. */
async function record(
  { randomBytes }: Context,
  db: Db,
  studyId: string,
  wanted: readonly Wanted[],
): Promise<Wanted[]> {
  const first = wanted.filter(({ own }) => !own)
  await insertCases(
    db,
    first.map(({ row, draft }) => emptyCase(row.caseId, draft.member.id, studyId, draft.wave)),
  )
  const claimed = await insertContacts(
    db,
    wanted.filter(({ own, row }) => !madeBefore(own, row)).map(({ row }) => row),
  )
  for (const { own, row } of wanted) {
    const made = madeBefore(own, row)
    if (made && (await updateContact(db, { ...row, tries: made.tries ?? 1 }, [made.outcome], row)))
      claimed.add(writeContactKey(row))
  }
  const recorded = wanted.filter(({ row }) => claimed.has(writeContactKey(row)))
  const letters = recorded.filter(({ row }) => row.mode === 'letter')
  await insertLetters(
    db,
    letters.map(({ row: { caseId, kind, ordinal, tries, runId } }) => {
      return { reference: newReference(randomBytes(8)), caseId, kind, ordinal, tries, runId }
    }),
  )
  return recorded
}

/** Opening the vault is part of claiming, and so it stands in the log; what is queued is opened later. */
function lineOf(
  { kind, ordinal, mode, textKey, tries, outcome }: ContactRow,
  { member, wave }: Draft,
): AuditEntry {
  const byChannel = outcome === 'claimed'
  return {
    actor: 'system',
    action: byChannel ? 'claim-contact' : 'queue-contact',
    subject: `member:${member.id}`,
    detail: {
      wave,
      kind,
      ordinal,
      mode,
      text: textKey,
      ...(tries > 1 && { tries }),
      ...(byChannel && { opened: 'vault' }),
    },
  }
}

function newRow(
  { newId, worker }: Context,
  { step, mode, textKey }: DueContact,
  own: Case | null,
  given: {
    readonly outcome: ContactOutcome
    readonly textVersionId: string | null
    readonly runId: string | null
    readonly now: number
  },
): ContactRow {
  const key = { kind: step.kind, ordinal: step.ordinal }
  return {
    caseId: own?.id ?? newId(),
    ...key,
    mode,
    textKey,
    textVersionId: given.textVersionId,
    recordedAt: given.now,
    outcome: given.outcome,
    outcomeAt: null,
    tries: (madeBefore(own, key)?.tries ?? 0) + 1,
    runId: given.runId,
    note: null,
    worker,
  }
}

function madeBefore(own: Case | null, key: Pick<ContactRow, 'kind' | 'ordinal'>): ContactMade | undefined {
  return own?.contacts.find(({ kind, ordinal }) => kind === key.kind && ordinal === key.ordinal)
}

/** Whether one more may go this way today; each yes takes a place. */
function dayRoom(
  db: Db,
  studyId: string,
  perDay: Readonly<Partial<Record<ContactMode, number>>>,
  today: number,
): (mode: ContactMode) => Promise<boolean> {
  const left = new Map<ContactMode, number>()
  return async (mode) => {
    const most = perDay[mode]
    if (most === undefined) return true
    const room = left.get(mode) ?? most - (await countClaimsSince(db, studyId, mode, today))
    left.set(mode, room - 1)
    return room > 0
  }
}

/** The open print run of the day, made when the first letter asks for it. */
function printRunOfToday({ newId, clock }: Context, db: Db, studyId: string, day: string) {
  let run: Promise<{ readonly id: string }> | undefined
  const findOrMake = async () =>
    (await findOpenRun(db, studyId, day)) ??
    (await insertRun(db, { id: newId(), studyId, day, openedAt: clock(), closedAt: null, postedAt: null }))
  return async () => {
    run ??= findOrMake()
    return (await run).id
  }
}
