import { type Panel, panelBuilder, weighPanel } from '../../analysis/index.ts'
import { compileExpression } from '../../surveys/instrument/index.ts'
import type { Store } from '../database/store.ts'
import { withMargins } from '../domain/margins.ts'
import { Problem } from '../problem.ts'
import { findDataVersion } from '../queries/data-version.ts'
import { listMargins } from '../queries/margins.ts'
import { countMembers } from '../queries/member.ts'
import { panelRecords } from '../queries/panel-records.ts'
import { findStudy } from '../queries/study.ts'

/**
 * The panel file of a study and what belongs to it, as it all stood at one moment.
 *
 * @param progress told how many members have been read, of all
 */
export async function readPanelFile(
  store: Store,
  studyId: string,
  progress: (done: number, of: number) => void = () => undefined,
) {
  return store.snapshot(async (db) => {
    const study = await findStudy(db, studyId)
    if (study === null) throw new Problem('not-found')
    const design = withMargins(study.design, await listMargins(db, studyId))
    const builder = panelBuilder(design, compileExpression)
    const all = await countMembers(db, studyId)
    let done = 0
    for await (const records of panelRecords(db, studyId)) {
      for (const record of records) builder.add(record)
      done += records.length
      progress(done, all)
    }
    return {
      version: await findDataVersion(db, studyId),
      design,
      simulated: study.simulated,
      figures: study.published,
      panel: builder.finish(),
    }
  })
}

/** The weighted panel file of a study, for work that a command does by itself. */
export async function readPanel({ store }: { readonly store: Store }, studyId: string) {
  const { design, simulated, panel: read } = await readPanelFile(store, studyId)
  const panel: Panel = weighPanel(read, design).panel
  return { design, simulated, panel }
}
