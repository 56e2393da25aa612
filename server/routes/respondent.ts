import { createRoute, z } from '@hono/zod-openapi'
import { beginCase } from '../commands/begin-case.ts'
import { changeParticipation } from '../commands/change-participation.ts'
import { completeCase } from '../commands/complete-case.ts'
import { refuseCase } from '../commands/refuse-case.ts'
import { refuseMode } from '../commands/refuse-mode.ts'
import { saveAnswers } from '../commands/save-answers.ts'
import type { Context } from '../context.ts'
import { identifier, jsonContent, openApiApp, problemContent, waveParameter } from '../http/openapi.ts'
import { type RespondentVariables, respondentOnly } from '../http/respondent-session.ts'
import { modeSchema } from './protocol-schema.ts'
import { overview, overviewSchema } from './respondent-overview.ts'
import { questionnaire, questionnaireSchema } from './respondent-questionnaire.ts'

const language = z.enum(['nl', 'en'])

const overviewRoute = createRoute({
  method: 'get',
  path: '/',
  summary: 'What is ready for this member: the study, the questionnaires and their states',
  responses: { 200: jsonContent('The member’s own page', overviewSchema), default: problemContent },
})

const beginRoute = createRoute({
  method: 'post',
  path: '/waves/{wave}/begin',
  summary: 'Open a questionnaire: bind it to its version and period, and get it with the answers so far',
  request: { params: waveParameter },
  responses: { 200: jsonContent('The questionnaire', questionnaireSchema), default: problemContent },
})

const saveRoute = createRoute({
  method: 'put',
  path: '/waves/{wave}/answers',
  summary: 'Save one page as a new revision; the same saveId again gives the same result',
  request: {
    params: waveParameter,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            saveId: identifier.min(8),
            revision: z.number().int().min(0),
            instrumentVersionId: z.string().max(64),
            page: z.string().max(100),
            language,
            answers: z.record(z.string().max(100), z.unknown()),
          }),
        },
      },
    },
  },
  responses: {
    200: jsonContent('Saved', z.object({ revision: z.number().int(), savedAt: z.number() })),
    default: problemContent,
  },
})

const completeRoute = createRoute({
  method: 'post',
  path: '/waves/{wave}/complete',
  summary: 'Hand in: everything is checked as a whole',
  request: {
    params: waveParameter,
    body: {
      required: true,
      content: {
        'application/json': { schema: z.strictObject({ revision: z.number().int().min(0), language }) },
      },
    },
  },
  responses: { 200: jsonContent('Complete', z.object({ completedAt: z.number() })), default: problemContent },
})

const refuseRoute = createRoute({
  method: 'post',
  path: '/waves/{wave}/refuse',
  summary: 'Not this questionnaire',
  request: { params: waveParameter },
  responses: { 204: { description: 'Noted.' }, default: problemContent },
})

const participationRoute = createRoute({
  method: 'post',
  path: '/participation',
  summary: 'Take part less: no more contact, withdraw, or withdraw with erasure',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({ change: z.enum(['ask-no-more-contact', 'withdraw', 'erase', 'return']) }),
        },
      },
    },
  },
  responses: {
    200: jsonContent('The new state', z.object({ participation: z.string() })),
    default: problemContent,
  },
})

const modesRoute = createRoute({
  method: 'post',
  path: '/modes',
  summary: 'Not by this way any more, or by this way again: the others stay open',
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: z.strictObject({ mode: modeSchema, refused: z.boolean() }) } },
    },
  },
  responses: {
    200: jsonContent('The ways that are not wanted now', z.object({ refusedModes: z.array(modeSchema) })),
    default: problemContent,
  },
})

export function respondentRoutes(context: Context) {
  const app = openApiApp<RespondentVariables>()
  app.use('*', respondentOnly(context))
  return app
    .openapi(overviewRoute, async (c) => c.json(await overview(context, c.var.memberId), 200))
    .openapi(beginRoute, async (c) => {
      const { wave } = c.req.valid('param')
      await beginCase(context, c.var.memberId, wave)
      return c.json(await questionnaire(context, c.var.memberId, wave), 200)
    })
    .openapi(saveRoute, async (c) => {
      const { wave } = c.req.valid('param')
      const body = c.req.valid('json')
      return c.json(await saveAnswers(context, { ...body, memberId: c.var.memberId, wave, mode: 'web' }), 200)
    })
    .openapi(completeRoute, async (c) => {
      const { wave } = c.req.valid('param')
      return c.json(
        await completeCase(context, { ...c.req.valid('json'), memberId: c.var.memberId, wave }),
        200,
      )
    })
    .openapi(refuseRoute, async (c) => {
      await refuseCase(context, c.var.memberId, c.req.valid('param').wave)
      return c.body(null, 204)
    })
    .openapi(modesRoute, async (c) => {
      const { memberId } = c.var
      const { mode, refused } = c.req.valid('json')
      const refusedModes = await refuseMode(context, `member:${memberId}`, { memberId, mode, refused })
      return c.json({ refusedModes: [...refusedModes] }, 200)
    })
    .openapi(participationRoute, async (c) => {
      const { memberId } = c.var
      const { change } = c.req.valid('json')
      const participation = await changeParticipation(context, `member:${memberId}`, memberId, change)
      return c.json({ participation }, 200)
    })
}
