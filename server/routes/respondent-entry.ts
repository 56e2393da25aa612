import { createRoute, z } from '@hono/zod-openapi'
import { enter } from '../commands/enter.ts'
import { leave } from '../commands/leave.ts'
import type { Context } from '../context.ts'
import { limitAttempts } from '../http/guards.ts'
import { openApiApp, problemContent } from '../http/openapi.ts'
import { endSession, startSession } from '../http/respondent-session.ts'

const enterRoute = createRoute({
  method: 'post',
  path: '/session',
  summary: 'Enter with a personal code',
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: z.strictObject({ code: z.string().min(1).max(100) }) } },
    },
  },
  responses: { 204: { description: 'Entered; a session cookie is set.' }, default: problemContent },
})

const leaveRoute = createRoute({
  method: 'delete',
  path: '/session',
  summary: 'Leave: the session ends here and on the server',
  responses: { 204: { description: 'Left.' } },
})

export function respondentEntry(context: Context) {
  const app = openApiApp()
  app.use('/session', limitAttempts(context.config.attemptsPerMinute))
  return app
    .openapi(enterRoute, async (c) => {
      const { token } = await enter(context, c.req.valid('json').code)
      startSession(context, c, token)
      return c.body(null, 204)
    })
    .openapi(leaveRoute, async (c) => {
      const tokenHash = endSession(context, c)
      if (tokenHash) await leave(context, tokenHash)
      return c.body(null, 204)
    })
}
