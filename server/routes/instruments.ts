import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from '../context.ts'
import { identifier, jsonContent, openApiApp, problemContent } from '../http/openapi.ts'
import { respondent } from '../http/respondent-session.ts'
import { Problem } from '../problem.ts'

const route = createRoute({
  method: 'get',
  path: '/{version}',
  summary: 'The definition of one version of a questionnaire; it never changes',
  request: { params: z.object({ version: identifier }) },
  responses: {
    200: jsonContent('SurveyJS JSON', z.record(z.string(), z.unknown())),
    default: problemContent,
  },
})

export function instrumentRoutes(context: Context) {
  return openApiApp().openapi(route, async (c) => {
    const allowed = (await respondent(context, c)) ?? (await context.staffSignIn.whoIs(c.req.raw.headers))
    if (!allowed) throw new Problem('sign-in-first')
    const { definition } = await context.published.instrument(context.store.now, c.req.valid('param').version)
    c.header('cache-control', 'private, max-age=31536000, immutable')
    return c.json(definition as Record<string, unknown>, 200)
  })
}
