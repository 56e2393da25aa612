import { createRoute, z } from '@hono/zod-openapi'
import { changedDesign, changeProtocol, previewDays, previewDesign } from '../commands/change-protocol.ts'
import type { Context } from '../context.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { jsonContent, openApiApp, problemContent, studyParameter } from '../http/openapi.ts'
import { differenceSchema, protocolChangeSchema, sendingRulesSchema, stepSchema } from './protocol-schema.ts'

const text = z.object({ nl: z.string(), en: z.string() })

const protocolRoute = createRoute({
  method: 'get',
  path: '/{study}/protocol',
  summary: 'The contacts of each wave, and when messages may go out',
  request: { params: studyParameter },
  responses: {
    200: jsonContent(
      'The protocol, with the mark that a change must carry',
      z.object({
        seen: z.string(),
        sending: sendingRulesSchema,
        channels: z.array(z.string()),
        waves: z.array(
          z.object({
            id: z.string(),
            title: text,
            openDays: z.number().int(),
            contacts: z.array(stepSchema.extend({ subject: text })),
          }),
        ),
      }),
    ),
    default: problemContent,
  },
})

const previewRoute = createRoute({
  method: 'post',
  path: '/{study}/protocol/preview',
  summary: 'What another protocol changes in the work of the next days, over all members',
  request: {
    params: studyParameter,
    body: { required: true, ...jsonContent('The protocol as it would be', protocolChangeSchema) },
  },
  responses: {
    200: jsonContent(
      'Contacts by day, wave, step and way: only those that differ',
      z.object({
        days: z.number().int(),
        rows: z.array(differenceSchema),
      }),
    ),
    default: problemContent,
  },
})

const changeRoute = createRoute({
  method: 'put',
  path: '/{study}/protocol',
  summary: 'Hold the study by another protocol from now on',
  request: {
    params: studyParameter,
    body: {
      required: true,
      ...jsonContent('The new protocol', protocolChangeSchema.extend({ seen: z.string().max(64) })),
    },
  },
  responses: { 204: { description: 'Changed.' }, default: problemContent },
})

export function protocolRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.get('/:study/protocol', staffOnly(context, 'read-fieldwork'))
  app.put('/:study/protocol', staffOnly(context, 'run-fieldwork'))
  app.use('/:study/protocol/*', staffOnly(context, 'run-fieldwork'))
  const { store, published } = context
  return app
    .openapi(protocolRoute, async (c) => {
      const { design, designHash } = await published.study(store.now, c.req.valid('param').study)
      return c.json(
        {
          seen: designHash,
          sending: { ...design.sending, weekdays: [...design.sending.weekdays] },
          channels: Object.keys(context.channels),
          waves: design.waves.map(({ id, title, openDays, contacts }) => ({
            id,
            title,
            openDays,
            contacts: contacts.map(({ kind, ordinal, afterDays, modes, text: key }) => ({
              kind,
              ordinal,
              afterDays,
              modes: [...modes],
              subject: design.contactTexts[key]!.subject,
            })),
          })),
        },
        200,
      )
    })
    .openapi(previewRoute, async (c) => {
      const { study } = c.req.valid('param')
      const design = await changedDesign(context, store.now, study, c.req.valid('json'))
      return c.json({ days: previewDays, rows: await previewDesign(context, study, design) }, 200)
    })
    .openapi(changeRoute, async (c) => {
      const { seen, ...change } = c.req.valid('json')
      await changeProtocol(context, `staff:${c.var.staff.id}`, c.req.valid('param').study, change, seen)
      return c.body(null, 204)
    })
}
