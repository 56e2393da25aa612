import { createRoute, z } from '@hono/zod-openapi'
import type { Forecast } from '../../analysis/index.ts'
import { studies } from '../../surveys/index.ts'
import type { Context } from '../context.ts'
import { runForecast } from '../forecast/forecast.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { jsonContent, openApiApp, problemContent, studyParameter } from '../http/openapi.ts'
import { progressLines } from '../http/progress-lines.ts'
import { Problem } from '../problem.ts'

const text = z.object({ nl: z.string(), en: z.string() })
const ways = ['letter', 'email', 'sms', 'telephone'] as const
const contact = z.object({ modes: z.array(z.enum(ways)).min(1).max(4) })
const share = z.number().min(0).max(1)
const perWay = (value: z.ZodNumber) =>
  z.strictObject({ letter: value, email: value, sms: value, telephone: value })
const assumptions = z.strictObject({
  decline: share,
  strength: perWay(z.number().min(0).max(10)),
  levelling: perWay(share),
  emailKnown: share,
  phoneKnown: share,
})

const defaultsRoute = createRoute({
  method: 'get',
  path: '/{study}/forecast',
  summary: 'What a forecast starts from: the study’s own contacts, and what is assumed of contacts',
  request: { params: studyParameter },
  responses: {
    200: jsonContent(
      'Where to start from',
      z.object({
        contacts: z.array(contact),
        assumptions,
        groups: z.array(z.object({ value: z.string(), label: text })),
        waves: z.array(z.object({ id: z.string(), title: text })),
        supports: z.array(z.object({ variable: z.string(), label: text })),
        outcomes: z.array(z.object({ variable: z.string(), label: text })),
        alpha: z.number(),
      }),
    ),
    default: problemContent,
  },
})

const body = z.strictObject({
  members: z.number().int().min(300).max(20_000),
  panels: z.number().int().min(2).max(50),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31),
  scenarios: z
    .array(z.strictObject({ contacts: z.array(contact).min(1).max(8), assumptions }))
    .min(1)
    .max(4),
})

const runRoute = createRoute({
  method: 'post',
  path: '/{study}/forecast',
  summary: 'Simulated panels under other contacts: lines of JSON, first how far it is, last the outcome',
  request: {
    params: studyParameter,
    body: { required: true, content: { 'application/json': { schema: body } } },
  },
  responses: {
    200: {
      description: 'One JSON a line: `{done, total}` after each panel, then `{forecasts}`, or `{problem}`',
      content: { 'application/x-ndjson': { schema: z.string() } },
    },
    default: problemContent,
  },
})

/** One line of the reply. */
export type ForecastLine =
  | { readonly done: number; readonly total: number }
  | { readonly forecasts: readonly Forecast[] }

export function forecastRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.use('/:study/forecast', staffOnly(context, 'run-fieldwork'))
  /** One at a time: a forecast keeps a core busy, and respondents come first. */
  let running = false

  return app
    .openapi(defaultsRoute, async (c) => {
      const { design } = await context.published.study(context.store.now, c.req.valid('param').study)
      const forecast = studies[design.id]?.forecast
      if (!forecast) throw new Problem('no-forecast')
      const { plan, facts, variables, waves } = design
      const labelOf = (name: string) => variables.find((variable) => variable.name === name)!.label
      return c.json(
        {
          contacts: forecast.contacts.map(({ modes }) => ({ modes: [...modes] })),
          assumptions: forecast.assumptions,
          groups: [...(facts.find(({ name }) => name === plan.group)?.values ?? [])],
          waves: waves.map(({ id, title }) => ({ id, title })),
          supports: plan.supports.map(({ variable, label }) => ({ variable, label })),
          outcomes: plan.outcomes.map(({ variable }) => ({ variable, label: labelOf(variable) })),
          alpha: plan.alpha,
        },
        200,
      )
    })
    .openapi(runRoute, async (c) => {
      const { design } = await context.published.study(context.store.now, c.req.valid('param').study)
      if (!studies[design.id]?.forecast) throw new Problem('no-forecast')
      const { members, panels, seed, scenarios } = c.req.valid('json')
      if (running) throw new Problem('forecast-running')
      running = true
      const total = panels * scenarios.length
      return progressLines<ForecastLine>(context, c, async (tell, stopped) => {
        try {
          const options = {
            study: design.id,
            panels,
            seed,
            scenarios: scenarios.map((scenario) => ({ members, ...scenario })),
          }
          return { forecasts: await runForecast(options, (done) => tell({ done, total }), stopped) }
        } finally {
          running = false
        }
      }) as never
    })
}
