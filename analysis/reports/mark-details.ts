/** What stands behind a mark besides its effects: the models in words, other choices, who gets this form, and who could have. */

import type { Text } from '../../surveys/design.ts'
import { columnOf, filterRows, type Table } from '../columns.ts'
import { smallestOf } from '../disclosure/tally.ts'
import { columnOfSupport, quoted, rateFrame } from '../effect-table/planned-model.ts'
import { type SpecificationCurve, specificationCurves } from '../effect-table/specifications.ts'
import { propensity } from '../estimators/causal/propensity.ts'
import { quantilesAt } from '../estimators/description/quantiles-at.ts'
import { covariance } from '../estimators/inference/covariance.ts'
import { standardisedByX } from '../estimators/regression/standardised.ts'
import type { ModelFrame } from '../formula/model-frame.ts'
import { take } from '../linear-algebra/take.ts'
import { basisOf, isCode, type ReportBase } from './base.ts'
import { commandOf, equals, forFile, levelsOf } from './commands/command.ts'
import { type GroupModels, groupModels } from './commands/of-models.ts'
import { termLabel } from './selection.ts'
import { type Cell, cell } from './table.ts'

/** Chances to get the form of those who did and those who did not: the 10th, 25th, 50th, 75th and 90th per cent. */
export interface Chances {
  readonly got: readonly number[]
  readonly not: readonly number[]
}

export interface MarkDetails {
  readonly support: string
  readonly group: string
  /** The same for all marks of a group. */
  readonly models: GroupModels
  /** Per outcome. */
  readonly curves: readonly SpecificationCurve[]
  /** Who gets this form: standardised coefficients of a logit, the longest first. */
  readonly getting: readonly { readonly term: string; readonly label: Text; readonly cell: Cell }[]
  /** Null: without numbers. */
  readonly gettingCommand: string | null
  /** Null: too few to draw. */
  readonly chances: Chances | null
}

const SHARES = [0.1, 0.25, 0.5, 0.75, 0.9] as const

/**
 * The details of every mark that is shown.
 *
 * Choices with one period are left out where too few persons had the form in it, or lacked it.
 *
 * @param isShown whether a mark is
 * @param progress told how many of the models are done
 */
export function markDetails(
  base: ReportBase,
  isShown: (support: string, group: string) => boolean,
  progress: (done: number, of: number) => void = () => undefined,
): MarkDetails[] {
  const { plan } = base.design
  const { long } = base.panel
  const curves = specificationCurves(long, plan, progress)
  return base.groups.flatMap((group) => {
    const rows = filterRows(long, isCode(columnOf(long, plan.group), group))
    const models = groupModels(base, group)
    return plan.supports
      .filter(({ variable }) => isShown(variable, group))
      .map(({ variable }): MarkDetails => {
        const seldom = new Set(plan.periods.filter((period) => isSeldom(base, rows, variable, period)))
        return {
          support: variable,
          group,
          models,
          curves: curves
            .filter((curve) => curve.group === group && curve.support === variable)
            .map((curve) => ({
              ...curve,
              effects: curve.effects.filter(({ periods }) => !seldom.has(periods)),
            })),
          ...whoGets(base, rows, group, variable),
        }
      })
  })
}

/** Whether too few persons had a form in a period, or lacked it. */
function isSeldom(base: ReportBase, rows: Table, variable: string, period: string): boolean {
  const values = columnOf(rows, variable).values
  const inPeriod = isCode(columnOf(rows, 'period'), period)
  const bits = (row: number) => (!inPeriod(row) || Number.isNaN(values[row]!) ? 0 : values[row] === 1 ? 1 : 2)
  const basis = basisOf(base, columnOf(rows, 'member').values, bits, 2)
  return smallestOf(basis) < base.design.plan.minimumN
}

