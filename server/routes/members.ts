import { createRoute, z } from '@hono/zod-openapi'
import { changeMembers, type ManyChange } from '../commands/change-members.ts'
import { downloadMembers } from '../commands/download-members.ts'
import type { Context } from '../context.ts'
import { type DispositionCode, dispositionCodes } from '../domain/disposition.ts'
import { participationChanges, participationReasons } from '../domain/participation.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { identifier, jsonContent, openApiApp, problemContent, studyParameter } from '../http/openapi.ts'
import { countFound, knownTotal, listBoardMembers, listFoundIds } from '../queries/board-members.ts'
import { freshBoard } from './fresh-board.ts'

const number = z.number().int()
const short = z.string().max(64).optional()
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .optional()
export const filterSchema = z.object({
  ...{ wave: short, status: short, code: short, stuck: short, next: day, due: day, completed: day },
  ...{ group: short, fact: short, value: short, cohort: short, participation: short, trace: short },
  ...{ pattern: short, search: short },
})

export const code = z.enum(dispositionCodes as [DispositionCode, ...DispositionCode[]])
export const reason = z.enum(participationReasons)
export const change = z.enum(participationChanges)
export const mode = z.enum(['letter', 'email', 'sms', 'telephone'])
export const why = z.string().trim().min(3).max(500)

const caseSchema = z.object({
  status: z.string(),
  code: z.string(),
  final: z.boolean(),
  stuck: z.string(),
  nextOn: z.string(),
  completedOn: z.string(),
})

const listRoute = createRoute({
  method: 'get',
  path: '/{study}/members',
  summary: 'Members found with a filter, by pseudonym',
  request: {
    params: studyParameter,
    query: filterSchema.extend({
      order: z.enum(['up', 'down']).optional(),
      page: z
        .string()
        .regex(/^[1-9]\d{0,5}$/)
        .optional(),
    }),
  },
  responses: {
    200: jsonContent(
      'One page of members',
      z.object({
        total: number,
        /** There are more than `total`: only so many were counted. */
        more: z.boolean(),
        page: number,
        pageLength: number,
        behind: number,
        members: z.array(
          z.object({
            id: z.string(),
            group: z.string(),
            cohort: z.string(),
            participation: z.string(),
            trace: z.string(),
            traceSince: z.string(),
            lastGoodOn: z.string(),
            reachableBy: z.array(z.string()),
            application: z.string().nullable(),
            decision: z.string().nullable(),
            statuses: z.record(z.string(), z.string()),
            cases: z.record(z.string(), caseSchema),
          }),
        ),
      }),
    ),
    default: problemContent,
  },
})

const countRoute = createRoute({
  method: 'get',
  path: '/{study}/members/count',
  summary: 'How many members a filter finds, exactly',
  request: { params: studyParameter, query: filterSchema },
  responses: { 200: jsonContent('The number', z.object({ count: number })), default: problemContent },
})

const downloadRoute = createRoute({
  method: 'post',
  path: '/{study}/members/download',
  summary: 'The members found, as CSV, by pseudonym; stands in the log',
  request: {
    params: studyParameter,
    body: { required: true, content: { 'application/json': { schema: filterSchema.strict() } } },
  },
  responses: {
    200: { description: 'The file', content: { 'text/csv': { schema: z.string() } } },
    default: problemContent,
  },
})

const bulkRoute = createRoute({
  method: 'post',
  path: '/{study}/members/bulk',
  summary: 'One change for many members, all or nothing; refused when they are not as many as were confirmed',
  request: {
    params: studyParameter,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            select: z.strictObject({
              ids: z.array(identifier).max(5_000).optional(),
              filter: filterSchema.strict().optional(),
              count: number.min(1),
            }),
            what: z.discriminatedUnion('do', [
              z.strictObject({ do: z.literal('participation'), change, reason }),
              z.strictObject({ do: z.literal('disposition'), wave: identifier, code, reason: why }),
              z.strictObject({ do: z.literal('refuse-mode'), mode }),
            ]),
          }),
        },
      },
    },
  },
  responses: { 200: jsonContent('Changed', z.object({ changed: number })), default: problemContent },
})

const pageLength = 50
/** Counted so far and no further, unless the sums tell the number. */
const counted = 1_000

export function membersRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.use('/:study/members', staffOnly(context, 'read-fieldwork'))
  app.use('/:study/members/count', staffOnly(context, 'read-fieldwork'))
  app.use('/:study/members/download', staffOnly(context, 'export'))
  app.use('/:study/members/bulk', staffOnly(context, 'run-fieldwork'))
  const { store } = context
  return app
    .openapi(listRoute, async (c) => {
      const { study } = c.req.valid('param')
      const { page: asked = '1', order = 'up', ...filter } = c.req.valid('query')
      const { design, behind } = await freshBoard(context, study)
      const page = Number(asked)
      const paging = { offset: (page - 1) * pageLength, limit: pageLength, descending: order === 'down' }
      const db = store.now
      const ids = await listFoundIds(db, study, filter, paging)
      const known = await knownTotal(db, study, filter)
      const total = known ?? (await countFound(db, study, filter, counted + 1))
      const found = await listBoardMembers(db, ids)
      return c.json(
        {
          total: known ?? Math.min(total, counted),
          more: known === null && total > counted,
          page,
          pageLength,
          behind,
          members: found.map((own) => ({
            id: own.memberId,
            group: own.group,
            cohort: own.cohort,
            participation: own.participation,
            trace: own.trace,
            traceSince: own.traceSince,
            lastGoodOn: own.lastGoodOn,
            reachableBy: [...own.reachableBy],
            application: own.events.application ?? null,
            decision: own.events.decision ?? null,
            statuses: Object.fromEntries(
              design.waves.map(({ id }) => [id, own.cases[id]?.status ?? 'waiting']),
            ),
            cases: Object.fromEntries(
              Object.entries(own.cases).map(([wave, { status, code, final, stuck, nextOn, completedOn }]) => [
                wave,
                { status, code, final, stuck, nextOn, completedOn },
              ]),
            ),
          })),
        },
        200,
      )
    })
    .openapi(countRoute, async (c) => {
      const { study } = c.req.valid('param')
      const { design } = await freshBoard(context, study)
      const count = await countFound(store.now, design.id, c.req.valid('query'), 1_000_000_000)
      return c.json({ count }, 200)
    })
    .openapi(downloadRoute, async (c) => {
      const { study } = c.req.valid('param')
      await freshBoard(context, study)
      const csv = await downloadMembers(context, `staff:${c.var.staff.id}`, study, c.req.valid('json'))
      return c.body(csv, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${study}-members.csv"`,
      })
    })
    .openapi(bulkRoute, async (c) => {
      const { study } = c.req.valid('param')
      const { select, what } = c.req.valid('json')
      await freshBoard(context, study)
      const actor = `staff:${c.var.staff.id}`
      return c.json(await changeMembers(context, actor, study, select, what as ManyChange), 200)
    })
}
