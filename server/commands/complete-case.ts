/** The last page: everything is checked once more as a whole; what routing hides is left out of the response. */
import type { Context } from '../context.ts'
import { currentAnswers } from '../domain/answers.ts'
import { Problem } from '../problem.ts'
import { insertResponse, listRevisions } from '../queries/answers.ts'
import { touchBoard } from '../queries/board.ts'
import { insertIncentive } from '../queries/incentive.ts'
import { updateCaseAt } from '../queries/sample-case.ts'
import { instrumentContext, openSituation } from './open-case.ts'
import { newerAnswers } from './save-answers.ts'

export interface CompleteInput {
  readonly memberId: string
  readonly wave: string
  readonly revision: number
  readonly language: 'nl' | 'en'
}

export function completeCase(context: Context, input: CompleteInput): Promise<{ completedAt: number }> {
  const entry = {
    actor: `member:${input.memberId}`,
    action: 'complete-case',
    subject: `member:${input.memberId}`,
    detail: { wave: input.wave },
  }
  return context.store.write(entry, async (db) => {
    const here = await openSituation(context, db, input.memberId, input.wave)
    const begun = here.case
    if (!begun?.instrumentVersionId) throw new Problem('wave-not-open')
    if (begun.revision !== input.revision) throw await newerAnswers(db, begun.id)
    const { compiled } = await context.published.instrument(db, begun.instrumentVersionId)
    const answers = currentAnswers(await listRevisions(db, begun.id))
    const { problems, kept } = compiled.checkAll(answers, await instrumentContext(context, db, here))
    if (problems.length > 0) throw new Problem('invalid-answers', { items: problems })

    const completedAt = context.clock()
    const first = await updateCaseAt(db, begun.id, begun.revision, {
      completedAt,
      lastActivityAt: completedAt,
    })
    if (!first) throw await newerAnswers(db, begun.id)
    await insertResponse(db, {
      caseId: begun.id,
      studyId: begun.studyId,
      memberId: input.memberId,
      wave: input.wave,
      instrumentVersionId: begun.instrumentVersionId,
      language: input.language,
      mode: 'web',
      periodFrom: begun.periodFrom!,
      periodTo: begun.periodTo!,
      completedAt,
      answers: kept,
    })
    await touchBoard(db, input.memberId)
    if (here.wave.incentiveCents) {
      await insertIncentive(db, {
        memberId: input.memberId,
        wave: input.wave,
        studyId: begun.studyId,
        cents: here.wave.incentiveCents,
        issuedAt: completedAt,
        claimedAt: null,
      })
    }
    return { completedAt }
  })
}
