import type { View } from '../disclosure/profiles.ts'
import type { ReportBase } from './base.ts'
import { withCommands } from './commands/with-commands.ts'
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
export type Report = ReportTables & { readonly meta: ReportMeta }

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

type Make = (base: ReportBase, choice: ReportChoice) => ReportTable

const first = ({ groups }: ReportBase) => groups[0]!
const second = ({ groups }: ReportBase) => groups[1]!

/** What tells of the weighting of the whole panel. */
const ofWhole =
  (make: (base: ReportBase) => ReportTable): Make =>
  (base, { view }) =>
    view ? nothing : make(base)

const makers: Readonly<Record<ReportKey, Make>> = {
  table1: (base, { checked }) => table1(base, checked === true),
  hours,
  contrasts,
  figure1: (base) => anySupport(base, first(base)),
  figure2: (base) => selection(base, first(base)),
  figure3: (base) => forms(base, first(base)),
  figure4: (base) => anySupport(base, second(base)),
  figure5: (base) => selection(base, second(base)),
  figure6: (base) => forms(base, second(base)),
  transfer: (base) => transfer(base, first(base)),
  duty: (base) => duty(base, second(base)),
  durations: (base, { view }) => {
    const { curves, ...long } = durations(base)
    // The curve of a class and that of everyone would give the curve of all others, at its thin end too.
    return view || !curves ? long : { ...long, curves }
  },
  weights: ofWhole(weights),
  margins: ofWhole(margins),
  representativeness: ofWhole(representativeness),
}

export type ReportTables = Readonly<Record<ReportKey, ReportTable>>

/** Some of the tables of a report as they come out, before it is settled what may be shown. */
export function tablesOf<Key extends ReportKey>(
  base: ReportBase,
  choice: ReportChoice,
  keys: readonly Key[],
): Readonly<Record<Key, ReportTable>> {
  if (base.groups.length < 2) throw new RangeError(`tablesOf requires two groups, got ${base.groups.length}`)
  return Object.fromEntries(keys.map((key) => [key, makers[key](base, choice)])) as Record<Key, ReportTable>
}

/** A report of these tables, with how each number can be had again and what all rest on. */
export function reportOf(base: ReportBase, choice: ReportChoice, tables: ReportTables): Report {
  const { simulated, shape, view } = choice
  return {
    ...withCommands(base, tables),
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
