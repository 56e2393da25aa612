/** Derives what is due now, for every study, and sends it. Safe to run at any time, in many processes. */
import type { StudyDesign } from '../../surveys/design.ts'
import { type Claims, claimContacts } from '../commands/claim-contacts.ts'
import { loseClaims } from '../commands/lose-claims.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { dayAt, startOfDay } from '../domain/calendar.ts'
import { dueContacts, type NextOut, type NotBefore, nextOut } from '../domain/schedule.ts'
import { nextDay } from '../domain/sending-hours.ts'
import { withWaysOut } from '../domain/ways-out.ts'
import { countClaimsSince } from '../queries/contact-attempt.ts'
import { listMembersToSchedule, updateQuietUntil } from '../queries/member.ts'
import { listCasesOfMembers } from '../queries/sample-case.ts'
import { findStop } from '../queries/sending.ts'
import { listStudies } from '../queries/study.ts'
import { handOver } from './hand-over.ts'

export interface Sent {
  readonly sent: number
  /** Not handed over; tried again, or by another way. */
  readonly failed: number
  /** Letters that went into a print run, calls that went on the list. */
  readonly queued: number
}

export async function sendDueContacts(context: Context): Promise<Sent> {
  const counts = { sent: 0, failed: 0, queued: 0 }
  while ((await loseClaims(context)) > 0);
  for (const { id, design } of await listStudies(context.store.now)) {
    if (await findStop(context.store.now, id)) continue
    const here = withWaysOut(design, context.channels)
    // While one batch is handed over the next is claimed: no more than two are underway.
    let underway: Promise<void> = Promise.resolve()
    for (let after = ''; ; ) {
      const { due, last } = await derive(context, here, id, after)
      for (let from = 0; from < due.length; from += claimedAtOnce) {
        const claims: Claims = await claimContacts(context, id, due.slice(from, from + claimedAtOnce))
        counts.queued += claims.queued
        await underway
        underway = handOver(context, claims.toHandOver, counts)
        // What goes wrong is thrown where it is waited for.
        underway.catch(() => undefined)
      }
      if (last === null) break
      after = last
    }
    await underway
  }
  return counts
}

/** Members looked at in one transaction: others are not kept waiting for long. */
const atOnce = 500

/** Members whose contacts are claimed in one transaction: of two such batches a killed worker leaves in doubt what became. */
const claimedAtOnce = 100

/**
 * Of the next members for whom something may be due: who has something; for who has nothing, until when that stays so. One
 * transaction, so that a date that changes meanwhile cannot be overlooked. `last` is null when there are no more.
 */
export function derive(context: Context, design: StudyDesign, studyId: string, after: string) {
  return context.store.maintain(async (db) => {
    const now = context.clock()
    const due: string[] = []
    const members = await listMembersToSchedule(db, studyId, now, after, atOnce)
    const cases = await listCasesOfMembers(
      db,
      members.map(({ id }) => id),
    )
    const full = members.length > 0 ? await fullToday(db, design, studyId, now) : {}
    const quiet: (NextOut & { id: string })[] = []
    for (const member of members) {
      const own = cases.get(member.id) ?? {}
      if (dueContacts(design, member, own, now, full).length > 0) {
        due.push(member.id)
        continue
      }
      const next = nextOut(design, member, own, now, full)
      if (next.at > now) quiet.push({ id: member.id, ...next })
    }
    await updateQuietUntil(db, quiet)
    return { due, last: members.length < atOnce ? null : members.at(-1)!.id }
  })
}

/** The ways by which no more go out today, until the next. */
async function fullToday(db: Db, design: StudyDesign, studyId: string, now: number): Promise<NotBefore> {
  const { timeZone, sending } = design
  const today = startOfDay(dayAt(now, timeZone), timeZone)
  const full: Record<string, number> = {}
  for (const [mode, most] of Object.entries(sending.perDay)) {
    const made = await countClaimsSince(db, studyId, mode as keyof typeof sending.perDay, today)
    if (made >= most) full[mode] = nextDay(timeZone, now)
  }
  return full
}
