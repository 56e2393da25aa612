/** Studies that are being made: start, read, save, review. */
import { createRoute, z } from '@hono/zod-openapi'
import { removeDraft } from '../commands/remove-draft.ts'
import { reviewDraft } from '../commands/review-draft.ts'
import { saveDocument } from '../commands/save-document.ts'
import { startDraft } from '../commands/start-draft.ts'
import type { Context } from '../context.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { jsonContent, openApiApp, problemContent } from '../http/openapi.ts'
import { Problem } from '../problem.ts'
import { findDocument, listRevisionsOf } from '../queries/draft.ts'
import { namesOfStaff } from '../queries/staff.ts'
import {
  designList,
  designParameter,
  documentParameter,
  saveBody,
  startBody,
  wholeDesign,
} from './design-shapes.ts'
import { listDesigns, readDesign } from './design-view.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/',
  summary: 'The studies that are being made, and those that a new one can begin from',
  responses: { 200: jsonContent('Drafts and studies', designList), default: problemContent },
})

const startRoute = createRoute({
  method: 'post',
  path: '/',
  summary: 'Start a study: from nothing, from another study, or from files',
  request: { body: { required: true, ...jsonContent('How to start', startBody) } },
  responses: { 201: jsonContent('The new draft', z.object({ id: z.string() })), default: problemContent },
})

const readRoute = createRoute({
  method: 'get',
  path: '/{design}',
  summary: 'A draft with all its documents',
  request: { params: designParameter },
  responses: { 200: jsonContent('The draft', wholeDesign), default: problemContent },
})

const removeRoute = createRoute({
  method: 'delete',
  path: '/{design}',
  summary: 'Take a draft away; what is in the field stays',
  request: { params: designParameter },
  responses: { 204: { description: 'Taken away.' }, default: problemContent },
})

const saveRoute = createRoute({
  method: 'put',
  path: '/{design}/documents/{document}',
  summary: 'Save a document; what another changed meanwhile is merged, or told',
  request: {
    params: documentParameter,
    body: { required: true, ...jsonContent('The document and the revision that was changed', saveBody) },
  },
  responses: {
    200: jsonContent(
      'As it now stands',
      z.object({
        revision: z.number().int(),
        savedAt: z.number(),
        content: z.unknown(),
        merged: z.boolean(),
      }),
    ),
    default: problemContent,
  },
})

const historyRoute = createRoute({
  method: 'get',
  path: '/{design}/documents/{document}/history',
  summary: 'Who saved a document, newest first',
  request: { params: documentParameter },
  responses: {
    200: jsonContent(
      'Saves',
      z.array(z.object({ revision: z.number().int(), savedAt: z.number(), savedBy: z.string() })),
    ),
    default: problemContent,
  },
})

const revisionRoute = createRoute({
  method: 'get',
  path: '/{design}/documents/{document}/history/{revision}',
  summary: 'A document as it was',
  request: { params: documentParameter.extend({ revision: z.coerce.number().int().min(1) }) },
  responses: {
    200: jsonContent('The document', z.object({ content: z.unknown() })),
    default: problemContent,
  },
})

const reviewRoute = createRoute({
  method: 'post',
  path: '/{design}/review',
  summary: 'Say that the draft was read and found good',
  request: {
    params: designParameter,
    body: {
      required: true,
      ...jsonContent('What was read', z.object({ hash: z.string().max(64), note: z.string().max(2_000) })),
    },
  },
  responses: { 204: { description: 'Noted.' }, default: problemContent },
})

export function designRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.use('/*', staffOnly(context, 'design-study'))
  const { store } = context
  return app
    .openapi(listRoute, async (c) => c.json(await listDesigns(context), 200))
    .openapi(startRoute, async (c) =>
      c.json({ id: await startDraft(context, `staff:${c.var.staff.id}`, c.req.valid('json')) }, 201),
    )
    .openapi(readRoute, async (c) => c.json(await readDesign(context, c.req.valid('param').design), 200))
    .openapi(removeRoute, async (c) => {
      await removeDraft(context, `staff:${c.var.staff.id}`, c.req.valid('param').design)
      return c.body(null, 204)
    })
    .openapi(saveRoute, async (c) => {
      const { design, document } = c.req.valid('param')
      const { base, content = null } = c.req.valid('json')
      const input = { studyId: design, name: document, base, content }
      return c.json(await saveDocument(context, `staff:${c.var.staff.id}`, input), 200)
    })
    .openapi(historyRoute, async (c) => {
      const { design, document } = c.req.valid('param')
      const names = await namesOfStaff(store.now)
      const saves = await listRevisionsOf(store.now, design, document, 300)
      return c.json(
        saves.map((save) => ({ ...save, savedBy: names(save.savedBy) })),
        200,
      )
    })
    .openapi(revisionRoute, async (c) => {
      const { design, document, revision } = c.req.valid('param')
      const row = await findDocument(store.now, design, document, revision)
      if (!row) throw new Problem('no-such-document', { name: document })
      return c.json({ content: row.content }, 200)
    })
    .openapi(reviewRoute, async (c) => {
      await reviewDraft(context, `staff:${c.var.staff.id}`, c.req.valid('param').design, c.req.valid('json'))
      return c.body(null, 204)
    })
}
