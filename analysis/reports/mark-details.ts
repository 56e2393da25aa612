/** What stands behind a mark besides its effects: the models in words, other choices, who gets this form, and who could have. */

import type { Text } from '../../surveys/design.ts'
import { columnOf, filterRows, type Table } from '../columns.ts'
import { smallestOf } from '../disclosure/tally.ts'
import { fitted } from '../effect-table/effect-table.ts'
import { columnOfSupport, plannedModel, rateFrame } from '../effect-table/planned-model.ts'
import { type SpecificationCurve, specificationCurves } from '../effect-table/specifications.ts'
import { propensity } from '../estimators/causal/propensity.ts'
import { covariance } from '../estimators/inference/covariance.ts'
import { infer } from '../estimators/inference/inference.ts'
import { standardisedCoefficients } from '../estimators/regression/standardised.ts'
import type { ModelFrame } from '../formula/model-frame.ts'
import { take } from '../linear-algebra/take.ts'
import { basisOf, isCode, type ReportBase } from './base.ts'
import { commandOf, equals, forFile } from './commands.ts'
import { termLabel } from './selection.ts'
import { type Cell, cell } from './table.ts'

export interface Equation {
  readonly outcome: string
  /** In R's notation. */
  readonly formula: string
  /** Model and options of `peilmoment estimate` that give the number again from the panel file. */
  readonly command: string
}

/** Chances to get the form of those who did and those who did not: the 10th, 25th, 50th, 75th and 90th per cent. */
export interface Chances {
  readonly got: readonly number[]
  readonly not: readonly number[]
}

export interface MarkDetails {
  readonly support: string
  readonly group: string
  readonly equations: readonly Equation[]
  /** Per outcome. */
  readonly curves: readonly SpecificationCurve[]
  /** Who gets this form: standardised coefficients of a logit, the longest first. */
  readonly getting: readonly { readonly term: string; readonly label: Text; readonly cell: Cell }[]
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
    const equations = equationsOf(base, rows, group)
    return plan.supports
      .filter(({ variable }) => isShown(variable, group))
      .map(({ variable }): MarkDetails => {
        const seldom = new Set(plan.periods.filter((period) => isSeldom(base, rows, variable, period)))
        return {
          support: variable,
          group,
          equations,
          curves: curves
            .filter((curve) => curve.group === group && curve.support === variable)
            .map((curve) => ({
              ...curve,
              effects: curve.effects.filter(({ periods }) => !seldom.has(periods)),
            })),
          ...whoGets(base, rows, variable),
        }
      })
  })
}

function equationsOf(base: ReportBase, rows: Table, group: string): Equation[] {
  const { plan } = base.design
  const { long } = base.panel
  return plan.outcomes.flatMap((outcome): Equation[] => {
    const model = fitted(() => plannedModel(rows, plan, outcome))
    if (model === null) return []
    const { formula } = model
    const exposed = outcome.exposure === undefined ? [] : [`${outcome.exposure} > 0`]
    const offset = outcome.exposure === undefined ? '' : ` --offset 'log(${outcome.exposure})'`
    const effect = outcome.model === 'ols' ? '' : ' --ame'
    const command = commandOf(base, {
      model: outcome.model,
      formula: forFile(long, formula),
      rows: [equals(long, plan.group, group), ...exposed],
      options: `${effect}${offset} --cluster member`,
    })
    return [{ outcome: outcome.variable, formula, command }]
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

function whoGets(base: ReportBase, rows: Table, variable: string): Pick<MarkDetails, 'getting' | 'chances'> {
  const { plan } = base.design
  try {
    const { frame } = rateFrame(rows, plan, plan.outcomes[0]!)
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
      chances: chancesOf(values, got, plan.minimumN),
    }
  } catch (error) {
    // All or none got it: there is nothing to tell them apart by.
    if (!(error instanceof RangeError)) throw error
    return { getting: [], chances: null }
  }
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
  const { byX } = standardisedCoefficients(fit, got)
  const members = take(columnOf(frame.table, 'member').values, frame.rows)
  return terms
    .flatMap((term, place) => {
      if (term === '(Intercept)') return []
      const column = fit.columns[place]!
      const isBinary = column.every((value) => value === 0 || value === 1)
      const bits = (i: number) => (got[i] === 1 ? 1 : 2) | (isBinary ? (column[i] === 1 ? 4 : 8) : 0)
      const value = byX[place]!
      const own = variance === null || value === null ? null : variance[place * k + place]!
      const spread = own === null ? null : own * (value! / fit.coefficients[place]!) ** 2
      const method = 'logit, standardised, CR_G'
      const { basis: _, ...shown } = cell(
        infer(value, spread, { df: null, n: fit.n, method }),
        basisOf(base, members, bits, isBinary ? 4 : 2),
        { weight: base.weight, unit: 'relative', minimumN: base.design.plan.minimumN },
      )
      return [{ term, label: termLabel(base, term), cell: shown }]
    })
    .sort((a, b) => Math.abs(b.cell.estimate ?? 0) - Math.abs(a.cell.estimate ?? 0))
}

/** Only where the outer tenth of each arm holds the minimum. */
function chancesOf(values: Float64Array, got: Float64Array, minimumN: number): Chances | null {
  const arm = (own: number) => values.filter((_, i) => got[i] === own).sort()
  const [having, lacking] = [arm(1), arm(0)]
  if (Math.min(having.length, lacking.length) < 10 * minimumN) return null
  const at = (sorted: Float64Array) => SHARES.map((share) => sorted[Math.floor(share * (sorted.length - 1))]!)
  return { got: at(having), not: at(lacking) }
}
