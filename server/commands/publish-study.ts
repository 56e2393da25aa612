/** A study goes to the field: its design is checked whole, its questionnaires compiled, and both are kept by version. */
import { createHash } from 'node:crypto'
import type { PublishedFigures } from '../../analysis/index.ts'
import type { StudyDesign } from '../../surveys/design.ts'
import { compileInstrument } from '../../surveys/instrument/index.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { touchBoardOfStudy } from '../queries/board.ts'
import { resetQuietUntil } from '../queries/member.ts'
import { insertTextVersion, newestTexts } from '../queries/sending.ts'
import { findNewestInstrument, insertInstrumentVersion, putStudy } from '../queries/study.ts'
import { refuseUnsound } from './refuse-unsound.ts'

export interface StudyFiles {
  readonly design: StudyDesign
  readonly instruments: Readonly<Record<string, unknown>>
  /** What an earlier report printed, to stand beside own results. */
  readonly published?: PublishedFigures
}

export async function publishStudy(
  context: Context,
  actor: string,
  study: StudyFiles,
  options: { readonly simulated: boolean },
): Promise<void> {
  refuseUnsound(study)
  const { id } = study.design
  const entry = { actor, action: 'publish-study', subject: `study:${id}` }
  await context.store.write(entry, async (db, note) => {
    const publishedAt = context.clock()
    const designHash = hashOfDesign(study.design)
    await putStudy(db, {
      id,
      design: study.design,
      designHash,
      published: study.published ?? null,
      simulated: options.simulated,
      publishedAt,
    })
    await resetQuietUntil(db, id)
    await touchBoardOfStudy(db, id)
    const versions: Record<string, number> = {}
    for (const [instrument, definition] of Object.entries(study.instruments)) {
      const { hash } = compileInstrument(definition)
      const newest = await findNewestInstrument(db, id, instrument)
      versions[instrument] = newest?.version ?? 0
      if (newest?.hash === hash) continue
      versions[instrument] += 1
      await insertInstrumentVersion(db, {
        id: context.newId(),
        studyId: id,
        instrument,
        version: versions[instrument],
        hash,
        definition,
        publishedAt,
      })
    }
    const texts = await keepTexts(context, db, id, study.design.contactTexts)
    note({ designHash, versions, ...(texts.length > 0 && { texts }) })
  })
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
