import { createRoute, z } from '@hono/zod-openapi'
import type { ContactMode } from '../../surveys/design.ts'
import { resolveUnknown } from '../commands/resolve-unknown.ts'
import { resumeSending, stopSending } from '../commands/stop-sending.ts'
import type { Context } from '../context.ts'
import { dayAt, startOfDay } from '../domain/calendar.ts'
import { nextSendingMoment } from '../domain/sending-hours.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { identifier, jsonContent, openApiApp, problemContent, studyParameter } from '../http/openapi.ts'
import { countContactsSince, countContactsWith, listContactsWith } from '../queries/contact-attempt.ts'
import { countDueNow, countNextContacts } from '../queries/schedule.ts'
import { findStop, listStops } from '../queries/sending.ts'
import { findStaffName } from '../queries/staff.ts'
import { modeSchema, sendingRulesSchema } from './protocol-schema.ts'

const stopSchema = z.object({
  at: z.number(),
  by: z.string(),
  reason: z.string(),
  resumedAt: z.number().nullable(),
})

const contactSchema = z.object({
  caseId: z.string(),
  memberId: z.string(),
  wave: z.string(),
  kind: z.enum(['invitation', 'reminder']),
  ordinal: z.number().int(),
  tries: z.number().int(),
  mode: z.string(),
  at: z.number(),
  note: z.string().nullable(),
})

const sendingSchema = z.object({
  now: z.number(),
  stop: stopSchema.nullable(),
  stops: z.array(stopSchema),
  rules: sendingRulesSchema,
  openNow: z.boolean(),
  opensAt: z.number(),
  channels: z.array(z.string()),
  dueNow: z.number().int(),
  /** Members whose next contact goes out that day by that way. */
  coming: z.array(z.object({ day: z.string(), mode: modeSchema, members: z.number().int() })),
  today: z.array(z.object({ mode: z.string(), outcome: z.string(), count: z.number().int() })),
  unknown: z.object({ count: z.number().int(), contacts: z.array(contactSchema) }),
  failed: z.object({ count: z.number().int(), contacts: z.array(contactSchema) }),
})

const sendingRoute = createRoute({
  method: 'get',
  path: '/{study}/sending',
  summary:
    'What goes out today and in the next days, what nobody could tell of, and whether sending is stopped',
  request: { params: studyParameter },
  responses: { 200: jsonContent('The sending now', sendingSchema), default: problemContent },
})

const stopRoute = createRoute({
  method: 'post',
  path: '/{study}/sending/stop',
  summary: 'Nothing of this study goes out any more, until it is resumed',
  request: {
    params: studyParameter,
    body: {
      required: true,
      ...jsonContent('Why', z.strictObject({ reason: z.string().trim().min(3).max(300) })),
    },
  },
  responses: { 204: { description: 'Stopped.' }, default: problemContent },
})

const resumeRoute = createRoute({
  method: 'post',
  path: '/{study}/sending/resume',
  summary: 'What is due goes out again',
  request: { params: studyParameter },
  responses: { 204: { description: 'Resumed.' }, default: problemContent },
})

const resolveRoute = createRoute({
  method: 'post',
  path: '/{study}/sending/unknown',
  summary: 'Somebody found out whether a contact went out; what did not is tried again',
  request: {
    params: studyParameter,
    body: {
      required: true,
      ...jsonContent(
        'Which, and whether it went out',
        z.strictObject({
          caseId: identifier,
          kind: z.enum(['invitation', 'reminder']),
          ordinal: z.number().int().min(1),
          tries: z.number().int().min(1),
          went: z.boolean(),
        }),
      ),
    },
  },
  responses: { 204: { description: 'Noted.' }, default: problemContent },
})

const daysAhead = 14
const listed = 50

export function sendingRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.use('/:study/sending', staffOnly(context, 'read-fieldwork'))
  app.use('/:study/sending/*', staffOnly(context, 'run-fieldwork'))
  const { store, published, clock } = context
  return app
    .openapi(sendingRoute, async (c) => {
      const { study } = c.req.valid('param')
      return c.json(await readSending(study), 200)
    })
    .openapi(stopRoute, async (c) => {
      const { study } = c.req.valid('param')
      await stopSending(context, `staff:${c.var.staff.id}`, study, c.req.valid('json').reason)
      return c.body(null, 204)
    })
    .openapi(resumeRoute, async (c) => {
      await resumeSending(context, `staff:${c.var.staff.id}`, c.req.valid('param').study)
      return c.body(null, 204)
    })
    .openapi(resolveRoute, async (c) => {
      const { went, ...contact } = c.req.valid('json')
      await resolveUnknown(context, `staff:${c.var.staff.id}`, c.req.valid('param').study, contact, went)
      return c.body(null, 204)
    })

  async function readSending(studyId: string): Promise<z.infer<typeof sendingSchema>> {
    const { design } = await published.study(store.now, studyId)
    const { sending: rules, timeZone } = design
    const now = clock()
    const today = startOfDay(dayAt(now, timeZone), timeZone)
    return store.snapshot(async (db) => {
      const stop = async (row: Awaited<ReturnType<typeof findStop>> & object) => ({
        at: row.stoppedAt,
        by: await findStaffName(db, row.stoppedBy),
        reason: row.reason,
        resumedAt: row.resumedAt,
      })
      const present = await findStop(db, studyId)
      const coming = new Map<string, { day: string; mode: ContactMode; members: number }>()
      for (const next of await countNextContacts(db, studyId, now, now + daysAhead * 86_400_000)) {
        const { mode } = next
        const day = dayAt(next.at, timeZone)
        const members = (coming.get(`${day} ${mode}`)?.members ?? 0) + next.members
        coming.set(`${day} ${mode}`, { day, mode, members })
      }
      const listWith = async (outcome: 'unknown' | 'failed') => ({
        count: await countContactsWith(db, studyId, outcome),
        contacts: (await listContactsWith(db, studyId, outcome, listed)).map(
          ({ contact, memberId, wave }) => ({
            caseId: contact.caseId,
            memberId,
            wave,
            kind: contact.kind,
            ordinal: contact.ordinal,
            tries: contact.tries,
            mode: contact.mode,
            at: contact.recordedAt,
            note: contact.note,
          }),
        ),
      })
      const stops = await listStops(db, studyId, 10)
      return {
        now,
        stop: present && (await stop(present)),
        stops: await Promise.all(stops.map(stop)),
        rules: { ...rules, weekdays: [...rules.weekdays] },
        openNow: nextSendingMoment(rules, timeZone, now) <= now,
        opensAt: nextSendingMoment(rules, timeZone, now),
        channels: Object.keys(context.channels),
        dueNow: await countDueNow(db, studyId, now),
        coming: [...coming].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
        today: await countContactsSince(db, studyId, today),
        unknown: await listWith('unknown'),
        failed: await listWith('failed'),
      }
    })
  }
}
