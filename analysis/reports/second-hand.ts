/**
 * Half of the work on a report by another thread, at the same time. What is asked is data, and columns of a panel file can be read by
 * both; the numbers are the same as those of one thread.
 */
import type { StudyDesign } from '../../surveys/design.ts'
import type { Panel, UnnamedPanel } from '../panel-file/record.ts'
import {
  type GroupWeights,
  type WeighedPanel,
  weighedGroups,
  weighGroup,
  withWeights,
} from '../weighting/weigh-panel.ts'
import { type BaseParts, baseOf, type ReportBase, viewedBase } from './base.ts'
import { type ReportChoice, type ReportTables, tablesOf } from './build-report.ts'
import { REPORT_KEYS, type ReportKey } from './report-keys.ts'
import { type SettledTables, settledTables } from './settle.ts'

/** A part of the work on a report. */
export type ReportWork =
  | {
      readonly kind: 'weights'
      readonly panel: Pick<Panel, 'wide'>
      readonly design: StudyDesign
      readonly group: string
    }
  | (PartOfTables & { readonly kind: 'tables of everyone' | 'tables of a class' })

interface PartOfTables {
  /** Of the panel file: what is asked again of the same one goes on with what was worked out before. */
  readonly of: string
  readonly parts: BaseParts
  readonly choice: ReportChoice
  readonly keys: readonly ReportKey[]
}

export interface ReportWorkDone {
  readonly weights: GroupWeights
  readonly 'tables of everyone': Pick<SettledTables, 'settled'> & { readonly tables: Partial<ReportTables> }
  readonly 'tables of a class': Partial<ReportTables>
}

/** Who does the other half. */
export type SecondHand = <Work extends ReportWork>(work: Work) => Promise<ReportWorkDone[Work['kind']]>

/**
 * These take as long as all others together: of everyone, and of a class, which has no tables of the weighting. No sum is of one of
 * these and one of the others.
 */
const OURS = {
  everyone: ['table1', 'hours', 'contrasts', 'figure5'],
  class: ['table1'],
} as const satisfies Record<string, readonly ReportKey[]>

/** Does what is asked of the second hand. */
export function openSecondHand(): (work: ReportWork) => ReportWorkDone[ReportWork['kind']] {
  let kept: { readonly of: string; readonly base: ReportBase } | null = null
  return (work) => {
    if (work.kind === 'weights') return weighGroup(work.panel, work.design, work.group)
    if (kept?.of !== work.of) kept = { of: work.of, base: baseOf(work.parts) }
    const { choice, keys } = work
    if (work.kind === 'tables of everyone') return settledTables(kept.base, choice, keys)
    return tablesOf(viewedBase(kept.base, choice.view), choice, keys)
  }
}

/** See `weighPanel`: every second group is weighed by the other. */
export async function weighTogether(
  panel: Panel,
  design: StudyDesign,
  second?: SecondHand,
): Promise<WeighedPanel> {
  const weights = await Promise.all(
    weighedGroups(panel, design).map((group, place) =>
      second !== undefined && place % 2 === 1
        ? second({ kind: 'weights', panel: { wide: panel.wide }, design, group })
        : later(() => weighGroup(panel, design, group)),
    ),
  )
  return withWeights(panel, design, weights)
}

/** A panel file that two make a report of. */
export interface Together {
  /** Name of the panel file, another for each. */
  readonly of: string
  readonly parts: BaseParts
  readonly base: ReportBase
  readonly second: SecondHand | undefined
}

/** See `settledTables`. */
export async function everyoneTogether(
  { base, second, ...rest }: Together,
  choice: ReportChoice,
): Promise<SettledTables> {
  if (second === undefined) return settledTables(base, choice, REPORT_KEYS)
  const [theirs, ours] = await Promise.all([
    second({ kind: 'tables of everyone', ...askedOf(rest, choice, OURS.everyone) }),
    later(() => settledTables(base, choice, OURS.everyone)),
  ])
  return {
    tables: { ...theirs.tables, ...ours.tables } as ReportTables,
    settled: new Map([...theirs.settled, ...ours.settled]),
  }
}

/** See `tablesOf`: those of one class, whose base this is. */
export async function classTogether(
  { base, second, ...rest }: Together,
  choice: ReportChoice,
): Promise<ReportTables> {
  if (second === undefined) return tablesOf(base, choice, REPORT_KEYS)
  const [theirs, ours] = await Promise.all([
    second({ kind: 'tables of a class', ...askedOf(rest, choice, OURS.class) }),
    later(() => tablesOf(base, choice, OURS.class)),
  ])
  return { ...theirs, ...ours } as ReportTables
}

/** All tables but ours. */
const askedOf = (
  { of, parts }: Pick<Together, 'of' | 'parts'>,
  choice: ReportChoice,
  ours: readonly ReportKey[],
): PartOfTables => ({
  of,
  parts: { ...parts, panel: unnamed(parts.panel) },
  choice,
  keys: REPORT_KEYS.filter((key) => !ours.includes(key)),
})

/** Without the pseudonyms: there are many, and they are not shared but copied. */
const unnamed = ({ long, wide, memberOfRow, dates }: UnnamedPanel): UnnamedPanel => ({
  long,
  wide,
  memberOfRow,
  dates,
})

/** Begins when what was asked of others is on its way. */
async function later<T>(work: () => T): Promise<T> {
  await undefined
  return work()
}
