import { createRoute, z } from '@hono/zod-openapi'
import { commentOnDraft, settleComment } from '../commands/comment-on-draft.ts'
import type { Context } from '../context.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { identifier, jsonContent, openApiApp, problemContent } from '../http/openapi.ts'
import { listComments } from '../queries/draft.ts'
import { namesOfStaff } from '../queries/staff.ts'
import { designComment, designParameter } from './design-shapes.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/{design}/comments',
  summary: 'What was said about a draft, the oldest first',
  request: { params: designParameter },
  responses: { 200: jsonContent('Comments', z.array(designComment)), default: problemContent },
})

const writeRoute = createRoute({
  method: 'post',
  path: '/{design}/comments',
  summary: 'Say something about a place in a draft',
  request: {
    params: designParameter,
    body: {
      required: true,
      ...jsonContent(
        'The comment',
        z.object({
          document: z.string().max(100),
          place: z.string().max(500),
          body: z.string().trim().min(1).max(5_000),
        }),
      ),
    },
  },
  responses: { 201: jsonContent('Its number', z.object({ id: z.string() })), default: problemContent },
})

const settleRoute = createRoute({
  method: 'post',
  path: '/{design}/comments/{comment}/settle',
  summary: 'A comment has been dealt with',
  request: { params: designParameter.extend({ comment: identifier }) },
  responses: { 204: { description: 'Settled.' }, default: problemContent },
})

export function designCommentRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.use('/:design/comments', staffOnly(context, 'design-study'))
  app.use('/:design/comments/*', staffOnly(context, 'design-study'))
  return app
    .openapi(listRoute, async (c) => {
      const { now } = context.store
      const names = await namesOfStaff(now)
      const comments = await listComments(now, c.req.valid('param').design)
      return c.json(
        comments.map(({ studyId: _, ...comment }) => ({
          ...comment,
          writtenBy: names(comment.writtenBy),
          settledBy: comment.settledBy && names(comment.settledBy),
        })),
        200,
      )
    })
    .openapi(writeRoute, async (c) => {
      const { design } = c.req.valid('param')
      const id = await commentOnDraft(context, `staff:${c.var.staff.id}`, design, c.req.valid('json'))
      return c.json({ id }, 201)
    })
    .openapi(settleRoute, async (c) => {
      const { design, comment } = c.req.valid('param')
      await settleComment(context, `staff:${c.var.staff.id}`, design, comment)
      return c.body(null, 204)
    })
}
