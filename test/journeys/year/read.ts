/** What the database holds of the simulated year. */
import { and, count, eq, inArray, lt } from 'drizzle-orm'
import type { Context } from '../../../server/context.ts'
import { contactAttempt, panelMember, sampleCase } from '../../../server/database/schema.ts'
import { readTryKey } from '../../../server/domain/contact-key.ts'
import { findPerson } from '../../../server/queries/vault.ts'

interface Reached {
  readonly memberId: string
  readonly wave: string
  readonly kind: string
  readonly ordinal: number
}

/** The letters of a run that were posted, each with the code that its reader finds in it. */
export async function lettersOf(context: Context, runId: string): Promise<(Reached & { code: string })[]> {
  const { now } = context.store
  const rows = await now
    .select({
      memberId: sampleCase.memberId,
      wave: sampleCase.wave,
      kind: contactAttempt.kind,
      ordinal: contactAttempt.ordinal,
    })
    .from(contactAttempt)
    .innerJoin(sampleCase, eq(sampleCase.id, contactAttempt.caseId))
    .where(and(eq(contactAttempt.runId, runId), eq(contactAttempt.outcome, 'sent')))
  return Promise.all(
    rows.map(async (row) => {
      const person = await findPerson(now, row.memberId)
      return { ...row, code: context.vault.open(person!.code, `vault_person:${row.memberId}:code`) }
    }),
  )
}

/** Whose message has this number. */
export async function ownerOf(context: Context, messageId: string): Promise<Reached> {
  const { caseId, kind, ordinal } = readTryKey(messageId)!
  const [row] = await context.store.now
    .select({ memberId: sampleCase.memberId, wave: sampleCase.wave })
    .from(sampleCase)
    .where(eq(sampleCase.id, caseId))
  return { ...row!, kind, ordinal }
}

/** How many contacts are being sent, were not, or are of unknown fate. */
export async function countUnsettled(context: Context): Promise<number> {
  const [row] = await context.store.now
    .select({ n: count() })
    .from(contactAttempt)
    .where(inArray(contactAttempt.outcome, ['claimed', 'failed', 'unknown']))
  return Number(row!.n)
}

/** Nothing becomes due before this moment, and nothing is underway or waits to be printed or called. */
export async function isQuiet(context: Context, until: number): Promise<boolean> {
  const { now } = context.store
  const [due] = await now.select({ n: count() }).from(panelMember).where(lt(panelMember.quietUntil, until))
  const [waiting] = await now
    .select({ n: count() })
    .from(contactAttempt)
    .where(inArray(contactAttempt.outcome, ['claimed', 'queued', 'failed', 'unknown']))
  return Number(due!.n) + Number(waiting!.n) === 0
}
