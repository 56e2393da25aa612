import { buildPanel, type Panel, weighPanel } from '../../analysis/index.ts'
import { compileExpression } from '../../surveys/instrument/index.ts'
import { listPanelRecords } from '../queries/panel-records.ts'
import type { ReportParts } from './reports.ts'

/** The weighted panel file of a study, for work that a command does by itself. */
export async function readPanel({ store, published }: ReportParts, studyId: string) {
  const { design, simulated } = await published.study(store.now, studyId)
  const records = await store.snapshot((db) => listPanelRecords(db, studyId))
  const panel: Panel = weighPanel(buildPanel(design, records, compileExpression), design).panel
  return { design, simulated, panel }
}
