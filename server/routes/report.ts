import { createRoute, z } from '@hono/zod-openapi'
import type { MarkDetails } from '../../analysis/index.ts'
import { REPORT_KEYS } from '../../analysis/reports/report-keys.ts'
import type { Context } from '../context.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { jsonContent, openApiApp, problemContent, studyParameter } from '../http/openapi.ts'
import type { ShownReport } from '../reports/reports.ts'
import { readViewKey } from '../reports/view-key.ts'

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
    commands: z.array(z.object({ row: z.string(), column: z.string(), command: z.string() })).optional(),
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
  request: { params: studyParameter, query: z.object({ group: z.string().max(200).optional() }) },
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
        asOf: z.record(z.string(), z.number()),
        refreshing: z.boolean(),
        filters: z.array(
          z.object({
            variable: z.string(),
            label: text,
            classes: z.array(z.object({ value: z.string(), label: text, shown: z.boolean() })),
          }),
        ),
        report: z.object({
          meta: z.record(z.string(), z.unknown()),
          ...Object.fromEntries(REPORT_KEYS.map((key) => [key, table])),
        }),
      }),
    ),
    default: problemContent,
  },
})

const checkedRoute = createRoute({
  method: 'get',
  path: '/{study}/report/checks',
  summary: 'Table 1 with the same effects estimated in other ways; null: comes with the next report',
  request: { params: studyParameter },
  responses: { 200: jsonContent('Table 1', z.object({ table1: table.nullable() })), default: problemContent },
})

const marksRoute = createRoute({
  method: 'get',
  path: '/{study}/report/marks',
  summary: 'Behind each mark: equations, other choices, who gets the form; null: comes with the next report',
  request: { params: studyParameter },
  responses: {
    200: jsonContent(
      'By mark, and the models of each group',
      z.object({
        marks: z.array(z.record(z.string(), z.unknown())).nullable(),
        models: z.array(z.record(z.string(), z.unknown())).optional(),
      }),
    ),
    default: problemContent,
  },
})

const progressRoute = createRoute({
  method: 'get',
  path: '/{study}/report/progress',
  summary: 'How far the report is that is being made; null: none is',
  request: { params: studyParameter },
  responses: {
    200: jsonContent(
      'How far',
      z.object({
        progress: z
          .object({ step: z.enum(['read', 'compute']), done: z.number(), of: z.number() })
          .nullable(),
      }),
    ),
    default: problemContent,
  },
})

export function reportRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.use('/:study/report', staffOnly(context, 'read-report'))
  app.use('/:study/report/*', staffOnly(context, 'read-report'))
  return app
    .openapi(route, async (c) => {
      const { study } = c.req.valid('param')
      const { design, simulated } = await context.published.study(context.store.now, study)
      const view = readViewKey(c.req.valid('query').group)
      const shown = await context.reports.of(context, study, view, c.req.raw.signal)
      const { id, title, organisation, about } = design
      const body: ReportBody = { study: { id, title, organisation, about, simulated }, ...shown }
      return c.json(body as never, 200)
    })
    .openapi(checkedRoute, async (c) => {
      const { study } = c.req.valid('param')
      const table1 = await context.reports.checked(context, study, c.req.raw.signal)
      return c.json({ table1 } as never, 200)
    })
    .openapi(marksRoute, async (c) => {
      const { study } = c.req.valid('param')
      const marks = await context.reports.marks(context, study, c.req.raw.signal)
      return c.json((marks === null ? { marks } : apart(marks)) as never, 200)
    })
    .openapi(progressRoute, async (c) => {
      const { study } = c.req.valid('param')
      await context.published.study(context.store.now, study)
      return c.json({ progress: context.reports.progress(study) }, 200)
    })
}

/** What the route gives, in the words of the analysis. */
export interface ReportBody extends ShownReport {
  readonly study: {
    readonly id: string
    readonly title: { readonly nl: string; readonly en: string }
    readonly organisation: { readonly nl: string; readonly en: string }
    readonly about: { readonly nl: string; readonly en: string }
    readonly simulated: boolean
  }
}

/** Marks of a group share its models: they are told once. */
function apart(marks: readonly MarkDetails[]) {
  const models = new Map(marks.map((mark) => [mark.group, mark.models]))
  return { marks: marks.map(({ models: _, ...mark }) => mark), models: [...models.values()] }
}
