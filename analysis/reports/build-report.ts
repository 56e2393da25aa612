import type { StudyDesign } from '../../surveys/design.ts'
import type { Panel } from '../panel-file/record.ts'
import { reportBase } from './base.ts'
import { durations } from './durations.ts'
import { contrasts, hours, table1 } from './effects.ts'
import type { PublishedFigures } from './published.ts'
import { duty, transfer } from './registers.ts'
import { representativeness } from './representativeness.ts'
import { selection } from './selection.ts'
import { anySupport, forms } from './support-shares.ts'
import type { ReportTable } from './table.ts'
import { margins, weights } from './weights.ts'

export const REPORT_KEYS = [
  'table1',
  'hours',
  'contrasts',
  'figure1',
  'figure2',
  'figure3',
  'figure4',
  'figure5',
  'figure6',
  'transfer',
  'duty',
  'durations',
  'weights',
  'margins',
  'representativeness',
] as const
export type ReportKey = (typeof REPORT_KEYS)[number]

export interface ReportMeta {
  readonly study: string
  readonly persons: number
  readonly rows: number
  /** Column that weights every figure; null: none. */
  readonly weight: string | null
  /** Two-sided significance level of the plan. */
  readonly alpha: number
  /** The answers were made up by a simulation. */
  readonly simulated: boolean
}

/** A report as data: each table and figure under its key, and what all of them rest on. */
export type Report = Readonly<Record<ReportKey, ReportTable>> & { readonly meta: ReportMeta }

/**
 * The tables and figures of a study on benefits from its panel file, with the published figures beside them.
 *
 * The study's plan must name two groups; the first is that of figures 1 to 3 and of the transfer, the second that of figures
 * 4 to 6 and of the duty. Cells on fewer persons than the plan's minimum are withheld.
 *
 * @throws RangeError when the panel file lacks a variable that a figure needs
 */
export function buildReport(
  design: StudyDesign,
  published: PublishedFigures,
  panel: Panel,
  { simulated = false }: { readonly simulated?: boolean } = {},
): Report {
  const base = reportBase(design, published, panel)
  const [first, second] = base.groups
  if (first === undefined || second === undefined)
    throw new RangeError(`buildReport requires two groups, got ${base.groups.length}`)
  return {
    table1: table1(base),
    hours: hours(base),
    contrasts: contrasts(base),
    figure1: anySupport(base, first),
    figure2: selection(base, first),
    figure3: forms(base, first),
    figure4: anySupport(base, second),
    figure5: selection(base, second),
    figure6: forms(base, second),
    transfer: transfer(base, first),
    duty: duty(base, second),
    durations: durations(base),
    weights: weights(base),
    margins: margins(base),
    representativeness: representativeness(base),
    meta: {
      study: design.id,
      persons: new Set(panel.memberOfRow).size,
      rows: panel.long.rows,
      weight: base.weight,
      alpha: design.plan.alpha,
      simulated,
    },
  }
}
