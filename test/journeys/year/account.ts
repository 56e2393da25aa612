/** The books of a simulated year: what was sent, what every case came to, and whether the rates add up. */
import { eq } from 'drizzle-orm'
import { verifyAudit } from '../../../server/database/audit.ts'
import { contactAttempt, panelMember, response, sampleCase } from '../../../server/database/schema.ts'
import { boardCase } from '../../../server/database/schema-board.ts'
import { readTryKey, writeTryKey } from '../../../server/domain/contact-key.ts'
import { refreshBoards } from '../../../server/jobs/refresh-board.ts'
import { sealLog } from '../../../server/jobs/seal-audit.ts'
import type { Year } from './year.ts'

export interface Account {
  readonly members: number
  /** Contacts by way and outcome. */
  readonly contacts: Readonly<Record<string, number>>
  /** Contacts that never came to an end. */
  readonly open: readonly string[]
  /** Contacts of which the mail server took more than one message, or one message twice. */
  readonly twice: readonly string[]
  /** Contacts noted as sent by e-mail of which the mail server knows nothing. */
  readonly never: readonly string[]
  /** Messages that the mail server took and of which the contact says that they did not go out. */
  readonly denied: readonly string[]
  /** Cases per wave by disposition, and those that are not final. */
  readonly dispositions: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly notFinal: number
  /** Completed questionnaires per wave, as they were handed in. */
  readonly responses: Readonly<Record<string, number>>
  /** Place in the log that does not hold; null when all do. */
  readonly brokenLog: number | null
}

/** Reads the books; everything is derived once more first, at the end of the last day. */
export async function readAccount({ context, mail }: Year): Promise<Account> {
  const { now } = context.store
  await refreshBoards(context)
  while ((await sealLog(context)) > 0);
  const members = await now.select({ id: panelMember.id }).from(panelMember)
  const rows = await now
    .select({ contact: contactAttempt })
    .from(contactAttempt)
    .innerJoin(sampleCase, eq(sampleCase.id, contactAttempt.caseId))
  const byContact = new Map<string, number>()
  for (const { id, times } of mail.taken.values()) {
    const { caseId, kind, ordinal } = readTryKey(id)!
    const key = `${caseId} ${kind} ${ordinal}`
    byContact.set(key, (byContact.get(key) ?? 0) + times)
  }
  const contacts: Record<string, number> = {}
  const open: string[] = []
  const never: string[] = []
  const denied: string[] = []
  for (const { contact } of rows) {
    const { mode, outcome } = contact
    const key = `${contact.caseId} ${contact.kind} ${contact.ordinal}`
    contacts[`${mode} ${outcome}`] = (contacts[`${mode} ${outcome}`] ?? 0) + 1
    if (['claimed', 'queued', 'unknown'].includes(outcome)) open.push(`${key} ${outcome}`)
    const arrived = mail.taken.has(writeTryKey(contact))
    if (mode === 'email' && outcome === 'sent' && !arrived) never.push(key)
    if (mode === 'email' && outcome === 'failed' && arrived) denied.push(key)
  }
  const cases = await now.select().from(boardCase)
  const dispositions: Record<string, Record<string, number>> = {}
  for (const { wave, code } of cases) {
    dispositions[wave] ??= {}
    dispositions[wave][code] = (dispositions[wave][code] ?? 0) + 1
  }
  const responses: Record<string, number> = {}
  for (const { wave } of await now.select({ wave: response.wave }).from(response))
    responses[wave] = (responses[wave] ?? 0) + 1
  return {
    members: members.length,
    responses,
    contacts,
    open,
    twice: [...byContact].filter(([, times]) => times > 1).map(([key]) => key),
    never,
    denied,
    dispositions,
    notFinal: cases.filter(({ final }) => !final).length,
    brokenLog: await verifyAudit(now),
  }
}
