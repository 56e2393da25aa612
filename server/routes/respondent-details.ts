/** A respondent's own details and what they were given, on their own page. */
import { createRoute, z } from '@hono/zod-openapi'
import { changeContactDetails } from '../commands/change-contact-details.ts'
import { claimIncentive } from '../commands/claim-incentive.ts'
import { readIdentity } from '../commands/read-identity.ts'
import type { Context } from '../context.ts'
import { jsonContent, openApiApp, problemContent, waveParameter } from '../http/openapi.ts'
import { languageOf } from '../http/problem-response.ts'
import { type RespondentVariables, respondentOnly } from '../http/respondent-session.ts'
import { listIncentivesOfMember } from '../queries/incentive.ts'
import { changeSchema, identitySchema } from './identity-shapes.ts'

const readRoute = createRoute({
  method: 'get',
  path: '/details',
  summary: 'The respondent’s own name and contact details, as we know them',
  responses: { 200: jsonContent('Details', identitySchema), default: problemContent },
})

const changeRoute = createRoute({
  method: 'put',
  path: '/details',
  summary: 'Change own contact details; null takes a detail away',
  request: { body: { required: true, content: { 'application/json': { schema: changeSchema } } } },
  responses: {
    200: jsonContent('What became another', z.object({ changed: z.array(z.string()) })),
    default: problemContent,
  },
})

const incentivesRoute = createRoute({
  method: 'get',
  path: '/incentives',
  summary: 'What the respondent was given for each questionnaire, and whether they asked for it',
  responses: {
    200: jsonContent(
      'Incentives',
      z.array(
        z.object({
          wave: z.string(),
          cents: z.number().int(),
          issuedAt: z.number(),
          claimedAt: z.number().nullable(),
        }),
      ),
    ),
    default: problemContent,
  },
})

const claimRoute = createRoute({
  method: 'post',
  path: '/incentives/{wave}/claim',
  summary: 'Ask for what was given for a questionnaire',
  request: { params: waveParameter },
  responses: { 200: jsonContent('Claimed', z.object({ claimedAt: z.number() })), default: problemContent },
})

export function respondentDetails(context: Context) {
  const app = openApiApp<RespondentVariables>()
  app.use('/details', respondentOnly(context))
  app.use('/incentives', respondentOnly(context))
  app.use('/incentives/*', respondentOnly(context))
  return app
    .openapi(readRoute, async (c) => {
      const { name, contacts } = await readIdentity(
        context,
        `member:${c.var.memberId}`,
        c.var.memberId,
        'own',
      )
      return c.json({ name, contacts: contacts.filter(({ endedAt }) => endedAt === null) }, 200)
    })
    .openapi(changeRoute, async (c) => {
      const { memberId } = c.var
      const changed = await changeContactDetails(context, `member:${memberId}`, {
        memberId,
        source: 'respondent',
        because: 'replaced',
        details: c.req.valid('json'),
        language: languageOf(c),
      })
      return c.json({ changed }, 200)
    })
    .openapi(incentivesRoute, async (c) => {
      const rows = await listIncentivesOfMember(context.store.now, c.var.memberId)
      return c.json(
        rows.map(({ wave, cents, issuedAt, claimedAt }) => ({ wave, cents, issuedAt, claimedAt })),
        200,
      )
    })
    .openapi(claimRoute, async (c) =>
      c.json(await claimIncentive(context, c.var.memberId, c.req.valid('param').wave), 200),
    )
}
