import { createRoute, z } from '@hono/zod-openapi'
import { changeParticipation } from '../commands/change-participation.ts'
import { correctDisposition } from '../commands/correct-disposition.ts'
import { refuseMode } from '../commands/refuse-mode.ts'
import type { Context } from '../context.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { identifier, jsonContent, openApiApp, problemContent, studyParameter } from '../http/openapi.ts'
import { memberStory, memberStorySchema } from './member-story.ts'
import { change, code, mode, reason, why } from './members.ts'

const parameters = studyParameter.extend({ member: identifier })
const noted = { 204: { description: 'Noted.' }, default: problemContent }

function body<T extends z.ZodType>(schema: T) {
  return { required: true as const, content: { 'application/json': { schema } } }
}

const storyRoute = createRoute({
  method: 'get',
  path: '/{study}/members/{member}',
  summary: 'One member’s history: dates, contacts, states of answering and log, without answers or identity',
  request: { params: parameters },
  responses: { 200: jsonContent('The history', memberStorySchema), default: problemContent },
})

const participationRoute = createRoute({
  method: 'post',
  path: '/{study}/members/{member}/participation',
  summary: 'A member takes part less, no more, or again, as they or others told us',
  request: { params: parameters, body: body(z.strictObject({ change, reason })) },
  responses: {
    200: jsonContent('The new state', z.object({ participation: z.string() })),
    default: problemContent,
  },
})

const dispositionRoute = createRoute({
  method: 'post',
  path: '/{study}/members/{member}/disposition',
  summary: 'Correct the disposition of a case, with the reason; without a code: take the correction back',
  request: {
    params: parameters,
    body: body(z.strictObject({ wave: identifier, code: code.nullable(), reason: why })),
  },
  responses: noted,
})

const waysRoute = createRoute({
  method: 'post',
  path: '/{study}/members/{member}/ways',
  summary: 'A member does not want to be reached in one way any more, or may be again',
  request: { params: parameters, body: body(z.strictObject({ mode, refused: z.boolean() })) },
  responses: noted,
})

export function memberRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  const path = '/:study/members/:member'
  app.on(['GET'], path, staffOnly(context, 'read-member'))
  for (const part of ['participation', 'disposition', 'ways'])
    app.use(`${path}/${part}`, staffOnly(context, 'run-fieldwork'))
  return app
    .openapi(storyRoute, async (c) => {
      const { study, member } = c.req.valid('param')
      return c.json(await memberStory(context, study, member), 200)
    })
    .openapi(participationRoute, async (c) => {
      const { study, member } = c.req.valid('param')
      const { change, reason } = c.req.valid('json')
      const byStaff = { studyId: study, reason }
      const actor = `staff:${c.var.staff.id}`
      return c.json(
        { participation: await changeParticipation(context, actor, member, change, byStaff) },
        200,
      )
    })
    .openapi(dispositionRoute, async (c) => {
      const { study, member } = c.req.valid('param')
      const correction = { studyId: study, memberId: member, ...c.req.valid('json') }
      await correctDisposition(context, `staff:${c.var.staff.id}`, correction)
      return c.body(null, 204)
    })
    .openapi(waysRoute, async (c) => {
      const { study, member } = c.req.valid('param')
      const refusal = { studyId: study, memberId: member, ...c.req.valid('json') }
      await refuseMode(context, `staff:${c.var.staff.id}`, refusal)
      return c.body(null, 204)
    })
}
