import { z } from '@hono/zod-openapi'
import type { Context } from '../context.ts'
import { type BoardRow, boardRow } from '../domain/board.ts'
import { lastDayBefore } from '../domain/calendar.ts'
import { possibleChanges } from '../domain/participation.ts'
import { caseState, nothingYet } from '../domain/sample-case.ts'
import { eventsOf } from '../jobs/refresh-board.ts'
import { Problem } from '../problem.ts'
import { listAudit } from '../queries/audit.ts'
import { listCorrectionsOfMember } from '../queries/disposition.ts'
import { findMember } from '../queries/member.ts'
import { listCasesOfMember, listContacts } from '../queries/sample-case.ts'

const text = z.object({ nl: z.string(), en: z.string() })

export const memberStorySchema = z.object({
  id: z.string(),
  study: z.object({ id: z.string(), title: text, simulated: z.boolean() }),
  participation: z.string(),
  participationAt: z.number(),
  language: z.string(),
  events: z.array(z.object({ name: z.string(), label: text, day: z.string() })),
  facts: z.array(z.object({ name: z.string(), label: text, value: z.string(), valueLabel: text.nullable() })),
  waves: z.array(
    z.object({
      id: z.string(),
      title: text,
      status: z.string(),
      opensOn: z.string().nullable(),
      /** The last day on which it can be filled in. */
      lastDay: z.string().nullable(),
      disposition: z.object({ code: z.string(), final: z.boolean(), corrected: z.boolean() }),
      /** What researchers made of it, the newest first; without a code: taken back. */
      corrections: z.array(
        z.object({
          code: z.string().nullable(),
          reason: z.string().nullable(),
          actor: z.string(),
          at: z.number(),
        }),
      ),
      stuck: z.string(),
      nextOn: z.string(),
      nextMode: z.string(),
      revisions: z.number().int(),
      firstAccessAt: z.number().nullable(),
      lastActivityAt: z.number().nullable(),
      completedAt: z.number().nullable(),
      refusedAt: z.number().nullable(),
      contacts: z.array(
        z.object({
          kind: z.string(),
          ordinal: z.number().int(),
          mode: z.string(),
          at: z.number(),
          outcome: z.string(),
        }),
      ),
    }),
  ),
  refusedModes: z.array(z.string()),
  reachableBy: z.array(z.string()),
  cohort: z.string(),
  /** What can be changed about taking part from here. */
  possible: z.array(z.string()),
  log: z.array(
    z.object({
      at: z.number(),
      actor: z.string(),
      action: z.string(),
      detail: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
})

/** All that happened with one member, for who runs the fieldwork: no answers, no name. */
export async function memberStory(
  context: Context,
  studyId: string,
  memberId: string,
): Promise<z.infer<typeof memberStorySchema>> {
  const { store, published, clock } = context
  return store.snapshot(async (db) => {
    const { design, simulated } = await published.study(db, studyId)
    const member = await findMember(db, memberId)
    if (!member || member.studyId !== studyId) throw new Problem('not-found')
    const cases = await listCasesOfMember(db, memberId)
    const events = (await eventsOf(context, db, [member])).get(memberId)!
    const { row } = boardRow(design, member, events, clock())
    const corrections = await listCorrectionsOfMember(db, memberId)
    const waves = []
    for (const wave of design.waves) {
      const found = cases[wave.id]
      const history = found ?? nothingYet
      const state = caseState(design, wave, member, history, clock())
      const contacts = found ? await listContacts(db, found.id) : []
      waves.push({
        id: wave.id,
        title: wave.title,
        status: state.status,
        opensOn: state.window?.opensOn ?? null,
        lastDay: state.end === null ? null : lastDayBefore(state.end, design.timeZone),
        ...dispositionOf(row, wave.id),
        corrections: corrections
          .filter((own) => own.wave === wave.id)
          .map(({ code, reason, actor, at }) => ({ code, reason, actor, at })),
        revisions: found?.revision ?? 0,
        firstAccessAt: history.firstAccessAt,
        lastActivityAt: history.lastActivityAt,
        completedAt: history.completedAt,
        refusedAt: history.refusedAt,
        contacts: contacts.map(({ kind, ordinal, mode, recordedAt, outcome }) => ({
          kind,
          ordinal,
          mode,
          at: recordedAt,
          outcome,
        })),
      })
    }
    return {
      id: member.id,
      study: { id: design.id, title: design.title, simulated },
      participation: member.participation,
      participationAt: member.participationAt,
      language: member.language,
      events: design.events
        .filter(({ name }) => member.events[name] !== undefined)
        .map(({ name, label }) => ({ name, label, day: member.events[name]! })),
      facts: design.facts
        .filter(({ name }) => member.facts[name] !== undefined)
        .map(({ name, label, values }) => ({
          name,
          label,
          value: member.facts[name]!,
          valueLabel: values?.find(({ value }) => value === member.facts[name])?.label ?? null,
        })),
      waves,
      refusedModes: [...member.refusedModes],
      reachableBy: [...member.reachableBy],
      cohort: member.cohort,
      possible: possibleChanges(member.participation),
      log: await listAudit(db, `member:${memberId}`),
    }
  })
}

function dispositionOf({ cases }: BoardRow, wave: string) {
  const { code, final, corrected, stuck, nextOn, nextMode } = cases.find((own) => own.wave === wave)!
  return { disposition: { code, final, corrected }, stuck, nextOn, nextMode }
}
