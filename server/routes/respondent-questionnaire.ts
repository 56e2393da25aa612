import { z } from '@hono/zod-openapi'
import { instrumentContext, openSituation } from '../commands/open-case.ts'
import type { Context } from '../context.ts'
import { currentAnswers } from '../domain/answers.ts'
import { Problem } from '../problem.ts'
import { listRevisions } from '../queries/answers.ts'

export const questionnaireSchema = z.object({
  /** Names the case to this client only, e.g. to keep unsent answers apart. */
  caseId: z.string(),
  wave: z.string(),
  instrumentVersionId: z.string(),
  /** Readable in the questionnaire's expressions and texts. */
  variables: z.record(z.string(), z.unknown()),
  today: z.string(),
  periodFrom: z.string(),
  periodTo: z.string(),
  revision: z.number().int(),
  savedAt: z.number().nullable(),
  /** The page last saved, to go on from. */
  page: z.string().nullable(),
  answers: z.record(z.string(), z.unknown()),
})

/** A begun questionnaire as the member left it. The definition itself is fetched once, by its version. */
export async function questionnaire(
  context: Context,
  memberId: string,
  wave: string,
): Promise<z.infer<typeof questionnaireSchema>> {
  const { now: db } = context.store
  const here = await openSituation(context, db, memberId, wave)
  const begun = here.case
  if (!begun?.instrumentVersionId) throw new Problem('wave-not-open')
  const revisions = await listRevisions(db, begun.id)
  const newest = revisions.at(-1)
  const { today, variables } = await instrumentContext(context, db, here)
  return {
    caseId: begun.id,
    wave,
    instrumentVersionId: begun.instrumentVersionId,
    variables,
    today,
    periodFrom: begun.periodFrom!,
    periodTo: begun.periodTo!,
    revision: begun.revision,
    savedAt: newest?.savedAt ?? null,
    page: newest?.page ?? null,
    answers: currentAnswers(revisions),
  }
}
