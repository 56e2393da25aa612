import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from '../context.ts'
import { addDays, dayAt } from '../domain/calendar.ts'
import { ratesOf } from '../domain/field-numbers.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { jsonContent, openApiApp, problemContent, studyParameter } from '../http/openapi.ts'
import { listCounts } from '../queries/board-counts.ts'
import { freshBoard, text } from './fresh-board.ts'

const counts = z.record(z.string(), z.record(z.string(), z.number().int()))
const number = z.number().int()

const route = createRoute({
  method: 'get',
  path: '/{study}/fieldwork',
  summary: 'Today: what goes out, what came back, who is stuck and why, and where everyone is in each wave',
  request: { params: studyParameter },
  responses: {
    200: jsonContent(
      'The fieldwork now',
      z.object({
        study: z.object({ id: z.string(), title: text, simulated: z.boolean() }),
        now: z.number(),
        today: z.string(),
        /** Members to whom something happened that is not in these numbers yet. */
        behind: number,
        members: number,
        groups: z.array(z.object({ value: z.string(), label: text })),
        waves: z.array(
          z.object({
            id: z.string(),
            title: text,
            openDays: number,
            hardEndDays: number,
            opens: z.array(z.object({ event: z.string(), months: number })),
            contacts: z.array(z.object({ kind: z.string(), ordinal: number, afterDays: number })),
            counts,
            target: z.number().nullable(),
            /** Eligible or unknown, with the window open or past, and how many of them answered. */
            asked: number,
            answered: number,
            open: number,
          }),
        ),
        next: z.array(z.object({ wave: z.string(), day: z.string(), mode: z.string(), n: number })),
        back: z.array(z.object({ wave: z.string(), what: z.string(), day: z.string(), n: number })),
        stuck: z.array(z.object({ wave: z.string(), reason: z.string(), n: number })),
        trace: z.array(z.object({ trace: z.string(), n: number })),
        participation: z.array(z.object({ state: z.string(), n: number })),
      }),
    ),
    default: problemContent,
  },
})

/** Days to come, and days past, that are shown. */
const shown = 7

export function fieldworkRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.use('/:study/fieldwork', staffOnly(context, 'read-fieldwork'))
  return app.openapi(route, async (c) => {
    const { study: studyId } = c.req.valid('param')
    const { design, simulated, behind } = await freshBoard(context, studyId)
    const now = context.clock()
    const today = dayAt(now, design.timeZone)
    const lastDay = addDays(today, shown - 1)
    const db = context.store.now
    const kinds = ['status', 'stuck', 'trace', 'participation', 'next', 'open']
    const [sums, codes, days] = await Promise.all([
      listCounts(db, studyId, kinds),
      listCounts(db, studyId, ['code'], { b: '' }),
      listCounts(db, studyId, ['day'], { fromB: addDays(today, 1 - shown) }),
    ])
    const ofKind = (kind: string) => sums.filter((sum) => sum.kind === kind)
    const statusCounts = (wave: string) => {
      const found: Record<string, Record<string, number>> = {}
      for (const { a: status, b: group, n } of ofKind('status').filter((sum) => sum.wave === wave)) {
        for (const key of ['all', group]) {
          found[key] ??= {}
          found[key][status] = (found[key][status] ?? 0) + n
        }
      }
      return found
    }
    const groups = design.facts.find(({ name }) => name === design.plan.group)?.values ?? []
    return c.json(
      {
        study: { id: design.id, title: design.title, simulated },
        now,
        today,
        behind,
        members: total(ofKind('participation')),
        groups: groups.map(({ value, label }) => ({ value, label })),
        waves: design.waves.map((wave) => {
          const own = ratesOf(
            codes.filter((sum) => sum.wave === wave.id),
            false,
            null,
          )
          return {
            id: wave.id,
            title: wave.title,
            openDays: wave.openDays,
            hardEndDays: wave.hardEndDays,
            opens: wave.opens.map(({ event, months = 0 }) => ({ event, months })),
            contacts: wave.contacts.map(({ kind, ordinal, afterDays }) => ({ kind, ordinal, afterDays })),
            counts: statusCounts(wave.id),
            target: wave.targetRate ?? null,
            asked: own.n - (own.classes.NE?.n ?? 0),
            answered: own.classes.I?.n ?? 0,
            open: total(ofKind('open').filter((sum) => sum.wave === wave.id)),
          }
        }),
        // What is due since earlier goes out today.
        next: merged(
          ofKind('next')
            .filter(({ a }) => a <= lastDay)
            .map(({ wave, a, b, n }) => ({ wave, day: a < today ? today : a, mode: b, n })),
        ),
        back: days.map(({ wave, a, b, n }) => ({ wave, what: a, day: b, n })),
        stuck: merged(ofKind('stuck').map(({ wave, a, n }) => ({ wave, reason: a, n }))),
        trace: merged(ofKind('trace').map(({ a, n }) => ({ trace: a, n }))),
        participation: merged(ofKind('participation').map(({ a, n }) => ({ state: a, n }))),
      },
      200,
    )
  })
}

function total(sums: readonly { readonly n: number }[]): number {
  return sums.reduce((sum, { n }) => sum + n, 0)
}

/** Rows that differ in nothing but their number, together. */
function merged<T extends { n: number }>(rows: readonly T[]): T[] {
  const found = new Map<string, T>()
  for (const row of rows) {
    const key = JSON.stringify({ ...row, n: 0 })
    found.set(key, { ...row, n: row.n + (found.get(key)?.n ?? 0) })
  }
  return [...found.values()]
}
