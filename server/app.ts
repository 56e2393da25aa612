/** The whole server as one Hono app. `App` is its type: the client's only line into the server. */
import { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Context } from './context.ts'
import { clientFiles } from './http/client-files.ts'
import { headers, limitAttempts, limitBody, ownOriginOnly } from './http/guards.ts'
import { problemResponse } from './http/problem-response.ts'
import { openPaths } from './http/staff-sign-in.ts'
import { Problem } from './problem.ts'
import { answerExportRoutes } from './routes/answer-export.ts'
import { callRoutes } from './routes/calls.ts'
import { codebookRoutes } from './routes/codebook.ts'
import { designCheckRoutes } from './routes/design-check.ts'
import { designCommentRoutes } from './routes/design-comments.ts'
import { designPublishRoutes } from './routes/design-publish.ts'
import { designRehearsalRoutes } from './routes/design-rehearsal.ts'
import { designScheduleRoutes } from './routes/design-schedule.ts'
import { designRoutes } from './routes/designs.ts'
import { exportRoutes } from './routes/export.ts'
import { fieldRateRoutes } from './routes/field-rates.ts'
import { fieldworkRoutes } from './routes/fieldwork.ts'
import { forecastRoutes } from './routes/forecast.ts'
import { identityRoutes } from './routes/identity.ts'
import { importRoutes } from './routes/import.ts'
import { importRowRoutes } from './routes/import-rows.ts'
import { instrumentRoutes } from './routes/instruments.ts'
import { memberRoutes } from './routes/member.ts'
import { memberContactRoutes } from './routes/member-contacts.ts'
import { membersRoutes } from './routes/members.ts'
import { planRoutes } from './routes/plan.ts'
import { printRunRoutes } from './routes/print-runs.ts'
import { protocolRoutes } from './routes/protocol.ts'
import { reportRoutes } from './routes/report.ts'
import { respondentRoutes } from './routes/respondent.ts'
import { respondentDetails } from './routes/respondent-details.ts'
import { respondentEntry } from './routes/respondent-entry.ts'
import { sendingRoutes } from './routes/sending.ts'
import { stopEmail } from './routes/stop-email.ts'
import { studyRoutes } from './routes/studies.ts'
import { upkeepRoutes } from './routes/upkeep.ts'

export type App = ReturnType<typeof apiRoutes>

export function openApp(context: Context): Hono {
  const app = new Hono()
  app.onError((error, c) => problemResponse(context, error, c))
  app.notFound((c) => problemResponse(context, new Problem('not-found'), c))
  app.use('*', headers)
  app.use('/api/*', limitBody, ownOriginOnly)
  app.use('/api/*', async (c, next) => {
    await next()
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
  })
  const attempts = limitAttempts(context.config.attemptsPerMinute)
  for (const path of openPaths) {
    app.post(path, attempts, (c) => context.staffSignIn.handle(c.req.raw))
  }
  app.use('/stop-email/*', limitBody)
  app.route('/stop-email', stopEmail(context))
  app.route('/api', apiRoutes(context))
  if (context.config.clientFolder) app.route('/', clientFiles(context.config.clientFolder))
  return app
}

function apiRoutes(context: Context) {
  const api = new OpenAPIHono()
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Peilmoment',
      version: '1',
      description:
        'Respondents enter with a personal code; staff sign in. All refusals are RFC 9457 problems.',
    },
  })
  api.use('/studies/*', compress())
  api.use('/instruments/*', compress())
  api.use('/designs/*', compress())
  return api
    .route('/respondent', respondentEntry(context))
    .route('/respondent', respondentRoutes(context))
    .route('/respondent', respondentDetails(context))
    .route('/instruments', instrumentRoutes(context))
    .route('/', studyRoutes(context))
    .route('/studies', fieldworkRoutes(context))
    .route('/studies', fieldRateRoutes(context))
    .route('/studies', membersRoutes(context))
    .route('/studies', memberRoutes(context))
    .route('/studies', reportRoutes(context))
    .route('/studies', planRoutes(context))
    .route('/studies', forecastRoutes(context))
    .route('/studies', importRoutes(context))
    .route('/studies', importRowRoutes(context))
    .route('/studies', sendingRoutes(context))
    .route('/studies', printRunRoutes(context))
    .route('/studies', callRoutes(context))
    .route('/studies', protocolRoutes(context))
    .route('/studies', memberContactRoutes(context))
    .route('/studies', identityRoutes(context))
    .route('/studies', upkeepRoutes(context))
    .route('/studies', exportRoutes(context))
    .route('/studies', answerExportRoutes(context))
    .route('/studies', codebookRoutes(context))
    .route('/designs', designRoutes(context))
    .route('/designs', designCommentRoutes(context))
    .route('/designs', designCheckRoutes(context))
    .route('/designs', designPublishRoutes(context))
    .route('/designs', designScheduleRoutes(context))
    .route('/designs', designRehearsalRoutes(context))
}
