import { createRoute, z } from '@hono/zod-openapi'
import type { Language, WaveDesign } from '../../surveys/design.ts'
import { studyOf } from '../commands/publish-draft.ts'
import { draftDocuments } from '../commands/review-draft.ts'
import { fillIn, withoutWayIn } from '../commands/write-message.ts'
import type { Context } from '../context.ts'
import { lastDayBefore, startOfDay } from '../domain/calendar.ts'
import { plannedContacts } from '../domain/planned-contacts.ts'
import { caseState, type MemberState, nothingYet } from '../domain/sample-case.ts'
import { type Window, waveWindow } from '../domain/window.ts'
import { type StaffVariables, staffOnly } from '../http/gate.ts'
import { jsonContent, openApiApp, problemContent } from '../http/openapi.ts'
import { Problem } from '../problem.ts'
import { findDraft } from '../queries/draft.ts'
import { designParameter } from './design-shapes.ts'
import { modeSchema } from './protocol-schema.ts'

const day = z.iso.date()

const written = z.object({ subject: z.string(), body: z.string(), sms: z.string().nullable() })

const scheduleRoute = createRoute({
  method: 'post',
  path: '/{design}/schedule',
  summary: 'What a made-up member would meet: windows, periods and contacts with their words, on these dates',
  request: {
    params: designParameter,
    body: {
      required: true,
      ...jsonContent(
        'The member',
        z.object({
          events: z.record(z.string().max(64), day),
          facts: z.record(z.string().max(64), z.string().max(200)),
          /** The day on which somebody looks. */
          today: day,
        }),
      ),
    },
  },
  responses: {
    200: jsonContent(
      'By wave',
      z.array(
        z.object({
          wave: z.string(),
          status: z.string(),
          open: z.boolean(),
          window: z
            .object({
              opensOn: z.string(),
              lastDay: z.string(),
              hardEnd: z.string(),
              periodFrom: z.string(),
              periodTo: z.string(),
            })
            .nullable(),
          contacts: z.array(
            z.object({
              kind: z.string(),
              ordinal: z.number().int(),
              mode: modeSchema,
              day: z.string(),
              /** As this member would read it; null while there is no such text. */
              words: z.object({ nl: written, en: written }).nullable(),
            }),
          ),
        }),
      ),
    ),
    default: problemContent,
  },
})

const madeUpName = 'S. Voorbeeld'
const twoYears = 2 * 366 * 86_400_000

export function designScheduleRoutes(context: Context) {
  const app = openApiApp<StaffVariables>()
  app.use('/:design/schedule', staffOnly(context, 'design-study'))
  return app.openapi(scheduleRoute, async (c) => {
    const { now } = context.store
    const id = c.req.valid('param').design
    if (!(await findDraft(now, id))) throw new Problem('not-found')
    const { design } = studyOf(await draftDocuments(now, id))
    const wordsOf = (wave: WaveDesign, kind: string, ordinal: number, window: Window | string) => {
      const step = wave.contacts.find((one) => one.kind === kind && one.ordinal === ordinal)
      const words = step && design.contactTexts[step.text]
      if (!words || typeof window === 'string') return null
      const inLanguage = (language: Language) =>
        fillIn(design, words, language, window, { name: madeUpName, ...withoutWayIn(context.config) })
      return { nl: inLanguage('nl'), en: inLanguage('en') }
    }
    const { events, facts, today } = c.req.valid('json')
    const reachableBy = ['address', 'email', 'phone'] as const
    const member: MemberState = { participation: 'active', events, facts, reachableBy, refusedModes: [] }
    const begin = Math.min(
      ...Object.values({ ...events, today }).map((one) => startOfDay(one, design.timeZone)),
    )
    const planned = plannedContacts(design, member, {}, begin, begin + twoYears)
    const noon = startOfDay(today, design.timeZone) + 12 * 3_600_000
    return c.json(
      design.waves.map((wave) => {
        const state = caseState(design, wave, member, nothingYet, noon)
        const window = waveWindow(wave, events, design.timeZone)
        return {
          wave: wave.id,
          status: state.status,
          open: state.open,
          window:
            typeof window === 'string'
              ? null
              : {
                  opensOn: window.opensOn,
                  lastDay: lastDayBefore(window.closes, design.timeZone),
                  hardEnd: lastDayBefore(window.hardEnd, design.timeZone),
                  periodFrom: window.periodFrom,
                  periodTo: window.periodTo,
                },
          contacts: planned
            .filter((contact) => contact.wave === wave.id)
            .map(({ kind, ordinal, mode, day: on }) => {
              return { kind, ordinal, mode, day: on, words: wordsOf(wave, kind, ordinal, window) }
            }),
        }
      }),
      200,
    )
  })
}
