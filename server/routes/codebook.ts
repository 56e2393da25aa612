import { createRoute, z } from '@hono/zod-openapi'
import { recordExport } from '../commands/record-export.ts'
import type { Context } from '../context.ts'
import type { Codebook } from '../exports/codebook/codebook.ts'
import { codebookDdi } from '../exports/codebook/ddi.ts'
import { codebookPage } from '../exports/codebook/page.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { jsonContent, openApiApp, problemContent, studyParameter } from '../http/openapi.ts'

const text = z.object({ nl: z.string(), en: z.string() })
const count = z.number().nullable()
const variable = z
  .object({
    name: z.string(),
    label: text,
    kind: z.enum(['number', 'code', 'text', 'day']),
    codes: z.array(z.record(z.string(), z.unknown())),
    missing: z.array(z.record(z.string(), z.unknown())),
    waves: z.array(z.object({ wave: z.string(), wordings: z.array(z.record(z.string(), z.unknown())) })),
    frequencies: z.record(
      z.string(),
      z.object({ total: z.number(), n: count, codes: z.array(count), missing: z.array(count) }),
    ),
  })
  .openapi('CodebookVariable', { description: 'Counts below the minimum of the study are null: withheld.' })

const view = createRoute({
  method: 'get',
  path: '/{study}/codebook',
  summary: 'Every variable of the answers: what was asked, of whom, and how often each answer was given',
  request: { params: studyParameter },
  responses: {
    200: jsonContent(
      'The codebook',
      z.object({
        at: z.number(),
        minimum: z.number(),
        waves: z.array(z.object({ id: z.string(), title: text, versions: z.array(z.number()) })),
        tables: z.array(z.object({ list: z.string().nullable(), variables: z.array(variable) })),
      }),
    ),
    default: problemContent,
  },
})

const files = {
  'codebook.html': 'text/html; charset=utf-8',
  'codebook.xml': 'application/xml; charset=utf-8',
} as const

const file = createRoute({
  method: 'get',
  path: '/{study}/codebook/{file}',
  summary: 'The same as a page to print, or as DDI-Codebook 2.5 for data archives',
  request: {
    params: studyParameter.extend({ file: z.enum(['codebook.html', 'codebook.xml']) }),
  },
  responses: { 200: { description: 'The file' }, default: problemContent },
})

export function codebookRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.use('/:study/codebook', staffOnly(context, 'read-fieldwork'))
  app.use('/:study/codebook/*', staffOnly(context, 'export'))
  return app
    .openapi(view, async (c) => {
      const codebook: Codebook = await context.codebooks.of(context, c.req.valid('param').study)
      return c.json(codebook as never, 200)
    })
    .openapi(file, async (c) => {
      const { study, file: name } = c.req.valid('param')
      const codebook = await context.codebooks.of(context, study)
      await recordExport(context, `staff:${c.var.staff.id}`, study, { name })
      const content = name === 'codebook.html' ? codebookPage(codebook) : await codebookDdi(context, codebook)
      return c.body(content, 200, {
        'content-type': files[name],
        'content-disposition': `attachment; filename="${study}-${name}"`,
      })
    })
}

/** What the route gives, in its own words. */
export type CodebookBody = Codebook
