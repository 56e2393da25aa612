import { createRoute, z } from '@hono/zod-openapi'
import { REPORT_KEYS, type Report } from '../../analysis/index.ts'
import type { Context } from '../context.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { jsonContent, openApiApp, problemContent, studyParameter } from '../http/openapi.ts'

const text = z.object({ nl: z.string(), en: z.string() })
const table = z
  .object({
    title: text,
    note: z.array(text),
    columns: z.array(z.object({ key: z.string(), label: text, unit: z.string() })),
    rows: z.array(
      z.object({
        key: z.string(),
        label: text,
        footnotes: z.array(text),
        cells: z.record(z.string(), z.record(z.string(), z.unknown())),
      }),
    ),
    curves: z
      .array(
        z.object({
          key: z.string(),
          label: text,
          points: z.array(
            z.object({
              months: z.number(),
              share: z.number(),
              low: z.number().nullable(),
              high: z.number().nullable(),
              atRisk: z.number(),
            }),
          ),
        }),
      )
      .optional(),
  })
  .openapi('ReportTable', {
    description:
      'A table or figure as data: each cell with estimate, interval, n, method, weight, published value.',
  })

const route = createRoute({
  method: 'get',
  path: '/{study}/report',
  summary: 'The whole report as data, from the answers as they stand',
  request: { params: studyParameter },
  responses: {
    200: jsonContent(
      'The report',
      z.object({
        study: z.object({
          id: z.string(),
          title: text,
          organisation: text,
          about: text,
          simulated: z.boolean(),
        }),
        at: z.number(),
        report: z.object({
          meta: z.record(z.string(), z.unknown()),
          ...Object.fromEntries(REPORT_KEYS.map((key) => [key, table])),
        }),
      }),
    ),
    default: problemContent,
  },
})

export function reportRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.use('/:study/report', staffOnly(context, 'read-report'))
  return app.openapi(route, async (c) => {
    const { study } = c.req.valid('param')
    const { design, simulated } = await context.published.study(context.store.now, study)
    const { report, at } = await context.reports.of(context, study)
    const { id, title, organisation, about } = design
    const body: ReportBody = { study: { id, title, organisation, about, simulated }, at, report }
    return c.json(body as never, 200)
  })
}

/** What the route gives, in the words of the analysis. */
export interface ReportBody {
  readonly study: {
    readonly id: string
    readonly title: { readonly nl: string; readonly en: string }
    readonly organisation: { readonly nl: string; readonly en: string }
    readonly about: { readonly nl: string; readonly en: string }
    readonly simulated: boolean
  }
  readonly at: number
  readonly report: Report
}
