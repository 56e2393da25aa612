/** Upkeep of the panel: who may be one person, merges, cohorts, incentives. */
import { createRoute, z } from '@hono/zod-openapi'
import { mergeMembers, tellApart, undoMerge } from '../commands/merge-members.ts'
import type { Context } from '../context.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { identifier, jsonContent, openApiApp, problemContent, studyParameter } from '../http/openapi.ts'
import { listCohorts } from '../queries/cohort.ts'
import { listIncentives } from '../queries/incentive.ts'
import { listMargins } from '../queries/margins.ts'
import { listAlike, listMerges } from '../queries/merge.ts'

const mostPairs = 200
const body = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
})

const duplicatesRoute = createRoute({
  method: 'get',
  path: '/{study}/duplicates',
  summary: 'Members who may be one person, by pseudonym, and the merges so far',
  request: { params: studyParameter },
  responses: {
    200: jsonContent(
      'Pairs and merges',
      z.object({
        pairs: z.array(z.object({ first: z.string(), second: z.string(), kinds: z.array(z.string()) })),
        merges: z.array(
          z.object({
            id: z.string(),
            kept: z.string(),
            other: z.string(),
            at: z.number(),
            waves: z.array(z.string()),
            undoneAt: z.number().nullable(),
          }),
        ),
      }),
    ),
    default: problemContent,
  },
})

const mergeRoute = createRoute({
  method: 'post',
  path: '/{study}/merges',
  summary: 'Keep one of two records of a person; the other becomes its duplicate',
  request: { params: studyParameter, body: body(z.strictObject({ kept: identifier, other: identifier })) },
  responses: { 200: jsonContent('Merged', z.object({ id: z.string() })), default: problemContent },
})

const undoRoute = createRoute({
  method: 'post',
  path: '/{study}/merges/{merge}/undo',
  summary: 'Undo a merge',
  request: { params: studyParameter.extend({ merge: identifier }) },
  responses: { 204: { description: 'Undone.' }, default: problemContent },
})

const apartRoute = createRoute({
  method: 'post',
  path: '/{study}/duplicates/apart',
  summary: 'These two are not one person: do not ask again',
  request: { params: studyParameter, body: body(z.strictObject({ first: identifier, second: identifier })) },
  responses: { 204: { description: 'Noted.' }, default: problemContent },
})

const cohortsRoute = createRoute({
  method: 'get',
  path: '/{study}/cohorts',
  summary: 'The samples that members came with, and the margins of the population',
  request: { params: studyParameter },
  responses: {
    200: jsonContent(
      'Cohorts',
      z.object({
        cohorts: z.array(z.object({ name: z.string(), members: z.number().int(), since: z.number() })),
        margins: z.array(
          z.object({ variable: z.string(), level: z.string(), count: z.number(), since: z.number() }),
        ),
      }),
    ),
    default: problemContent,
  },
})

const incentivesRoute = createRoute({
  method: 'get',
  path: '/{study}/incentives',
  summary: 'What members were given, per questionnaire, and how much of it they asked for',
  request: { params: studyParameter },
  responses: {
    200: jsonContent(
      'Incentives',
      z.array(
        z.object({
          wave: z.string(),
          title: z.object({ nl: z.string(), en: z.string() }),
          issued: z.number().int(),
          issuedCents: z.number().int(),
          claimed: z.number().int(),
          claimedCents: z.number().int(),
        }),
      ),
    ),
    default: problemContent,
  },
})

export function upkeepRoutes(context: Context) {
  const { store, published } = context
  const app = openApiApp<StaffVariables>()
  app.use('/:study/duplicates', staffOnly(context, 'run-fieldwork'))
  app.use('/:study/duplicates/*', staffOnly(context, 'run-fieldwork'))
  app.use('/:study/merges', staffOnly(context, 'run-fieldwork'))
  app.use('/:study/merges/*', staffOnly(context, 'run-fieldwork'))
  app.use('/:study/cohorts', staffOnly(context, 'read-fieldwork'))
  app.use('/:study/incentives', staffOnly(context, 'read-fieldwork'))
  return app
    .openapi(duplicatesRoute, async (c) => {
      const { design } = await published.study(store.now, c.req.valid('param').study)
      const pairs = await listAlike(store.now, design.id, mostPairs)
      const merges = await listMerges(store.now, design.id)
      return c.json(
        {
          pairs: pairs.map(({ first, second, kinds }) => ({ first, second, kinds: [...kinds] })),
          merges: merges.map(({ id, keptId, otherId, mergedAt, movedCases, undoneAt }) => ({
            id,
            kept: keptId,
            other: otherId,
            at: mergedAt,
            waves: movedCases.map(({ wave }) => wave),
            undoneAt,
          })),
        },
        200,
      )
    })
    .openapi(mergeRoute, async (c) => {
      const { study } = c.req.valid('param')
      const { kept, other } = c.req.valid('json')
      const two = { studyId: study, keptId: kept, otherId: other }
      return c.json({ id: await mergeMembers(context, `staff:${c.var.staff.id}`, two) }, 200)
    })
    .openapi(undoRoute, async (c) => {
      const { study, merge } = c.req.valid('param')
      await undoMerge(context, `staff:${c.var.staff.id}`, study, merge)
      return c.body(null, 204)
    })
    .openapi(apartRoute, async (c) => {
      const { first, second } = c.req.valid('json')
      await tellApart(context, `staff:${c.var.staff.id}`, c.req.valid('param').study, [first, second])
      return c.body(null, 204)
    })
    .openapi(cohortsRoute, async (c) => {
      const { design } = await published.study(store.now, c.req.valid('param').study)
      const margins = await listMargins(store.now, design.id)
      return c.json(
        {
          cohorts: await listCohorts(store.now, design.id),
          margins: margins.map(({ variable, level, count, since }) => ({ variable, level, count, since })),
        },
        200,
      )
    })
    .openapi(incentivesRoute, async (c) => {
      const { design } = await published.study(store.now, c.req.valid('param').study)
      const rows = await listIncentives(store.now, design.id)
      const cents = (some: typeof rows) => some.reduce((sum, row) => sum + row.cents, 0)
      return c.json(
        design.waves
          .map(({ id }) => rows.filter(({ wave }) => wave === id))
          .flatMap((own, at) => {
            const claimed = own.filter(({ claimedAt }) => claimedAt !== null)
            const wave = design.waves[at]!
            if (own.length === 0 && !wave.incentiveCents) return []
            return [
              {
                wave: wave.id,
                title: wave.title,
                issued: own.length,
                issuedCents: cents(own),
                claimed: claimed.length,
                claimedCents: cents(claimed),
              },
            ]
          }),
        200,
      )
    })
}
