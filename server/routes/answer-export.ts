import { Readable } from 'node:stream'
import { createRoute, z } from '@hono/zod-openapi'
import { recordExport } from '../commands/record-export.ts'
import type { Context } from '../context.ts'
import { may } from '../domain/permission.ts'
import { checkAsked, formatNames, formats, writeAnswers } from '../exports/answers/answers.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { openApiApp, problemContent, studyParameter } from '../http/openapi.ts'
import { Problem } from '../problem.ts'

const route = createRoute({
  method: 'get',
  path: '/{study}/answers/{file}',
  summary: 'The answers as a data file, from one moment: CSV, Parquet, SPSS or Stata',
  request: {
    params: studyParameter.extend({ file: z.enum(formatNames.map((name) => `answers.${name}` as const)) }),
    query: z.strictObject({
      shape: z.enum(['long', 'wide']).default('long').openapi({
        description: 'A row per questionnaire that was handed in, or a row per member',
      }),
      entries: z.string().optional().openapi({ description: 'Instead: a row per entry of this list' }),
      text: z.enum(['with', 'without']).default('without').openapi({
        description: 'With what people wrote in their own words; asks for a right of its own',
      }),
      language: z.enum(['nl', 'en']).default('nl').openapi({ description: 'Of the labels' }),
    }),
  },
  responses: { 200: { description: 'The file' }, default: problemContent },
})

export function answerExportRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.use('/:study/answers/*', staffOnly(context, 'export'))
  return app.openapi(route, async (c) => {
    const { study, file } = c.req.valid('param')
    const { shape, entries, text, language } = c.req.valid('query')
    const openText = text === 'with'
    if (openText && !may(c.var.staff.role, 'export-open-text')) throw new Problem('not-allowed')
    const { design } = await context.published.study(context.store.now, study)
    const asked = { shape, entries, openText, language }
    await checkAsked(context, design, asked)
    const format = formatNames.find((name) => file === `answers.${name}`)!
    await recordExport(context, `staff:${c.var.staff.id}`, study, {
      name: 'answers',
      format,
      shape,
      openText,
      ...(entries !== undefined && { entries }),
    })
    const table = writeAnswers(context, design, asked, format)
    const name = [study, entries ?? 'answers', ...(shape === 'wide' && !entries ? ['wide'] : [])].join('-')
    return c.body(Readable.toWeb(table) as ReadableStream, 200, {
      'content-type': formats[format].type,
      'content-disposition': `attachment; filename="${name.replace(/[^\w-]/g, '_')}.${format}"`,
    })
  })
}
