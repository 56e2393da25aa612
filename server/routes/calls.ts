import { createRoute, z } from '@hono/zod-openapi'
import { noteCall, openCall, takeBackCall } from '../commands/call-member.ts'
import type { Context } from '../context.ts'
import { callOutcomes } from '../domain/call-outcome.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { identifier, jsonContent, openApiApp, problemContent, studyParameter } from '../http/openapi.ts'
import { Problem } from '../problem.ts'
import { callList, callListSchema } from './call-list.ts'

const contact = z.strictObject({
  caseId: identifier,
  kind: z.enum(['invitation', 'reminder']),
  ordinal: z.number().int().min(1),
})

const listRoute = createRoute({
  method: 'get',
  path: '/{study}/calls',
  summary: 'Whom to call now, in order, by pseudonym; and the newest calls',
  request: { params: studyParameter },
  responses: { 200: jsonContent('The call list', callListSchema), default: problemContent },
})

const openRoute = createRoute({
  method: 'post',
  path: '/{study}/calls/open',
  summary: 'Name and number of one who is called now, and what the call is about; stands in the log',
  request: { params: studyParameter, body: { required: true, ...jsonContent('Whom', contact) } },
  responses: {
    200: jsonContent(
      'Whom to ask for',
      z.object({
        memberId: z.string(),
        name: z.string(),
        phone: z.string(),
        language: z.enum(['nl', 'en']),
        subject: z.string(),
        body: z.string(),
      }),
    ),
    default: problemContent,
  },
})

const noteRoute = createRoute({
  method: 'post',
  path: '/{study}/calls',
  summary: 'What came of a call',
  request: {
    params: studyParameter,
    body: {
      required: true,
      ...jsonContent(
        'The outcome; an appointment says when',
        contact.extend({ outcome: z.enum(callOutcomes), appointmentAt: z.number().int().nullable() }),
      ),
    },
  },
  responses: { 200: jsonContent('Noted', z.object({ id: z.string() })), default: problemContent },
})

const undoRoute = createRoute({
  method: 'post',
  path: '/{study}/calls/{call}/undo',
  summary: 'That was a mistake: the last call is taken back, by who noted it',
  request: { params: studyParameter.extend({ call: identifier }) },
  responses: { 204: { description: 'Taken back.' }, default: problemContent },
})

/** An appointment further ahead is a typing error. */
const furthest = 90 * 86_400_000

export function callRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.get('/:study/calls', staffOnly(context, 'read-fieldwork'))
  app.post('/:study/calls', staffOnly(context, 'run-fieldwork'))
  app.post('/:study/calls/open', staffOnly(context, 'read-identity'))
  app.post('/:study/calls/:call/undo', staffOnly(context, 'run-fieldwork'))
  return app
    .openapi(listRoute, async (c) => c.json(await callList(context, c.req.valid('param').study), 200))
    .openapi(openRoute, async (c) => {
      const { study } = c.req.valid('param')
      return c.json(await openCall(context, `staff:${c.var.staff.id}`, study, c.req.valid('json')), 200)
    })
    .openapi(noteRoute, async (c) => {
      const { outcome, appointmentAt, ...key } = c.req.valid('json')
      const now = context.clock()
      const agreed = outcome === 'appointment'
      const possible = appointmentAt !== null && appointmentAt > now && appointmentAt < now + furthest
      if (agreed ? !possible : appointmentAt !== null)
        throw new Problem('invalid-body', { places: ['appointmentAt'] })
      const { study } = c.req.valid('param')
      const id = await noteCall(context, `staff:${c.var.staff.id}`, study, key, { outcome, appointmentAt })
      return c.json({ id }, 200)
    })
    .openapi(undoRoute, async (c) => {
      const { study, call } = c.req.valid('param')
      await takeBackCall(context, `staff:${c.var.staff.id}`, study, call)
      return c.body(null, 204)
    })
}
