import { z } from '@hono/zod-openapi'
import type { Context } from '../context.ts'
import { callableFrom, callOrder } from '../domain/call-list.ts'
import { mostCalls } from '../domain/call-outcome.ts'
import { nothingYet } from '../domain/sample-case.ts'
import { isStillWanted } from '../domain/schedule.ts'
import { nextSendingMoment } from '../domain/sending-hours.ts'
import { listCallsOfCases, listNewestCalls, listQueuedCalls } from '../queries/call.ts'
import { listMembersById } from '../queries/member.ts'
import { listCasesOfMembers } from '../queries/sample-case.ts'

const callSchema = z.object({
  id: z.string(),
  at: z.number(),
  outcome: z.string(),
  appointmentAt: z.number().nullable(),
  actor: z.string(),
})

const onListSchema = z.object({
  caseId: z.string(),
  memberId: z.string(),
  wave: z.string(),
  waveTitle: z.object({ nl: z.string(), en: z.string() }),
  kind: z.enum(['invitation', 'reminder']),
  ordinal: z.number().int(),
  language: z.string(),
  since: z.number(),
  from: z.number(),
  appointment: z.boolean(),
  calls: z.array(callSchema),
})

export const callListSchema = z.object({
  now: z.number(),
  /** Whether calls may be made at this hour, and from when they may. */
  openNow: z.boolean(),
  opensAt: z.number(),
  mostCalls: z.number().int(),
  callNow: z.array(onListSchema),
  later: z.array(onListSchema),
  newest: z.array(callSchema.extend({ memberId: z.string(), wave: z.string() })),
})

/** More than can be called in a day. */
const looked = 1_000
const shown = 200

/** Who answered or stopped meanwhile is not on it. */
export function callList(
  { store, published, clock }: Context,
  studyId: string,
): Promise<z.infer<typeof callListSchema>> {
  return store.snapshot(async (db) => {
    const { design } = await published.study(db, studyId)
    const { sending, timeZone } = design
    const now = clock()
    const queued = await listQueuedCalls(db, studyId, looked)
    const ids = [...new Set(queued.map(({ memberId }) => memberId))]
    const members = new Map((await listMembersById(db, studyId, ids)).map((member) => [member.id, member]))
    const cases = await listCasesOfMembers(db, ids)
    const calls = await listCallsOfCases(
      db,
      queued.map(({ contact }) => contact.caseId),
    )
    const list = queued.flatMap(({ contact, memberId, wave: waveId }) => {
      const member = members.get(memberId)
      const wave = design.waves.find(({ id }) => id === waveId)
      const history = cases.get(memberId)?.[waveId] ?? nothingYet
      if (!member || !wave || !isStillWanted(design, wave, member, history, contact, now)) return []
      const { caseId, kind, ordinal, recordedAt } = contact
      const own = calls.filter(
        (call) => call.caseId === caseId && call.kind === kind && call.ordinal === ordinal,
      )
      const from = callableFrom(recordedAt, own, timeZone)
      const appointment = own.at(-1)?.outcome === 'appointment'
      const { language } = member
      return [
        {
          caseId,
          memberId,
          wave: waveId,
          waveTitle: wave.title,
          kind,
          ordinal,
          language,
          since: recordedAt,
          from,
          appointment,
          calls: own,
        },
      ]
    })
    return {
      now,
      openNow: nextSendingMoment(sending, timeZone, now) <= now,
      opensAt: nextSendingMoment(sending, timeZone, now),
      mostCalls,
      callNow: list
        .filter(({ from }) => from <= now)
        .sort(callOrder)
        .slice(0, shown),
      later: list
        .filter(({ from }) => from > now)
        .sort((a, b) => a.from - b.from)
        .slice(0, shown),
      newest: (await listNewestCalls(db, studyId, 10)).map(({ call, memberId, wave }) => ({
        ...call,
        memberId,
        wave,
      })),
    }
  })
}
