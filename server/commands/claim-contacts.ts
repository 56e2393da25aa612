/**
 * Contacts of several members are claimed: judged again and recorded in one transaction, under a key that exists once, so
 * that two workers, or a worker after a crash, cannot send one twice. What a channel takes is handed over after that.
 */
import type { ContactMode } from '../../surveys/design.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { dayAt, startOfDay } from '../domain/calendar.ts'
import type { ContactOutcome } from '../domain/contact-outcome.ts'
import { newReference } from '../domain/letter-reference.ts'
import type { ContactMade } from '../domain/sample-case.ts'
import { type DueContact, dueContacts } from '../domain/schedule.ts'
import { withWaysOut } from '../domain/ways-out.ts'
import { countClaimsSince, insertContact, updateContact } from '../queries/contact-attempt.ts'
import { deriveAnew, listMembersById, type Member } from '../queries/member.ts'
import { findOpenRun, insertLetter, insertRun } from '../queries/print-run.ts'
import { type Case, type ContactRow, insertCase, listCasesOfMembers } from '../queries/sample-case.ts'
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

    const claimed: Claimed[] = []
    const touched = new Set<string>()
    let queued = 0
    for (const { member, contact } of due) {
      const person = people.get(member.id)
      if (!person || !(await room(contact.mode))) continue
      const own = cases.get(member.id)?.[contact.wave.id]
      const byChannel = context.channels[contact.mode] !== undefined
      const row = newRow(context, contact, own ?? null, {
        outcome: byChannel ? 'claimed' : 'queued',
        textVersionId: texts.get(contact.textKey)?.id ?? null,
        runId: contact.mode === 'letter' && !byChannel ? await runId() : null,
        now,
      })
      if (!(await record(context, db, member, contact, own, row))) continue
      touched.add(member.id)
      // Opening the vault is part of this write, and so it stands in the log.
      log({
        actor: 'system',
        action: byChannel ? 'claim-contact' : 'queue-contact',
        subject: `member:${member.id}`,
        detail: {
          wave: contact.wave.id,
          kind: row.kind,
          ordinal: row.ordinal,
          mode: row.mode,
          text: row.textKey,
          ...(row.tries > 1 && { tries: row.tries }),
          ...(byChannel && { opened: 'vault' }),
        },
      })
      if (!byChannel) {
        queued += 1
        continue
      }
      claimed.push({
        row,
        draft: {
          key: row,
          wave: contact.wave.id,
          window: contact.window,
          words: design.contactTexts[contact.textKey]!,
          design,
          member,
          person,
          contacts: details.get(member.id) ?? [],
        },
      })
    }
    await deriveAnew(db, [...touched])
    return { toHandOver: claimed, queued }
  })
}

/** False when this very contact was claimed by someone else. */
async function record(
  { randomBytes }: Context,
  db: Db,
  member: Member,
  { wave }: DueContact,
  own: Case | undefined,
  row: ContactRow,
): Promise<boolean> {
  if (!own) await insertCase(db, emptyCase(row.caseId, member.id, member.studyId, wave.id))
  const made = madeBefore(own ?? null, row)
  const first = made
    ? await updateContact(db, { ...row, tries: made.tries ?? 1 }, [made.outcome], row)
    : await insertContact(db, row)
  if (first && row.mode === 'letter') {
    const { caseId, kind, ordinal, tries, runId } = row
    await insertLetter(db, { reference: newReference(randomBytes(8)), caseId, kind, ordinal, tries, runId })
  }
  return first
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
