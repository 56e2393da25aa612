/** Who a member is and where they can be reached, for who must write, call or trace them. Each reading stands in the log. */
import { createRoute, z } from '@hono/zod-openapi'
import { changeContactDetails } from '../commands/change-contact-details.ts'
import { identityReasons, readIdentity } from '../commands/read-identity.ts'
import type { Context } from '../context.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { identifier, jsonContent, openApiApp, problemContent, studyParameter } from '../http/openapi.ts'
import { languageOf } from '../http/problem-response.ts'
import { Problem } from '../problem.ts'
import { findMember } from '../queries/member.ts'
import { changeSchema, identitySchema } from './identity-shapes.ts'

const one = studyParameter.extend({ member: identifier })

const readRoute = createRoute({
  method: 'post',
  path: '/{study}/members/{member}/identity',
  summary: 'Name and contact details with their history; the reason stands in the log',
  request: {
    params: one,
    body: {
      required: true,
      content: {
        'application/json': { schema: z.strictObject({ reason: z.enum(identityReasons).exclude(['own']) }) },
      },
    },
  },
  responses: { 200: jsonContent('Who it is', identitySchema), default: problemContent },
})

const changeRoute = createRoute({
  method: 'put',
  path: '/{study}/members/{member}/contact-details',
  summary: 'Change name or contact details; null takes a detail away',
  request: {
    params: one,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: changeSchema.extend({ because: z.enum(['replaced', 'wrong', 'returned']) }),
        },
      },
    },
  },
  responses: {
    200: jsonContent('What became another', z.object({ changed: z.array(z.string()) })),
    default: problemContent,
  },
})

export function identityRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.use('/:study/members/:member/identity', staffOnly(context, 'read-identity'))
  app.use('/:study/members/:member/contact-details', staffOnly(context, 'read-identity'))
  return app
    .openapi(readRoute, async (c) => {
      const { study, member } = c.req.valid('param')
      const { reason } = c.req.valid('json')
      return c.json(await readIdentity(context, `staff:${c.var.staff.id}`, member, reason, study), 200)
    })
    .openapi(changeRoute, async (c) => {
      const { study, member } = c.req.valid('param')
      const { because, ...details } = c.req.valid('json')
      const found = await findMember(context.store.now, member)
      if (found?.studyId !== study) throw new Problem('not-found')
      const changed = await changeContactDetails(context, `staff:${c.var.staff.id}`, {
        memberId: member,
        source: 'staff',
        because,
        details,
        language: languageOf(c),
      })
      return c.json({ changed }, 200)
    })
}
