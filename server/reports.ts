/** The report of a study, made from a snapshot and kept until the data change. */
import { buildPanel, buildReport, type Report } from '../analysis/index.ts'
import { compileExpression } from '../surveys/instrument/index.ts'
import type { Store } from './database/store.ts'
import { Problem } from './problem.ts'
import type { Published } from './published.ts'
import { findDataVersion } from './queries/data-version.ts'
import { listPanelRecords } from './queries/panel-records.ts'

export interface MadeReport {
  readonly report: Report
  /** When the data were read. */
  readonly at: number
}

/** What a report is made with. */
export interface ReportParts {
  readonly store: Store
  readonly published: Published
  readonly clock: () => number
}

export interface Reports {
  of(parts: ReportParts, studyId: string): Promise<MadeReport>
}

export function openReports(): Reports {
  const kept = new Map<string, { version: string; made: Promise<MadeReport> }>()
  return {
    of: async (parts, studyId) => {
      const version = await findDataVersion(parts.store.now, studyId)
      const known = kept.get(studyId)
      if (known?.version === version) return known.made
      const made = makeReport(parts, studyId)
      kept.set(studyId, { version, made })
      made.catch(() => kept.delete(studyId))
      return made
    },
  }
}

async function makeReport({ store, published, clock }: ReportParts, studyId: string): Promise<MadeReport> {
  const { design, simulated, published: figures } = await published.study(store.now, studyId)
  if (!figures) throw new Problem('no-report')
  const records = await panelRecords(store, studyId)
  const panel = buildPanel(design, records, compileExpression)
  return { report: buildReport(design, figures, panel, { simulated }), at: clock() }
}

function panelRecords(store: Store, studyId: string) {
  return store.snapshot((db) => listPanelRecords(db, studyId))
}
