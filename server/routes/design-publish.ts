import { createRoute, z } from '@hono/zod-openapi'
import { previewDays, previewDesign } from '../commands/change-protocol.ts'
import { previewPublication } from '../commands/preview-publication.ts'
import { publishDraft } from '../commands/publish-draft.ts'
import type { Context } from '../context.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { jsonContent, openApiApp, problemContent } from '../http/openapi.ts'
import { designParameter, textShape } from './design-shapes.ts'
import { differenceSchema } from './protocol-schema.ts'

const previewRoute = createRoute({
  method: 'get',
  path: '/{design}/publication',
  summary: 'What publishing would change: questionnaires, begun cases, contacts to come',
  request: { params: designParameter },
  responses: {
    200: jsonContent(
      'Changes by questionnaire and item, and the work of the next days that would differ',
      z.object({
        inField: z.boolean(),
        instruments: z.array(
          z.object({
            instrument: z.string(),
            version: z.number().int().nullable(),
            changes: z.array(
              z.object({
                item: z.string(),
                kind: z.string(),
                effect: z.enum(['compatible', 'comparable', 'breaking']),
                before: textShape.nullable(),
                after: textShape.nullable(),
              }),
            ),
            begun: z.object({
              all: z.number().int(),
              stay: z.number().int(),
              because: z.array(z.string()),
            }),
          }),
        ),
        days: z.number().int(),
        contacts: z.array(differenceSchema),
      }),
    ),
    default: problemContent,
  },
})

const publishRoute = createRoute({
  method: 'post',
  path: '/{design}/publish',
  summary: 'Take the draft to the field, as it was reviewed',
  request: {
    params: designParameter,
    body: {
      required: true,
      ...jsonContent(
        'What was reviewed',
        z.object({ hash: z.string().max(64), reason: z.string().max(2000).optional() }),
      ),
    },
  },
  responses: { 204: { description: 'In the field.' }, default: problemContent },
})

export function designPublishRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.use('/:design/publication', staffOnly(context, 'design-study'))
  app.use('/:design/publish', staffOnly(context, 'design-study'))
  return app
    .openapi(previewRoute, async (c) => {
      const { design } = c.req.valid('param')
      const { study, inField, instruments } = await previewPublication(context, design)
      const contacts = inField ? await previewDesign(context, design, study.design) : []
      return c.json(
        {
          inField,
          instruments: instruments.map(({ changes, begun, ...rest }) => ({
            ...rest,
            changes: [...changes],
            begun: { ...begun, because: [...begun.because] },
          })),
          days: previewDays,
          contacts,
        },
        200,
      )
    })
    .openapi(publishRoute, async (c) => {
      await publishDraft(context, `staff:${c.var.staff.id}`, c.req.valid('param').design, c.req.valid('json'))
      return c.body(null, 204)
    })
}
