import { createRoute, z } from '@hono/zod-openapi'
import type { Inference, RATES } from '../../analysis/index.ts'
import type { StudyDesign } from '../../surveys/design.ts'
import type { Context } from '../context.ts'
import { dayAt } from '../domain/calendar.ts'
import { attritionOf, curveOf, type KeptSum, ratesOf, representativenessOf } from '../domain/field-numbers.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { identifier, jsonContent, openApiApp, problemContent, studyParameter } from '../http/openapi.ts'
import { Problem } from '../problem.ts'
import { listCounts } from '../queries/board-counts.ts'
import { freshBoard, text } from './fresh-board.ts'

const number = z.number().int()
const value = z.number().nullable()
const estimate = z.object({ estimate: value, low: value, high: value, n: z.number(), method: z.string() })
const share = z.object({ share: z.number(), low: z.number(), high: z.number(), n: number }).nullable()
const group = z.string().max(32).optional()
const study = z.object({ title: text, simulated: z.boolean(), behind: number })
const label = z.object({ value: z.string(), label: text.nullable() })

const curvesRoute = createRoute({
  method: 'get',
  path: '/{study}/curves',
  summary: 'Per wave, the share that has answered by days since the opening',
  request: { params: studyParameter, query: z.object({ group }) },
  responses: {
    200: jsonContent(
      'Response curves',
      z.object({
        study,
        groups: z.array(label),
        waves: z.array(
          z.object({
            id: z.string(),
            title: text,
            target: value,
            openDays: number,
            cases: number,
            answered: number,
            points: z.array(z.object({ day: number, share: z.number(), atRisk: number })),
          }),
        ),
      }),
    ),
    default: problemContent,
  },
})

const ratesRoute = createRoute({
  method: 'get',
  path: '/{study}/rates',
  summary:
    'AAPOR’s outcome rates per wave, by a background fact, weighted or not; and how representative the response is',
  request: {
    params: studyParameter,
    query: z.object({
      by: identifier.optional(),
      weight: z.enum(['none', 'base']).optional(),
      of: z.enum(['wave', 'sample']).optional(),
      e: z
        .string()
        .regex(/^(0(\.\d{1,4})?|1(\.0{1,4})?)$/)
        .optional(),
    }),
  },
  responses: {
    200: jsonContent(
      'Rates',
      z.object({
        study,
        facts: z.array(z.object({ name: z.string(), label: text })),
        weightFact: text.nullable(),
        waves: z.array(
          z.object({
            id: z.string(),
            title: text,
            open: number,
            parts: z.array(
              z.object({
                value: z.string(),
                label: text.nullable(),
                n: number,
                e: value,
                codes: z.array(z.object({ code: z.string(), n: number })),
                rates: z.record(z.string(), estimate),
              }),
            ),
            representativeness: z.array(
              z.object({
                group: z.string(),
                asked: number,
                answered: number,
                r: estimate,
                cv: estimate,
                partial: z.array(
                  z.object({ fact: z.string(), label: text, unconditional: estimate, conditional: estimate }),
                ),
              }),
            ),
          }),
        ),
      }),
    ),
    default: problemContent,
  },
})

const attritionRoute = createRoute({
  method: 'get',
  path: '/{study}/attrition',
  summary: 'Patterns of waves (111, 110, …), retention and flow',
  request: { params: studyParameter, query: z.object({ group }) },
  responses: {
    200: jsonContent(
      'Attrition',
      z.object({
        study,
        groups: z.array(label),
        titles: z.array(text),
        patterns: z.array(z.object({ pattern: z.string(), n: number })),
        waves: z.array(
          z.object({
            wave: number,
            asked: number,
            answered: number,
            retained: share,
            cumulative: share,
            wentOn: share,
            cameBack: share,
          }),
        ),
        flows: z.array(z.object({ wave: number, from: z.string(), to: z.string(), n: number })),
      }),
    ),
    default: problemContent,
  },
})

/** The sample that members came with, beside the facts of the design. */
const sample = { name: 'sample', label: { nl: 'steekproef', en: 'sample' } }

