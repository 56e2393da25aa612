/** A study goes to the field: its design is checked whole, its questionnaires compiled, and both are kept by version. */
import { createHash } from 'node:crypto'
import type { PublishedFigures } from '../../analysis/index.ts'
import { compareQuestionnaires } from '../../surveys/compare/compare-questionnaires.ts'
import type { StudyDesign } from '../../surveys/design.ts'
import { compileInstrument, type Instrument } from '../../surveys/instrument/index.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { Problem } from '../problem.ts'
import { touchBoardOfStudy } from '../queries/board.ts'
import { resetQuietUntil } from '../queries/member.ts'
import { insertTextVersion, newestTexts } from '../queries/sending.ts'
import { findNewestInstrument, insertInstrumentVersion, putStudy } from '../queries/study.ts'
import { deviationFrom, lockedPlan } from './note-deviation.ts'
import { refuseUnsound } from './refuse-unsound.ts'

export interface StudyFiles {
  readonly design: StudyDesign
  readonly instruments: Readonly<Record<string, unknown>>
  /** What an earlier report printed, to stand beside own results. */
  readonly published?: PublishedFigures
}

export interface Publication {
  readonly simulated: boolean
  /** Why it deviates from the locked plan, when it does. */
  readonly reason?: string
}

export async function publishStudy(
  context: Context,
  actor: string,
  study: StudyFiles,
  options: Publication,
): Promise<void> {
  refuseUnsound(study)
  const entry = { actor, action: 'publish-study', subject: `study:${study.design.id}` }
  await context.store.write(entry, async (db, note) => note(await putInField(context, db, study, options)))
}

/** In the running transaction; gives what the log tells of it. */
export async function putInField(
  context: Context,
  db: Db,
  { design, instruments, published }: StudyFiles,
  { simulated, reason = '' }: Publication,
): Promise<Record<string, unknown>> {
  const { id } = design
  const before = await lockedPlan(db, id)
  const publishedAt = context.clock()
  const designHash = hashOfDesign(design)
  await putStudy(db, { id, design, designHash, published: published ?? null, simulated, publishedAt })
  await resetQuietUntil(db, id)
  await touchBoardOfStudy(db, id)
  const versions: Record<string, number> = {}
  for (const [instrument, definition] of Object.entries(instruments)) {
    const compiled = compileInstrument(definition)
    const newest = await findNewestInstrument(db, id, instrument)
    versions[instrument] = newest?.version ?? 0
    if (newest?.hash === compiled.hash) continue
    if (newest) await refuseBreaking(context, db, instrument, newest.id, compiled)
    versions[instrument] += 1
    const version = versions[instrument]
    const row = {
      id: context.newId(),
      studyId: id,
      instrument,
      version,
      hash: compiled.hash,
      definition,
      publishedAt,
    }
    await insertInstrumentVersion(db, row)
  }
  const texts = await keepTexts(context, db, id, design.contactTexts)
  const deviation = await deviationFrom(before, db, design, reason)
  return { designHash, versions, ...(texts.length > 0 && { texts }), ...(deviation && { deviation }) }
}

/** The same name never holds something else: that is a question with a name of its own. */
async function refuseBreaking(
  { published }: Context,
  db: Db,
  instrument: string,
  versionId: string,
  next: Instrument,
): Promise<void> {
  const { compiled } = await published.instrument(db, versionId)
  const breaking = compareQuestionnaires(compiled, next).filter(({ effect }) => effect === 'breaking')
  if (breaking.length === 0) return
  const items = [...new Set(breaking.map(({ item }) => item))]
  throw new Problem('breaking-change', { instrument, items: items.join(', '), changes: breaking })
}

export function hashOfDesign(design: StudyDesign): string {
  return createHash('sha256').update(JSON.stringify(design)).digest('hex')
}

/** A text that changed gets a version of its own, so that each contact knows the words it went out with. Gives their keys. */
export async function keepTexts(
  { newId, clock }: Context,
  db: Db,
  studyId: string,
  texts: StudyDesign['contactTexts'],
): Promise<string[]> {
  const newest = await newestTexts(db, studyId)
  const changed: string[] = []
  for (const [textKey, words] of Object.entries(texts)) {
    const hash = createHash('sha256').update(JSON.stringify(words)).digest('hex')
    const before = newest.get(textKey)
    if (before?.hash === hash) continue
    const version = (before?.version ?? 0) + 1
    await insertTextVersion(db, { id: newId(), studyId, textKey, version, hash, words, publishedAt: clock() })
    changed.push(textKey)
  }
  return changed
}
