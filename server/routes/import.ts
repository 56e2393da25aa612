/** Files on their way in: send, name the columns, have it checked, take it in or throw it away. */
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { createRoute, z } from '@hono/zod-openapi'
import { stringify } from 'csv-stringify/sync'
import { checkImport } from '../commands/check-import.ts'
import { confirmImport } from '../commands/confirm-import.ts'
import { discardImport } from '../commands/discard-import.ts'
import { receiveImport } from '../commands/receive-import.ts'
import type { Context } from '../context.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { identifier, jsonContent, openApiApp, problemContent, studyParameter } from '../http/openapi.ts'
import { languageOf } from '../http/problem-response.ts'
import { fieldsOf } from '../intake/fields.ts'
import { findingSentence } from '../intake/findings.ts'
import { importKinds } from '../intake/words.ts'
import { Problem } from '../problem.ts'
import { findImport, listFindings, listImports } from '../queries/import.ts'
import { importSchema, importView } from './import-view.ts'

const text = z.object({ nl: z.string(), en: z.string() })
const one = studyParameter.extend({ import: identifier })
const viewed = z.object({ import: importSchema })

const receiveRoute = createRoute({
  method: 'put',
  path: '/{study}/imports',
  summary:
    'Send a CSV or Excel file (the raw bytes); gives its columns, what each seems to be, and its first rows',
  request: {
    params: studyParameter,
    query: z.object({ kind: z.enum(importKinds), name: z.string().min(1).max(200) }),
  },
  responses: {
    200: jsonContent(
      'Received; nothing has been taken in',
      viewed.extend({
        preview: z.array(z.array(z.string())),
        fields: z.array(z.object({ id: z.string(), label: text })),
      }),
    ),
    default: problemContent,
  },
})

const listRoute = createRoute({
  method: 'get',
  path: '/{study}/imports',
  summary: 'Imports of a study, newest first',
  request: { params: studyParameter },
  responses: { 200: jsonContent('Imports', z.array(importSchema)), default: problemContent },
})

const findRoute = createRoute({
  method: 'get',
  path: '/{study}/imports/{import}',
  summary: 'How far an import is, its counts, and what was found in it',
  request: { params: one },
  responses: {
    200: jsonContent(
      'The import',
      viewed.extend({
        fields: z.array(z.object({ id: z.string(), label: text })),
        findings: z.array(
          z.object({
            severity: z.string(),
            row: z.number().int(),
            column: z.string(),
            value: z.string(),
            sentence: z.string(),
          }),
        ),
      }),
    ),
    default: problemContent,
  },
})

const findingsRoute = createRoute({
  method: 'get',
  path: '/{study}/imports/{import}/findings.csv',
  summary: 'What was found in an import, as CSV',
  request: { params: one },
  responses: { 200: { description: 'CSV' }, default: problemContent },
})

const checkRoute = createRoute({
  method: 'post',
  path: '/{study}/imports/{import}/check',
  summary: 'Check every row; the import says how far this is',
  request: {
    params: one,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            mapping: z.array(z.string().max(100).nullable()).max(1_000),
            cohort: z.string().max(64).default(''),
          }),
        },
      },
    },
  },
  responses: { 200: jsonContent('The check has begun', viewed), default: problemContent },
})

const confirmRoute = createRoute({
  method: 'post',
  path: '/{study}/imports/{import}/confirm',
  summary: 'Take a checked file in, all or nothing',
  request: {
    params: one,
    body: {
      required: true,
      content: {
        'application/json': { schema: z.strictObject({ possible: z.enum(['accept', 'exclude']) }) },
      },
    },
  },
  responses: {
    200: jsonContent('Taken in', z.object({ taken: z.number().int(), left: z.number().int() })),
    default: problemContent,
  },
})

const discardRoute = createRoute({
  method: 'delete',
  path: '/{study}/imports/{import}',
  summary: 'Throw a file away',
  request: { params: one },
  responses: { 204: { description: 'Gone.' }, default: problemContent },
})

export function importRoutes(context: Context) {
  const { store, published } = context
  const app = openApiApp<StaffVariables>()
  app.use('/:study/imports', staffOnly(context, 'import'))
  app.use('/:study/imports/*', staffOnly(context, 'import'))
  const find = async (studyId: string, id: string) => {
    const job = await findImport(store.now, studyId, id)
    if (!job) throw new Problem('not-found')
    const { design } = await published.study(store.now, studyId)
    const fields = fieldsOf(job.kind, design).map((field) => ({ id: field.id, label: field.label }))
    return { job, fields }
  }

  return app
    .openapi(receiveRoute, async (c) => {
      const { study } = c.req.valid('param')
      const { kind, name } = c.req.valid('query')
      const body = c.req.raw.body
      const content = body ? Readable.fromWeb(body as ReadableStream) : Readable.from([])
      const { job, preview } = await receiveImport(context, `staff:${c.var.staff.id}`, {
        studyId: study,
        kind,
        name,
        content,
      })
      const { fields } = await find(study, job.id)
      return c.json(
        { import: importView(job, languageOf(c)), preview: preview.map((cells) => [...cells]), fields },
        200,
      )
    })
    .openapi(listRoute, async (c) => {
      const { study } = c.req.valid('param')
      await published.study(store.now, study)
      const rows = await listImports(store.now, study)
      return c.json(
        rows.map((job) => importView(job, languageOf(c))),
        200,
      )
    })
    .openapi(findRoute, async (c) => {
      const { study, import: id } = c.req.valid('param')
      const { job, fields } = await find(study, id)
      const findings = job.state === 'checking' ? [] : await listFindings(store.now, id)
      const language = languageOf(c)
      return c.json(
        {
          import: importView(job, language),
          fields,
          findings: findings.map(({ severity, rowNumber, columnName, code, value }) => ({
            severity,
            row: rowNumber,
            column: columnName,
            value: value.split('\n')[0]!,
            sentence: findingSentence(code, value, language),
          })),
        },
        200,
      )
    })
    .openapi(findingsRoute, async (c) => {
      const { study, import: id } = c.req.valid('param')
      await find(study, id)
      const language = languageOf(c)
      const lines = (await listFindings(store.now, id)).map((found) => [
        found.rowNumber,
        found.columnName,
        found.value.split('\n')[0]!,
        found.severity,
        findingSentence(found.code, found.value, language),
      ])
      const head =
        language === 'nl'
          ? ['regel', 'kolom', 'waarde', 'soort', 'wat te doen']
          : ['row', 'column', 'value', 'kind', 'what to do']
      return c.body(stringify([head, ...lines], { bom: true, escape_formulas: true }), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="findings-${id}.csv"`,
      })
    })
    .openapi(checkRoute, async (c) => {
      const { study, import: importId } = c.req.valid('param')
      const { mapping, cohort } = c.req.valid('json')
      const input = { studyId: study, importId, mapping, cohort }
      await checkImport(context, `staff:${c.var.staff.id}`, input)
      const { job } = await find(study, importId)
      return c.json({ import: importView(job, languageOf(c)) }, 200)
    })
    .openapi(confirmRoute, async (c) => {
      const { study, import: importId } = c.req.valid('param')
      const { possible } = c.req.valid('json')
      const input = { studyId: study, importId, possible }
      return c.json(await confirmImport(context, `staff:${c.var.staff.id}`, input), 200)
    })
    .openapi(discardRoute, async (c) => {
      const { study, import: id } = c.req.valid('param')
      await discardImport(context, `staff:${c.var.staff.id}`, study, id)
      return c.body(null, 204)
    })
}
