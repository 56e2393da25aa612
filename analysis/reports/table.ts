import type { Text } from '../../surveys/design.ts'
import { type Basis, smallestOf, total } from '../disclosure/tally.ts'
import type { MarkResult } from '../effect-table/mark.ts'
import type { Check } from '../effect-table/robustness.ts'
import type { Inference } from '../estimators/inference/inference.ts'
import type { ReportCommand } from './commands/command.ts'
import type { Mark, PublishedNumber, Sign } from './published.ts'

/** What a report printed in this place, in whichever form it did. */
export interface PublishedCell {
  readonly value?: number | null
  readonly range?: readonly [number, number]
  readonly words?: Text
  readonly sign?: Sign | null
  readonly mark?: Mark
}

/** Why a cell has no estimate. */
export type Withheld = 'too few persons' | 'protects others' | 'not estimable' | 'not measured'

export type Unit = 'share' | 'hours' | 'points' | 'applications per month' | 'relative' | 'mark' | 'count'

/** One number of a report, with everything that must stand beside it. */
export interface Cell {
  readonly estimate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly standardError?: number | null
  readonly p?: number | null
  readonly pHolm?: number | null
  readonly pBenjaminiHochberg?: number | null
  /** Rows and persons that the number rests on. */
  readonly n: number
  readonly persons: number
  readonly method: string
  readonly weight: string | null
  readonly unit: Unit
  readonly mark?: MarkResult | null
  /** The smallest effect that would be found four times out of five. */
  readonly detectable?: number | null
  /** The same effects estimated in other ways. */
  readonly robustness?: readonly RobustnessCells[]
  readonly published?: PublishedCell
  readonly suppressed?: true
  readonly reason?: Withheld
  /** Who the number rests on. Never leaves the analysis. */
  readonly basis?: Basis
}

/** The effects under a mark by another way of estimating them, and the mark they amount to. */
export interface RobustnessCells {
  readonly check: Check
  readonly mark: MarkResult | null
  /** Whether it is the mark of the table; null when this way says nothing. */
  readonly survives: boolean | null
  /** By outcome. */
  readonly effects: Readonly<Record<string, Cell>>
}

export interface ReportColumn {
  readonly key: string
  readonly label: Text
  readonly unit: Unit
}

export interface ReportRow {
  readonly key: string
  readonly label: Text
  readonly footnotes: readonly Text[]
  readonly cells: Readonly<Record<string, Cell>>
}

/** A share that goes down with time, in steps: what it is from each moment until the next. */
export interface ReportCurve {
  readonly key: string
  readonly label: Text
  readonly points: readonly {
    readonly months: number
    readonly share: number
    readonly low: number | null
    readonly high: number | null
    /** Persons still followed, just before. */
    readonly atRisk: number
  }[]
}

/** A table or figure as data. */
export interface ReportTable {
  readonly title: Text
  readonly note: readonly Text[]
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  readonly curves?: readonly ReportCurve[]
  /** How to get its numbers again from the panel file, as far as a command can. */
  readonly commands?: readonly ReportCommand[]
}

export const text = (nl: string, en: string): Text => ({ nl, en })

/** What is the same for every cell of one table. */
export interface CellFrame {
  readonly weight: string | null
  readonly unit: Unit
  readonly minimumN: number
}

/**
 * A cell from an inference; nothing of it is shown when one of the groups of persons that it tells of is under the plan's
 * minimum.
 *
 * @example
 * const inference = { estimate: 0.5, standardError: 0.1, statistic: 5, df: null, p: 0, low: 0.3, high: 0.7, level: 0.95, n: 8, method: 'share' }
 * const basis = { all: Float64Array.of(8), groups: [] }
 * cell(inference, basis, { weight: null, unit: 'share', minimumN: 10 }).estimate // => null
 */
export function cell(
  { estimate, low, high, standardError, p, n, method }: Inference,
  basis: Basis,
  { weight, unit, minimumN }: CellFrame,
  published?: PublishedCell,
): Cell {
  const printed = published === undefined ? {} : { published }
  const base = { n, persons: total(basis.all), method, weight, unit, basis, ...printed }
  if (smallestOf(basis) < minimumN) return withheld(base, 'too few persons')
  if (estimate === null) return { estimate, low, high, ...base, reason: 'not estimable' }
  return { estimate, low, high, standardError, p, ...base }
}

/** A cell of which nothing is told but why, and what was printed in its place. */
export function withheld(
  { method, weight, unit, published, basis, mark }: Omit<Cell, 'estimate' | 'low' | 'high'>,
  reason: 'too few persons' | 'protects others',
): Cell {
  return {
    estimate: null,
    low: null,
    high: null,
    n: 0,
    persons: 0,
    method,
    weight,
    unit,
    ...(published && { published }),
    ...(mark !== undefined && { mark: null }),
    ...(basis && { basis }),
    suppressed: true,
    reason,
  }
}

/** A cell where nothing was measured, so that only the published figure stands there. */
export function emptyCell(frame: CellFrame, reason: Withheld, published?: PublishedCell): Cell {
  const { weight, unit } = frame
  const base = { estimate: null, low: null, high: null, n: 0, persons: 0, method: '', weight, unit, reason }
  return published === undefined ? base : { ...base, published }
}

export function publishedNumber(number: PublishedNumber | undefined): PublishedCell | undefined {
  return number === undefined ? undefined : { ...number }
}
