import { buildPanel, panelBuilder } from '../../analysis/panel-file/build-panel.ts'
import { joinPanels } from '../../analysis/panel-file/join-panels.ts'
import type { Panel } from '../../analysis/panel-file/record.ts'
import { weighPanel } from '../../analysis/weighting/weigh-panel.ts'
import { studies } from '../../surveys/index.ts'
import { compileExpression } from '../../surveys/instrument/index.ts'
import type { Store } from '../database/store.ts'
import { withMargins } from '../domain/margins.ts'
import { Problem } from '../problem.ts'
import { findReportVersion, showsShape } from '../queries/data-version.ts'
import { listMargins } from '../queries/margins.ts'
import { countMembers } from '../queries/member.ts'
import { panelRecords } from '../queries/panel-records.ts'
import { findPlanLock } from '../queries/plan-lock.ts'
import { findStudy, type StudyRow } from '../queries/study.ts'

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
    const lock = await findPlanLock(db, studyId)
    if (showsShape({ simulated: study.simulated, locked: lock?.hash ?? null })) return shapeOf(study)
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
      version: await findReportVersion(db, studyId),
      design,
      simulated: study.simulated,
      shape: false,
      figures: study.published,
      panel: joinPanels([builder.finish()]),
    }
  })
}

/** Members drawn for the shape of a report. */
const MEMBERS = 1_500
const SEED = 1

/** Before the plan is locked nobody looks at answers: the same tables, from people who were made up. */
function shapeOf({ id, design, designHash, published }: StudyRow) {
  const forecast = studies[id]?.forecast
  if (!forecast) throw new Problem('plan-open')
  const { contacts, assumptions } = forecast
  const { records } = forecast.drawPanel(SEED, { members: MEMBERS, contacts, assumptions })
  return {
    version: `shape ${designHash}`,
    design,
    simulated: true,
    shape: true,
    figures: published,
    panel: buildPanel(design, records, compileExpression),
  }
}

/** The weighted panel file of a study, for work that a command does by itself. */
export async function readPanel({ store }: { readonly store: Store }, studyId: string) {
  const { design, simulated, panel: read } = await readPanelFile(store, studyId)
  const panel: Panel = weighPanel(read, design).panel
  return { design, simulated, panel }
}