export function fieldRateRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  for (const path of ['curves', 'rates', 'attrition'])
    app.use(`/:study/${path}`, staffOnly(context, 'read-fieldwork'))
  const { store, clock } = context
  return app
    .openapi(curvesRoute, async (c) => {
      const { study: id } = c.req.valid('param')
      const { group = null } = c.req.valid('query')
      const { design, simulated, behind } = await freshBoard(context, id)
      const sums = await listCounts(store.now, id, ['opened', 'lag'])
      const today = dayAt(clock(), design.timeZone)
      const waves = design.waves.map(({ id: wave, title, targetRate, openDays, hardEndDays }) => {
        const own = sums.filter((sum) => sum.wave === wave)
        return {
          id: wave,
          title,
          target: targetRate ?? null,
          openDays,
          ...curveOf(own, group, today, hardEndDays),
        }
      })
      return c.json(
        { study: { title: design.title, simulated, behind }, groups: groupsOf(design), waves },
        200,
      )
    })
    .openapi(ratesRoute, async (c) => {
      const { study: id } = c.req.valid('param')
      const { by, weight = 'none', of = 'wave', e } = c.req.valid('query')
      const { design, simulated, behind } = await freshBoard(context, id)
      const facts = design.facts.filter(({ type }) => type === 'category')
      const fact = facts.find(({ name }) => name === by)
      if (by !== undefined && by !== sample.name && !fact) throw new Problem('not-found')
      const key = by === undefined ? '' : by === sample.name ? 'cohort:' : by
      const sums = await listCounts(store.now, id, of === 'wave' ? ['code'] : ['code', 'lost'], { b: key })
      const others = await listCounts(store.now, id, ['cell', 'open'])
      const waves = design.waves.map(({ id: wave, title }, place) => {
        const own = sums.filter((sum) => sum.wave === wave)
        const order = fact?.values?.map((level) => level.value) ?? [...new Set(own.map(({ c }) => c))].sort()
        return {
          id: wave,
          title,
          open: others.reduce((n, sum) => n + (sum.kind === 'open' && sum.wave === wave ? sum.n : 0), 0),
          parts: order.flatMap((level) => {
            const part = own.filter((sum) => sum.c === level)
            if (part.length === 0) return []
            const found = ratesOf(part, weight === 'base', e === undefined ? null : Number(e))
            return [
              {
                value: level,
                label: fact?.values?.find((known) => known.value === level)?.label ?? null,
                n: found.n,
                e: found.e,
                codes: codesOf(part),
                rates: Object.fromEntries(
                  Object.entries(found.rates).map(([name, rate]) => [name, brief(rate)]),
                ) as Record<(typeof RATES)[number], z.infer<typeof estimate>>,
              },
            ]
          }),
          representativeness: groupsOf(design).flatMap(({ value: group }) => {
            const found = representativenessOf(
              others.filter((sum) => sum.kind === 'cell' && sum.c === group),
              place,
            )
            if (found === null) return []
            const { asked, answered, indicator, partial } = found
            return [
              {
                ...{ group, asked, answered, r: brief(indicator.r), cv: brief(indicator.cv) },
                partial: partial.map((one) => ({
                  fact: one.variable,
                  label: facts.find(({ name }) => name === one.variable)!.label,
                  unconditional: brief(one.unconditional),
                  conditional: brief(one.conditional),
                })),
              },
            ]
          }),
        }
      })
      const base = design.plan.weighting?.base
      return c.json(
        {
          study: { title: design.title, simulated, behind },
          facts: [...facts.map(({ name, label }) => ({ name, label })), sample],
          weightFact: design.facts.find(({ name }) => name === base)?.label ?? null,
          waves,
        },
        200,
      )
    })
    .openapi(attritionRoute, async (c) => {
      const { study: id } = c.req.valid('param')
      const { group = null } = c.req.valid('query')
      const { design, simulated, behind } = await freshBoard(context, id)
      const found = attritionOf(await listCounts(store.now, id, ['pattern']), group)
      return c.json(
        {
          study: { title: design.title, simulated, behind },
          groups: groupsOf(design),
          titles: design.waves.map(({ title }) => title),
          patterns: found.patterns,
          waves: [...found.waves],
          flows: [...found.flows],
        },
        200,
      )
    })
}

function groupsOf(design: StudyDesign) {
  return (design.facts.find(({ name }) => name === design.plan.group)?.values ?? []).map(
    ({ value, label }) => ({
      value,
      label,
    }),
  )
}

function codesOf(sums: readonly KeptSum[]): { code: string; n: number }[] {
  const counts = new Map<string, number>()
  for (const { a, n } of sums) counts.set(a, (counts.get(a) ?? 0) + n)
  return [...counts]
    .map(([code, n]) => ({ code, n }))
    .sort((one, other) => one.code.localeCompare(other.code))
}

function brief({ estimate, low, high, n, method }: Inference) {
  return { estimate, low, high, n, method }
}
