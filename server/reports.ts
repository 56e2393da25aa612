/** The report of a study, made from a snapshot and kept until the data change. */
import { buildPanel, buildReport, type Report } from '../analysis/index.ts'
import { compileExpression } from '../surveys/instrument/index.ts'
import type { Context } from './context.ts'
import type { Store } from './database/store.ts'
import { Problem } from './problem.ts'
import { findDataVersion } from './queries/data-version.ts'
import { listPanelRecords } from './queries/panel-records.ts'

export interface MadeReport {
  readonly report: Report
  /** When the data were read. */
  readonly at: number
}

export interface Reports {
  of(context: Context, studyId: string): Promise<MadeReport>
}

export function openReports(): Reports {
  const kept = new Map<string, { version: string; made: Promise<MadeReport> }>()
  return {
    of: async (context, studyId) => {
      const version = await findDataVersion(context.store.now, studyId)
      const known = kept.get(studyId)
      if (known?.version === version) return known.made
      const made = makeReport(context, studyId)
      kept.set(studyId, { version, made })
      made.catch(() => kept.delete(studyId))
      return made
    },
  }
}

async function makeReport({ store, published, clock }: Context, studyId: string): Promise<MadeReport> {
  const { design, simulated, published: figures } = await published.study(store.now, studyId)
  if (!figures) throw new Problem('no-report')
  const records = await panelRecords(store, studyId)
  const panel = buildPanel(design, records, compileExpression)
  return { report: buildReport(design, figures, panel, { simulated }), at: clock() }
}

function panelRecords(store: Store, studyId: string) {
  return store.snapshot((db) => listPanelRecords(db, studyId))
}
