import { z } from '@hono/zod-openapi'
import type { Context } from '../context.ts'
import { lastDayBefore } from '../domain/calendar.ts'
import { mayAnswer } from '../domain/participation.ts'
import { caseState, nothingYet } from '../domain/sample-case.ts'
import { Problem } from '../problem.ts'
import { findMember } from '../queries/member.ts'
import { listCasesOfMember } from '../queries/sample-case.ts'
import { modeSchema } from './protocol-schema.ts'

const text = z.object({ nl: z.string(), en: z.string() })

export const overviewSchema = z.object({
  study: z.object({ id: z.string(), title: text, organisation: text, about: text, simulated: z.boolean() }),
  language: z.enum(['nl', 'en']),
  participation: z.string(),
  mayAnswer: z.boolean(),
  /** Ways in which the study writes, and which of these the member does not want. */
  modes: z.array(modeSchema),
  refusedModes: z.array(modeSchema),
  waves: z.array(
    z.object({
      id: z.string(),
      title: text,
      status: z.string(),
      open: z.boolean(),
      opensOn: z.string().nullable(),
      /** The last day on which it can be filled in. */
      lastDay: z.string().nullable(),
      completedAt: z.number().nullable(),
    }),
  ),
})

/** What a respondent sees first. */
export async function overview(context: Context, memberId: string): Promise<z.infer<typeof overviewSchema>> {
  const { store, published, clock } = context
  const member = await findMember(store.now, memberId)
  if (!member) throw new Problem('sign-in-first')
  const { design, simulated } = await published.study(store.now, member.studyId, member.designHash)
  const cases = await listCasesOfMember(store.now, memberId)
  return {
    study: {
      id: design.id,
      title: design.title,
      organisation: design.organisation,
      about: design.about,
      simulated,
    },
    language: member.language,
    participation: member.participation,
    mayAnswer: mayAnswer(member.participation),
    modes: [...new Set(design.waves.flatMap(({ contacts }) => contacts.flatMap(({ modes }) => modes)))],
    refusedModes: [...member.refusedModes],
    waves: design.waves.map((wave) => {
      const history = cases[wave.id] ?? nothingYet
      const state = caseState(design, wave, member, history, clock())
      return {
        id: wave.id,
        title: wave.title,
        status: state.status,
        open: state.open,
        opensOn: state.window?.opensOn ?? null,
        lastDay: state.end === null ? null : lastDayBefore(state.end, design.timeZone),
        completedAt: history.completedAt,
      }
    }),
  }
}
