/** The report of a study, made from a snapshot and kept until the data change. */
import type { Report } from '../../analysis/index.ts'
import type { Store } from '../database/store.ts'
import { Problem } from '../problem.ts'
import type { Published } from '../published.ts'
import { findDataVersion } from '../queries/data-version.ts'
import { type Desk, openDesk } from './desk.ts'
import { readPanelOrder } from './read-panel.ts'

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
  const desk = openDesk()
  return {
    of: async (parts, studyId) => {
      const version = await findDataVersion(parts.store.now, studyId)
      const known = kept.get(studyId)
      if (known?.version === version) return known.made
      const made = makeReport(parts, desk, studyId)
      kept.set(studyId, { version, made })
      made.catch(() => kept.delete(studyId))
      return made
    },
  }
}

async function makeReport(
  { store, published, clock }: ReportParts,
  desk: Desk,
  studyId: string,
): Promise<MadeReport> {
  const { published: figures } = await published.study(store.now, studyId)
  if (!figures) throw new Problem('no-report')
  const at = clock()
  const order = await readPanelOrder({ store, published, clock }, studyId)
  return { report: await desk.report({ ...order, figures }), at }
}
