import { createRoute, z } from '@hono/zod-openapi'
import { changeDates, previewDates } from '../commands/change-dates.ts'
import { fillIn, withoutWayIn } from '../commands/write-message.ts'
import type { Context } from '../context.ts'
import { waveWindow } from '../domain/window.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { identifier, jsonContent, openApiApp, problemContent, studyParameter } from '../http/openapi.ts'
import { Problem } from '../problem.ts'
import { findMember } from '../queries/member.ts'
import { findCase } from '../queries/sample-case.ts'
import { modeSchema } from './protocol-schema.ts'

const memberParameter = studyParameter.extend({ member: identifier })
const planned = z.object({ day: z.string(), mode: modeSchema }).nullable()

const previewRoute = createRoute({
  method: 'get',
  path: '/{study}/members/{member}/contacts/{wave}/{kind}/{ordinal}',
  summary: 'A contact as it would be written now to this member, without name, code and link',
  request: {
    params: memberParameter.extend({
      wave: identifier,
      kind: z.enum(['invitation', 'reminder']),
      ordinal: z.string().regex(/^\d{1,3}$/),
    }),
  },
  responses: {
    200: jsonContent(
      'The words',
      z.object({
        language: z.enum(['nl', 'en']),
        modes: z.array(modeSchema),
        text: z.string(),
        subject: z.string(),
        body: z.string(),
        sms: z.string().nullable(),
      }),
    ),
    default: problemContent,
  },
})

const change = z.strictObject({
  events: z.record(z.string().max(64), z.iso.date().nullable()),
  facts: z.record(z.string().max(64), z.string().max(200).nullable()),
})

const datesPreviewRoute = createRoute({
  method: 'post',
  path: '/{study}/members/{member}/dates/preview',
  summary: 'What other dates or facts change in what this member will be sent',
  request: {
    params: memberParameter,
    body: { required: true, ...jsonContent('New values; null: not known after all', change) },
  },
  responses: {
    200: jsonContent(
      'Every contact to come, before and after',
      z.object({
        contacts: z.array(
          z.object({
            wave: z.string(),
            kind: z.string(),
            ordinal: z.number().int(),
            before: planned,
            after: planned,
          }),
        ),
        made: z.number().int(),
      }),
    ),
    default: problemContent,
  },
})

const datesRoute = createRoute({
  method: 'post',
  path: '/{study}/members/{member}/dates',
  summary: 'Correct dates or facts of a member, with a reason',
  request: {
    params: memberParameter,
    body: {
      required: true,
      ...jsonContent('New values and why', change.extend({ reason: z.string().trim().min(3).max(300) })),
    },
  },
  responses: { 204: { description: 'Changed.' }, default: problemContent },
})

/** Stands where the name would. */
const neutral = { nl: '[naam]', en: '[name]' } as const

export function memberContactRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.use('/:study/members/:member/contacts/*', staffOnly(context, 'read-member'))
  app.use('/:study/members/:member/dates/*', staffOnly(context, 'run-fieldwork'))
  return app
    .openapi(previewRoute, async (c) => {
      const { study, member, wave, kind, ordinal } = c.req.valid('param')
      return c.json(await previewText(context, study, member, wave, kind, Number(ordinal)), 200)
    })
    .openapi(datesPreviewRoute, async (c) => {
      const { study, member } = c.req.valid('param')
      const { contacts, made } = await previewDates(context, study, member, c.req.valid('json'))
      return c.json({ contacts: [...contacts], made }, 200)
    })
    .openapi(datesRoute, async (c) => {
      const { study, member } = c.req.valid('param')
      const { reason, ...asked } = c.req.valid('json')
      await changeDates(context, `staff:${c.var.staff.id}`, study, member, asked, reason)
      return c.body(null, 204)
    })
}

async function previewText(
  { store, published, config }: Context,
  studyId: string,
  memberId: string,
  waveId: string,
  kind: 'invitation' | 'reminder',
  ordinal: number,
) {
  const { design } = await published.study(store.now, studyId)
  const member = await findMember(store.now, memberId)
  const wave = design.waves.find(({ id }) => id === waveId)
  const step = wave?.contacts.find((one) => one.kind === kind && one.ordinal === ordinal)
  if (member?.studyId !== studyId || !wave || !step) throw new Problem('not-found')
  const window = waveWindow(wave, member.events, design.timeZone)
  if (typeof window === 'string') throw new Problem('wave-not-open')
  const begun = ((await findCase(store.now, memberId, waveId))?.firstAccessAt ?? null) !== null
  const text = begun ? step.textWhenStarted : step.text
  const { language } = member
  const who = { name: neutral[language], ...withoutWayIn(config) }
  const words = fillIn(design, design.contactTexts[text]!, language, window, who)
  return { language, modes: [...step.modes], text, ...words }
}
