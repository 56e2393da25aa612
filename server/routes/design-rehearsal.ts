import { createRoute, z } from '@hono/zod-openapi'
import { studyOf } from '../commands/publish-draft.ts'
import { draftDocuments } from '../commands/review-draft.ts'
import type { Context } from '../context.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { openApiApp, problemContent } from '../http/openapi.ts'
import { progressLines } from '../http/progress-lines.ts'
import { Problem } from '../problem.ts'
import { findDraft } from '../queries/draft.ts'
import type { Found } from '../rehearsal/found.ts'
import { runRehearsal } from '../rehearsal/run-rehearsal.ts'
import { designParameter } from './design-shapes.ts'

const name = z.string().max(64)
const body = z.strictObject({
  members: z.number().int().min(100).max(5_000),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31),
  /** Share that completes each wave; left out: its target. */
  response: z.number().min(0.05).max(1).optional(),
  effects: z
    .array(z.strictObject({ support: name, outcome: name, size: z.number().min(-1e6).max(1e6) }))
    .max(200),
})

const rehearseRoute = createRoute({
  method: 'post',
  path: '/{design}/rehearsal',
  summary:
    'A made-up panel of a draft, with differences put in: lines of JSON, first how far it is, last what was found',
  request: {
    params: designParameter,
    body: { required: true, content: { 'application/json': { schema: body } } },
  },
  responses: {
    200: {
      description: 'One JSON a line: `{share}` now and then, then `{found}`, or `{problem}`',
      content: { 'application/x-ndjson': { schema: z.string() } },
    },
    default: problemContent,
  },
})

/** One line of the reply. */
export type RehearsalLine = { readonly share: number } | { readonly found: Found }

export function designRehearsalRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.use('/:design/rehearsal', staffOnly(context, 'design-study'))
  /** One at a time: a rehearsal keeps a core busy, and respondents come first. */
  let running = false
  return app.openapi(rehearseRoute, async (c) => {
    const { now } = context.store
    const id = c.req.valid('param').design
    if (!(await findDraft(now, id))) throw new Problem('not-found')
    const study = studyOf(await draftDocuments(now, id))
    const { response, ...rest } = c.req.valid('json')
    const options = { ...rest, ...(response !== undefined && { response }) }
    const { plan } = study.design
    for (const { support, outcome } of options.effects)
      if (
        !plan.supports.some(({ variable }) => variable === support) ||
        !plan.outcomes.some(({ variable }) => variable === outcome)
      )
        throw new Problem('rehearsal-unknown', { support, outcome })
    if (running) throw new Problem('rehearsal-running')
    running = true
    return progressLines<RehearsalLine>(context, c, async (tell, stopped) => {
      try {
        const found = await runRehearsal({ study, options }, (share) => void tell({ share }), stopped)
        return { found }
      } finally {
        running = false
      }
    }) as never
  })
}
