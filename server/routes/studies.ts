import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from '../context.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { jsonContent, openApiApp, problemContent } from '../http/openapi.ts'
import { countMembers } from '../queries/member.ts'
import { listStudies } from '../queries/study.ts'

const text = z.object({ nl: z.string(), en: z.string() })

const meRoute = createRoute({
  method: 'get',
  path: '/me',
  summary: 'Who is signed in',
  responses: {
    200: jsonContent(
      'The member of staff',
      z.object({ name: z.string(), email: z.string(), role: z.string() }),
    ),
    default: problemContent,
  },
})

const listRoute = createRoute({
  method: 'get',
  path: '/studies',
  summary: 'The studies in this installation',
  responses: {
    200: jsonContent(
      'Studies',
      z.array(
        z.object({
          id: z.string(),
          title: text,
          about: text,
          simulated: z.boolean(),
          members: z.number().int(),
        }),
      ),
    ),
    default: problemContent,
  },
})

export function studyRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.use('/me', staffOnly(context, null))
  app.use('/studies', staffOnly(context, 'read-study'))
  return app
    .openapi(meRoute, (c) => {
      const { name, email, role } = c.var.staff
      return c.json({ name, email, role }, 200)
    })
    .openapi(listRoute, async (c) => {
      const rows = await listStudies(context.store.now)
      const list = rows.map(async ({ id, design, simulated }) => ({
        id,
        title: design.title,
        about: design.about,
        simulated,
        members: await countMembers(context.store.now, id),
      }))
      return c.json(await Promise.all(list), 200)
    })
}
