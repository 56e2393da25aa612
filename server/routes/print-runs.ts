import { Readable } from 'node:stream'
import { createRoute, z } from '@hono/zod-openapi'
import { closePrintRun, openLetters, postPrintRun } from '../commands/print-run.ts'
import { returnLetter } from '../commands/return-contact.ts'
import type { Context } from '../context.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { identifier, jsonContent, openApiApp, problemContent, studyParameter } from '../http/openapi.ts'
import { listRuns } from '../queries/print-run.ts'

const runParameter = studyParameter.extend({ run: identifier })
const letters = z.object({ letters: z.number().int() })

const runsRoute = createRoute({
  method: 'get',
  path: '/{study}/print-runs',
  summary: 'Print runs, newest first: open, to be printed, to be posted, posted',
  request: { params: studyParameter },
  responses: {
    200: jsonContent(
      'The newest runs',
      z.object({
        runs: z.array(
          z.object({
            id: z.string(),
            day: z.string(),
            number: z.number().int(),
            letters: z.number().int(),
            openedAt: z.number(),
            closedAt: z.number().nullable(),
            postedAt: z.number().nullable(),
          }),
        ),
      }),
    ),
    default: problemContent,
  },
})

const closeRoute = createRoute({
  method: 'post',
  path: '/{study}/print-runs/{run}/close',
  summary: 'The run takes no more letters; those of who answered or stopped meanwhile are taken out',
  request: { params: runParameter },
  responses: { 200: jsonContent('Letters that are left', letters), default: problemContent },
})

const lettersRoute = createRoute({
  method: 'get',
  path: '/{study}/print-runs/{run}/letters',
  summary: 'The letters of a closed run as one PDF; each download stands in the log',
  request: { params: runParameter },
  responses: {
    200: { description: 'The letters', content: { 'application/pdf': { schema: z.string() } } },
    default: problemContent,
  },
})

const postedRoute = createRoute({
  method: 'post',
  path: '/{study}/print-runs/{run}/posted',
  summary: 'The letters were posted: the days to the next contact count from now',
  request: { params: runParameter },
  responses: { 200: jsonContent('Letters posted', letters), default: problemContent },
})

const returnedRoute = createRoute({
  method: 'post',
  path: '/{study}/returned-letters',
  summary: 'A letter came back: by the reference at its foot',
  request: {
    params: studyParameter,
    body: {
      required: true,
      ...jsonContent('The reference', z.strictObject({ reference: z.string().max(40) })),
    },
  },
  responses: {
    200: jsonContent('Whose letter it was', z.object({ memberId: z.string() })),
    default: problemContent,
  },
})

const listed = 60

export function printRunRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.get('/:study/print-runs', staffOnly(context, 'read-fieldwork'))
  app.get('/:study/print-runs/:run/letters', staffOnly(context, 'read-identity'))
  app.post('/:study/print-runs/*', staffOnly(context, 'run-fieldwork'))
  app.use('/:study/returned-letters', staffOnly(context, 'run-fieldwork'))
  const { store, published } = context
  return app
    .openapi(runsRoute, async (c) => {
      const { id } = await published.study(store.now, c.req.valid('param').study)
      return c.json({ runs: await listRuns(store.now, id, listed) }, 200)
    })
    .openapi(closeRoute, async (c) => {
      const { study, run } = c.req.valid('param')
      return c.json({ letters: await closePrintRun(context, `staff:${c.var.staff.id}`, study, run) }, 200)
    })
    .openapi(lettersRoute, async (c) => {
      const { study, run: id } = c.req.valid('param')
      const { design } = await published.study(store.now, study)
      const { run, letters } = await openLetters(context, `staff:${c.var.staff.id}`, study, id)
      const name = `${study}-${run.day}-${run.number}`
      const { letterPdf } = await import('../letters/letter-pdf.ts')
      const pdf = letterPdf({
        title: `${design.organisation.nl}: ${design.title.nl}, ${name}`,
        language: 'nl',
        made: new Date(run.closedAt!),
        letters,
      })
      pdf.on('error', (error) => context.log('letters-failed', { run: id, reason: String(error) }))
      return c.body(Readable.toWeb(pdf) as ReadableStream, 200, {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="${name}.pdf"`,
      }) as never
    })
    .openapi(postedRoute, async (c) => {
      const { study, run } = c.req.valid('param')
      return c.json({ letters: await postPrintRun(context, `staff:${c.var.staff.id}`, study, run) }, 200)
    })
    .openapi(returnedRoute, async (c) => {
      const { reference } = c.req.valid('json')
      const { study } = c.req.valid('param')
      return c.json(
        { memberId: await returnLetter(context, `staff:${c.var.staff.id}`, study, reference) },
        200,
      )
    })
}
