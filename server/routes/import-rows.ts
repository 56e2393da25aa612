/** Rows of a sample that may be someone who is known: who they are, and what becomes of each. */
import { createRoute, z } from '@hono/zod-openapi'
import { decideRow } from '../commands/decide-row.ts'
import { readRow } from '../commands/read-row.ts'
import type { Context } from '../context.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { identifier, jsonContent, openApiApp, problemContent, studyParameter } from '../http/openapi.ts'
import { Problem } from '../problem.ts'
import { findImport } from '../queries/import.ts'
import { countPossible, listPossible } from '../queries/possible.ts'
import { identitySchema } from './identity-shapes.ts'

const one = studyParameter.extend({ import: identifier })
const oneRow = one.extend({ row: z.coerce.number().int().min(1).max(100_000_000) })
const decision = z.enum(['same', 'other', 'possible'])
const shown = 50

const listRoute = createRoute({
  method: 'get',
  path: '/{study}/imports/{import}/possible',
  summary: 'Rows that may be someone who is known, from a row on, and what was decided of them',
  request: { params: one, query: z.object({ after: z.coerce.number().int().min(0).default(0) }) },
  responses: {
    200: jsonContent(
      'Rows in the order of the file',
      z.object({
        counts: z.object({ possible: z.number(), same: z.number(), other: z.number() }),
        rows: z.array(
          z.object({
            row: z.number().int(),
            /** The member, or the earlier row, that it is like. */
            member: z.string().nullable(),
            earlierRow: z.number().int().nullable(),
            decision,
          }),
        ),
        more: z.boolean(),
      }),
    ),
    default: problemContent,
  },
})

const decideRoute = createRoute({
  method: 'put',
  path: '/{study}/imports/{import}/possible/{row}',
  summary: 'Decide: the same person (left out), someone else (taken in), or undecided again',
  request: {
    params: oneRow,
    body: {
      required: true,
      content: { 'application/json': { schema: z.strictObject({ decision }) } },
    },
  },
  responses: { 204: { description: 'Decided.' }, default: problemContent },
})

const readRoute = createRoute({
  method: 'post',
  path: '/{study}/imports/{import}/possible/{row}/identity',
  summary: 'Who a row is, to compare; stands in the log',
  request: { params: oneRow },
  responses: { 200: jsonContent('Who it is', identitySchema), default: problemContent },
})

export function importRowRoutes(context: Context) {
  const { store } = context
  const app = openApiApp<StaffVariables>()
  app.use('/:study/imports/:import/possible', staffOnly(context, 'import'))
  app.use('/:study/imports/:import/possible/*', staffOnly(context, 'import'))
  app.use('/:study/imports/:import/possible/:row/identity', staffOnly(context, 'read-identity'))
  return app
    .openapi(listRoute, async (c) => {
      const { study, import: id } = c.req.valid('param')
      if (!(await findImport(store.now, study, id))) throw new Problem('not-found')
      const found = await listPossible(store.now, id, c.req.valid('query').after, shown + 1)
      const rows = found.slice(0, shown).map(({ rowNumber, likeness, alikeIn, alike }) => ({
        row: rowNumber,
        member: alikeIn === 'panel' ? alike : null,
        earlierRow: alikeIn === 'file' ? Number(alike) : null,
        decision: likeness as z.infer<typeof decision>,
      }))
      return c.json({ counts: await countPossible(store.now, id), rows, more: found.length > shown }, 200)
    })
    .openapi(decideRoute, async (c) => {
      const { study: studyId, import: importId, row } = c.req.valid('param')
      const input = { studyId, importId, row, decision: c.req.valid('json').decision }
      await decideRow(context, `staff:${c.var.staff.id}`, input)
      return c.body(null, 204)
    })
    .openapi(readRoute, async (c) => {
      const { study: studyId, import: importId, row } = c.req.valid('param')
      return c.json(await readRow(context, `staff:${c.var.staff.id}`, { studyId, importId, row }), 200)
    })
}
