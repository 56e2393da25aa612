/** What publishing a draft would do: what changed in each questionnaire, and what becomes of those who are filling one in. */
import { setImmediate } from 'node:timers/promises'
import { type Change, compareQuestionnaires } from '../../surveys/compare/compare-questionnaires.ts'
import { compileInstrument, type Instrument, InstrumentError } from '../../surveys/instrument/index.ts'
import type { StudyParts } from '../../surveys/study-files/documents.ts'
import type { Context } from '../context.ts'
import { currentAnswers } from '../domain/answers.ts'
import { Problem } from '../problem.ts'
import { listRevisionsOfCases } from '../queries/answers.ts'
import { findDraft } from '../queries/draft.ts'
import { listBegunCases } from '../queries/sample-case.ts'
import { findNewestInstrument, findStudy } from '../queries/study.ts'
import { misfits } from './move-case.ts'
import { studyOf } from './publish-draft.ts'
import { draftDocuments } from './review-draft.ts'

export interface InstrumentPreview {
  readonly instrument: string
  /** In the field now; null when it is new. */
  readonly version: number | null
  readonly changes: readonly Change[]
  /** Those who began and did not hand in: they go over when every answer so far fits. */
  readonly begun: { readonly all: number; readonly stay: number; readonly because: readonly string[] }
}

export async function previewPublication(
  context: Context,
  studyId: string,
): Promise<{
  readonly study: StudyParts
  readonly inField: boolean
  readonly instruments: readonly InstrumentPreview[]
}> {
  const db = context.store.now
  if (!(await findDraft(db, studyId))) throw new Problem('not-found')
  const study = studyOf(await draftDocuments(db, studyId))
  const previews: InstrumentPreview[] = []
  for (const [instrument, definition] of Object.entries(study.instruments)) {
    const next = compiled(definition)
    const newest = await findNewestInstrument(db, studyId, instrument)
    const before = newest && (await context.published.instrument(db, newest.id)).compiled
    const same = newest !== null && newest.hash === next?.hash
    previews.push({
      instrument,
      version: newest?.version ?? null,
      changes: before && next && !same ? compareQuestionnaires(before, next) : [],
      begun: next && newest && !same ? await begunCases(context, study, studyId, instrument, next) : nobody,
    })
  }
  return { study, inField: (await findStudy(db, studyId)) !== null, instruments: previews }
}

const nobody = { all: 0, stay: 0, because: [] }
const atOnce = 200

async function begunCases(
  { store }: Context,
  { design }: StudyParts,
  studyId: string,
  instrument: string,
  next: Instrument,
): Promise<InstrumentPreview['begun']> {
  const because = new Set<string>()
  const count = { all: 0, stay: 0 }
  for (const wave of design.waves.filter((own) => own.instrument === instrument)) {
    for (let after = ''; ; ) {
      const cases = await listBegunCases(store.now, studyId, wave.id, after, atOnce)
      const revisions = await listRevisionsOfCases(
        store.now,
        cases.map(({ id }) => id),
      )
      for (const { id } of cases) {
        const wrong = misfits(next, currentAnswers(revisions.get(id) ?? []))
        count.all += 1
        if (wrong.length > 0) count.stay += 1
        for (const item of wrong) because.add(item)
      }
      if (cases.length < atOnce) break
      after = cases.at(-1)!.id
      await setImmediate()
    }
  }
  return { ...count, because: [...because] }
}

/** One that cannot be compiled is named by the checks. */
function compiled(definition: unknown): Instrument | null {
  try {
    return compileInstrument(definition)
  } catch (error) {
    if (error instanceof InstrumentError) return null
    throw error
  }
}
