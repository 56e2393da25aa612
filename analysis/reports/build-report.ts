import type { View } from '../disclosure/profiles.ts'
import type { ReportBase } from './base.ts'
import { withCommands } from './commands.ts'
import { durations } from './durations.ts'
import { contrasts, hours, table1 } from './effects.ts'
import { duty, transfer } from './registers.ts'
import type { ReportKey } from './report-keys.ts'
import { representativeness } from './representativeness.ts'
import { selection } from './selection.ts'
import { anySupport, forms } from './support-shares.ts'
import { type ReportTable, text } from './table.ts'
import { margins, weights } from './weights.ts'

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
  /** Answers were made up to show the tables before the plan is locked. */
  readonly shape?: true
  /** Numbers that tell of fewer persons are not shown. */
  readonly minimumN: number
  /** The class that it is about; everyone when there is none. */
  readonly view?: View
}

/** A report as data: each table and figure under its key, and what all of them rest on. */
export type Report = Readonly<Record<ReportKey, ReportTable>> & { readonly meta: ReportMeta }

/** What a report is made for. */
export interface ReportChoice {
  readonly simulated: boolean
  readonly shape?: boolean
  /** Of one class of a filter: without what tells of the weighting of the whole panel. */
  readonly view?: View
  /** Also estimates the effects in other ways. */
  readonly checked?: boolean
}

const nothing: ReportTable = { title: text('', ''), note: [], columns: [], rows: [] }

/** The tables as they come out, before it is settled what may be shown. */
export function reportTables(base: ReportBase, { simulated, shape, view, checked }: ReportChoice): Report {
  const [first, second] = base.groups
  if (first === undefined || second === undefined)
    throw new RangeError(`buildReport requires two groups, got ${base.groups.length}`)
  const { curves, ...long } = durations(base)
  const tables = {
    table1: table1(base, checked === true),
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
    // The curve of a class and that of everyone would give the curve of all others, at its thin end too.
    durations: view || !curves ? long : { ...long, curves },
    weights: view ? nothing : weights(base),
    margins: view ? nothing : margins(base),
    representativeness: view ? nothing : representativeness(base),
  }
  return {
    ...withCommands(base, tables, view),
    meta: {
      study: base.design.id,
      persons: new Set(base.panel.memberOfRow).size,
      rows: base.panel.long.rows,
      weight: base.weight,
      alpha: base.design.plan.alpha,
      minimumN: base.design.plan.minimumN,
      simulated,
      ...(shape && { shape }),
      ...(view && { view }),
    },
  }
}
