import { createRoute, z } from '@hono/zod-openapi'
import { hashOf } from '../../surveys/instrument/canonical.ts'
import { draftDocuments } from '../commands/review-draft.ts'
import type { Context } from '../context.ts'
import { checkDocuments } from '../design-check/check-documents.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { jsonContent, openApiApp, problemContent } from '../http/openapi.ts'
import { languageOf } from '../http/problem-response.ts'
import { Problem } from '../problem.ts'
import { findDraft, listNewestRevisions } from '../queries/draft.ts'
import { namesOfStaff } from '../queries/staff.ts'
import { designParameter } from './design-shapes.ts'

const checkRoute = createRoute({
  method: 'get',
  path: '/{design}/check',
  summary: 'What is wrong with a draft, how long it takes to answer, and from what its plan is computed',
  request: { params: designParameter },
  responses: {
    200: jsonContent(
      'Findings, and the mark of the documents that were checked',
      z.object({
        hash: z.string(),
        findings: z
          .array(
            z.object({
              rule: z.string(),
              severity: z.enum(['problem', 'warning', 'undecided']),
              document: z.string(),
              path: z.string(),
              sentence: z.string(),
              remedy: z.string(),
            }),
          )
          .readonly(),
        durations: z
          .array(
            z.object({
              wave: z.string(),
              instrument: z.string(),
              /** In minutes. */
              shortest: z.number(),
              middle: z.number(),
              longest: z.number(),
            }),
          )
          .readonly(),
        coverage: z
          .array(
            z.object({
              variable: z.string(),
              level: z.enum(['period', 'member']),
              waves: z
                .record(
                  z.string(),
                  z
                    .object({
                      formula: z.string(),
                      items: z.array(z.string()).readonly(),
                      given: z.array(z.string()).readonly(),
                    })
                    .nullable(),
                )
                .readonly(),
            }),
          )
          .readonly(),
      }),
    ),
    default: problemContent,
  },
})

const revisionsRoute = createRoute({
  method: 'get',
  path: '/{design}/revisions',
  summary: 'Which save of each document is the newest: tells cheaply whether another changed something',
  request: { params: designParameter },
  responses: {
    200: jsonContent(
      'Revisions',
      z.array(z.object({ name: z.string(), revision: z.number().int(), savedBy: z.string() })),
    ),
    default: problemContent,
  },
})

export function designCheckRoutes(context: Context) {
  const { store } = context
  const app = openApiApp<StaffVariables>()
  app.use('/:design/check', staffOnly(context, 'design-study'))
  app.use('/:design/revisions', staffOnly(context, 'design-study'))
  return app
    .openapi(checkRoute, async (c) => {
      const { design } = c.req.valid('param')
      if (!(await findDraft(store.now, design))) throw new Problem('not-found')
      const documents = await draftDocuments(store.now, design)
      const hash = hashOf(documents)
      const examined = await checkDocuments(documents, hash, languageOf(c))
      return c.json({ hash, ...examined }, 200)
    })
    .openapi(revisionsRoute, async (c) => {
      const names = await namesOfStaff(store.now)
      const rows = await listNewestRevisions(store.now, c.req.valid('param').design)
      return c.json(
        rows.map(({ name, revision, savedBy }) => ({ name, revision, savedBy: names(savedBy) })),
        200,
      )
    })
}
