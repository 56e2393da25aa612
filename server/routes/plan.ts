import { createRoute, z } from '@hono/zod-openapi'
import { hashOfPlan, lockPlan, planParts } from '../commands/lock-plan.ts'
import type { Deviation } from '../commands/note-deviation.ts'
import type { Context } from '../context.ts'
import { differences } from '../domain/plan-differences.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { jsonContent, openApiApp, problemContent, studyParameter } from '../http/openapi.ts'
import { listPublications } from '../queries/audit.ts'
import { findPlanLock } from '../queries/plan-lock.ts'

const state = z.object({
  /** Of the plan as it is now. */
  hash: z.string(),
  lock: z.object({ at: z.number(), by: z.string(), hash: z.string() }).nullable(),
  deviations: z.array(
    z.object({
      path: z.string(),
      before: z.string().optional(),
      after: z.string().optional(),
      /** Why, as it was said at each publication that changed this. */
      reasons: z.array(z.object({ at: z.number(), reason: z.string() })),
    }),
  ),
})

const readRoute = createRoute({
  method: 'get',
  path: '/{study}/plan',
  summary: 'Whether the analysis plan is locked, and in what it has changed since',
  request: { params: studyParameter },
  responses: { 200: jsonContent('The plan', state), default: problemContent },
})

const lockRoute = createRoute({
  method: 'post',
  path: '/{study}/plan/lock',
  summary: 'Locks the analysis plan: from then on the report is of the answers themselves',
  request: { params: studyParameter },
  responses: { 200: jsonContent('Locked', z.object({ hash: z.string() })), default: problemContent },
})

export function planRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.use('/:study/plan', staffOnly(context, 'read-report'))
  app.use('/:study/plan/lock', staffOnly(context, 'design-study'))
  return app
    .openapi(readRoute, async (c) => {
      const { study } = c.req.valid('param')
      const db = context.store.now
      const { design } = await context.published.study(db, study)
      const [now, lock] = [await planParts(db, design), await findPlanLock(db, study)]
      const before = lock && { plan: lock.plan, variables: lock.variables, instruments: lock.instruments }
      const said = lock ? await listPublications(db, study) : []
      const deviations = (before ? differences(before, now) : []).map(({ path, ...change }) => ({
        path,
        ...(change.before !== undefined && { before: change.before }),
        ...(change.after !== undefined && { after: change.after }),
        reasons: reasonsOf(path, said),
      }))
      const locked = lock && { at: lock.lockedAt, by: lock.lockedBy, hash: lock.hash }
      return c.json({ hash: hashOfPlan(now), lock: locked, deviations }, 200)
    })
    .openapi(lockRoute, async (c) => {
      const { study } = c.req.valid('param')
      return c.json({ hash: await lockPlan(context, `staff:${c.var.staff.id}`, study) }, 200)
    })
}

/** A change of a part is also one of the whole that it is in. */
function reasonsOf(path: string, publications: Awaited<ReturnType<typeof listPublications>>) {
  const touches = (other: string) =>
    other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`)
  return publications.flatMap(({ at, detail }) => {
    const deviation = detail?.deviation as Deviation | undefined
    return deviation?.changes.some((change) => touches(change.path)) ? [{ at, reason: deviation.reason }] : []
  })
}
