import { buildPanel, type Panel, weighPanel } from '../../analysis/index.ts'
import { compileExpression } from '../../surveys/instrument/index.ts'
import { withMargins } from '../domain/margins.ts'
import { listMargins } from '../queries/margins.ts'
import { listPanelRecords } from '../queries/panel-records.ts'
import type { ReportParts } from './reports.ts'

/** What the analysis is made of, as it all stood at one moment. */
export async function readPanelOrder({ store, published }: ReportParts, studyId: string) {
  const study = await published.study(store.now, studyId)
  const { records, margins } = await store.snapshot(async (db) => ({
    records: await listPanelRecords(db, studyId),
    margins: await listMargins(db, studyId),
  }))
  return {
    design: withMargins(study.design, margins),
    simulated: study.simulated,
    figures: study.published,
    records,
  }
}

/** The weighted panel file of a study, for work that a command does by itself. */
export async function readPanel(parts: ReportParts, studyId: string) {
  const { design, simulated, records } = await readPanelOrder(parts, studyId)
  const panel: Panel = weighPanel(buildPanel(design, records, compileExpression), design).panel
  return { design, simulated, panel }
}
