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
import {
  type Report,
  type ReportChoice,
  type ReportTables,
  reportOf,
  reportTables,
  tablesOf,
} from './build-report.ts'
import { REPORT_KEYS, type ReportKey } from './report-keys.ts'

/** A part of the work on a report. */
export type ReportWork =
  | {
      readonly kind: 'weights'
      readonly panel: Pick<Panel, 'wide'>
      readonly design: StudyDesign
      readonly group: string
    }
  | {
      readonly kind: 'tables'
      /** Of the panel file: what is asked again of the same one goes on with what was worked out before. */
      readonly of: string
      readonly parts: BaseParts
      readonly choice: ReportChoice
      readonly keys: readonly ReportKey[]
    }

export interface ReportWorkDone {
  readonly weights: GroupWeights
  readonly tables: Partial<ReportTables>
}

/** Who does the other half. */
export type SecondHand = <Work extends ReportWork>(work: Work) => Promise<ReportWorkDone[Work['kind']]>

/** These take as long as all others together: of everyone, and of a class, which has no tables of the weighting. */
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
    return tablesOf(viewedBase(kept.base, work.choice.view), work.choice, work.keys)
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

/**
 * See `reportTables`.
 *
 * @param of name of the panel file, another for each
 */
export async function tablesTogether(
  of: string,
  parts: BaseParts,
  base: ReportBase,
  choice: ReportChoice,
  second?: SecondHand,
): Promise<Report> {
  const own = viewedBase(base, choice.view)
  if (second === undefined) return reportTables(own, choice)
  const keys: readonly ReportKey[] = OURS[choice.view === undefined ? 'everyone' : 'class']
  const others = REPORT_KEYS.filter((key) => !keys.includes(key))
  const [theirs, ours] = await Promise.all([
    second({ kind: 'tables', of, parts: { ...parts, panel: unnamed(parts.panel) }, choice, keys: others }),
    later(() => tablesOf(own, choice, keys)),
  ])
  return reportOf(own, choice, { ...theirs, ...ours } as ReportTables)
}

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
