/**
 * One page is saved: appended as a revision, never written over. A repeated request gives the same result, an outdated
 * one is told so with the newer answers, and nothing that does not fit the questionnaire is stored.
 */
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { type AnswerMap, currentAnswers } from '../domain/answers.ts'
import { dayAt } from '../domain/calendar.ts'
import { Problem } from '../problem.ts'
import { findSave, insertRevision, listRevisions } from '../queries/answers.ts'
import { touchBoard } from '../queries/board.ts'
import { advanceCase } from '../queries/sample-case.ts'
import { openSituation } from './open-case.ts'

export interface SaveInput {
  readonly memberId: string
  readonly wave: string
  readonly saveId: string
  /** The newest revision that the client had seen. */
  readonly revision: number
  readonly instrumentVersionId: string
  readonly page: string
  readonly language: 'nl' | 'en'
  readonly mode: 'web'
  readonly answers: AnswerMap
}

export interface Saved {
  readonly revision: number
  readonly savedAt: number
}

export function saveAnswers(context: Context, input: SaveInput): Promise<Saved> {
  const entry = {
    actor: `member:${input.memberId}`,
    action: 'save-answers',
    subject: `member:${input.memberId}`,
  }
  return context.store.write(entry, async (db, note) => {
    const { case: begun, study } = await openSituation(context, db, input.memberId, input.wave)
    if (!begun?.instrumentVersionId) throw new Problem('wave-not-open')
    if (begun.instrumentVersionId !== input.instrumentVersionId) throw new Problem('other-version')
    const repeated = await findSave(db, begun.id, input.saveId)
    if (repeated) return { revision: repeated.revision, savedAt: repeated.savedAt }
    if (begun.revision !== input.revision) throw await newerAnswers(db, begun.id)

    const { compiled } = await context.published.instrument(db, begun.instrumentVersionId)
    const page = compiled.pages.find((candidate) => candidate.name === input.page)
    if (!page) throw new Problem('invalid-body', { page: input.page })
    const problems = compiled.checkStructure(input.answers)
    if (problems.length > 0) throw new Problem('invalid-answers', { items: problems })

    const saved = { revision: begun.revision + 1, savedAt: context.clock() }
    const first = await advanceCase(db, begun.id, begun.revision, saved.savedAt)
    if (!first) throw await newerAnswers(db, begun.id)
    await insertRevision(db, {
      caseId: begun.id,
      revision: saved.revision,
      saveId: input.saveId,
      page: input.page,
      instrumentVersionId: begun.instrumentVersionId,
      language: input.language,
      mode: input.mode,
      periodFrom: begun.periodFrom!,
      periodTo: begun.periodTo!,
      savedAt: saved.savedAt,
      answers: input.answers,
    })
    // Reminders count from the day of the last activity: another day, another look.
    const { timeZone } = study.design
    if (dayAt(begun.lastActivityAt ?? 0, timeZone) !== dayAt(saved.savedAt, timeZone)) {
      await touchBoard(db, input.memberId)
    }
    note({ wave: input.wave, revision: saved.revision })
    return saved
  })
}

export async function newerAnswers(db: Db, caseId: string): Promise<Problem> {
  const revisions = await listRevisions(db, caseId)
  const newest = revisions.at(-1)
  return new Problem('newer-answers', {
    revision: newest?.revision ?? 0,
    answers: currentAnswers(revisions),
  })
}