function whoGets(
  base: ReportBase,
  rows: Table,
  group: string,
  variable: string,
): Pick<MarkDetails, 'getting' | 'gettingCommand' | 'chances'> {
  const { plan } = base.design
  try {
    const { frame, background } = rateFrame(rows, plan, plan.outcomes[0]!)
    const place = columnOfSupport(frame, variable)
    const others = new Set(plan.supports.map((support) => columnOfSupport(frame, support.variable)))
    const kept = frame.columns.flatMap((_, j) => (others.has(j) ? [] : [j]))
    const got = frame.columns[place]!
    const { fit, values } = propensity(
      kept.map((j) => frame.columns[j]!),
      got,
      frame.weights,
    )
    const terms = fit.kept.map((j) => frame.recipes[kept[j]!]!.term)
    return {
      getting: gettingOf(base, frame, got, fit, terms),
      gettingCommand: gettingCommand(base, group, variable, background),
      chances: chancesOf(values, got, plan.minimumN),
    }
  } catch (error) {
    // All or none got it: there is nothing to tell them apart by.
    if (!(error instanceof RangeError)) throw error
    return { getting: [], gettingCommand: null, chances: null }
  }
}

/** Of the rows of the models: those where every form of support and the first outcome are known. */
function gettingCommand(
  base: ReportBase,
  group: string,
  variable: string,
  background: readonly string[],
): string {
  const { plan } = base.design
  const { long } = base.panel
  const [outcome] = plan.outcomes
  const others = plan.supports.map((support) => support.variable).filter((name) => name !== variable)
  return commandOf(base, {
    model: 'logit',
    formula: forFile(long, `${quoted(variable)} ~ ${background.join(' + ')}`),
    rows: [
      equals(long, plan.group, group),
      ...[...others, outcome!.variable].map((name) => `${quoted(name)} >= 0`),
      ...(outcome!.exposure === undefined ? [] : [`${quoted(outcome!.exposure)} > 0`]),
    ],
    options: [
      '--cluster member',
      '--standardised',
      '--fitted',
      ...levelsOf(
        long,
        [...long.columns.keys()].filter((name) => background.includes(quoted(name))),
      ),
    ],
  })
}

function gettingOf(
  base: ReportBase,
  frame: ModelFrame,
  got: Float64Array,
  fit: ReturnType<typeof propensity>['fit'],
  terms: readonly string[],
): MarkDetails['getting'] {
  const k = fit.columns.length
  const variance = fit.separated.length === k ? null : covariance(fit, 'CR_G', frame.clusters)
  const byX = standardisedByX(fit, got, variance, { method: 'logit, standardised, CR_G' })
  const members = take(columnOf(frame.table, 'member').values, frame.rows)
  return terms
    .flatMap((term, place) => {
      if (term === '(Intercept)') return []
      const column = fit.columns[place]!
      const isBinary = column.every((value) => value === 0 || value === 1)
      const bits = (i: number) => (got[i] === 1 ? 1 : 2) | (isBinary ? (column[i] === 1 ? 4 : 8) : 0)
      const { basis: _, ...shown } = cell(byX[place]!, basisOf(base, members, bits, isBinary ? 4 : 2), {
        weight: base.weight,
        unit: 'relative',
        minimumN: base.design.plan.minimumN,
      })
      return [{ term, label: termLabel(base, term), cell: shown }]
    })
    .sort((a, b) => Math.abs(b.cell.estimate ?? 0) - Math.abs(a.cell.estimate ?? 0))
}

/** Only where the outer tenth of each arm holds the minimum. */
function chancesOf(values: Float64Array, got: Float64Array, minimumN: number): Chances | null {
  const arm = (own: number) => values.filter((_, i) => got[i] === own).sort()
  const [having, lacking] = [arm(1), arm(0)]
  if (Math.min(having.length, lacking.length) < 10 * minimumN) return null
  return { got: quantilesAt(having, SHARES), not: quantilesAt(lacking, SHARES) }
}
