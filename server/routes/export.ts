import { Readable } from 'node:stream'
import { createRoute, z } from '@hono/zod-openapi'
import { recordExport } from '../commands/record-export.ts'
import type { Context } from '../context.ts'
import { exportNames, writeExport } from '../exports/write.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { openApiApp, problemContent, studyParameter } from '../http/openapi.ts'

const route = createRoute({
  method: 'get',
  path: '/{study}/exports/{export}',
  summary:
    'A table as CSV, from one moment: cases, contacts, responses, members, incentives, or the codebook of these',
  request: {
    params: studyParameter.extend({ export: z.enum(exportNames.map((name) => `${name}.csv` as const)) }),
  },
  responses: { 200: { description: 'CSV' }, default: problemContent },
})

export function exportRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.use('/:study/exports/*', staffOnly(context, 'export'))
  return app.openapi(route, async (c) => {
    const { study, export: file } = c.req.valid('param')
    const { design } = await context.published.study(context.store.now, study)
    const name = exportNames.find((known) => file === `${known}.csv`)!
    await recordExport(context, `staff:${c.var.staff.id}`, study, { name })
    return c.body(Readable.toWeb(writeExport(context, design, name)) as ReadableStream, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${study}-${file}"`,
    })
  })
}
