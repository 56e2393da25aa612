import { standardisedDifferences } from '../estimators/causal/balance.ts'
import { eValue, eValueOfInterval, ratioOfDifference } from '../estimators/causal/e-value.ts'
import { overlap } from '../estimators/causal/overlap.ts'
import { meanDifference, meanRatio } from '../estimators/causal/potential-means.ts'
import { propensityWeights } from '../estimators/causal/propensity.ts'
import { kish } from '../estimators/weights/kish.ts'
import type { Found } from './ate-estimators.ts'
import type { CausalFrame } from './ate-frame.ts'
import type { ModelOptions, ModelResult, ResultTable } from './model.ts'

/** Means per estimator, ratios with E-values, balance, overlap, effective n and the models behind them. */
export function causalTables(
  causal: CausalFrame,
  found: Found,
  options: ModelOptions,
): Required<Pick<ModelResult, 'fit' | 'tables'>> {
  const { treated } = causal
  const { values, clipped, fit } = found.chance
  const picture = overlap(treated, values)
  const ones = treated.reduce((sum, own) => sum + own, 0)
  const range = values.reduce(([low, high], own) => [Math.min(low!, own), Math.max(high!, own)], [1, 0])
  return {
    fit: {
      treated: ones,
      untreated: treated.length - ones,
      clipped: clipped.reduce((sum, one) => sum + one, 0),
      lowestPropensity: range[0]!,
      highestPropensity: range[1]!,
      outsideTreated: picture.outsideTreated,
      outsideUntreated: picture.outsideControl,
      propensityLogLikelihood: fit.logLikelihood,
    },
    tables: [
      {
        title: 'Mean outcome under treatment and without',
        columns: ['estimator', 'treated', 'untreated'],
        rows: found.estimators.map(({ name, means }) => [
          name,
          means?.treated ?? null,
          means?.control ?? null,
        ]),
      },
      ...ratios(causal, found, options),
      balance(causal, values),
      effectiveRows(causal, values),
      {
        title: `Propensities per arm; both occur from ${picture.low.toPrecision(4)} to ${picture.high.toPrecision(4)}`,
        columns: ['from', 'to', 'treated', 'untreated'],
        rows: picture.bins.map((bin) => [bin.from, bin.to, bin.treated, bin.control]),
      },
      coefficients(causal, found),
    ],
  }
}

/** As ratios, for outcomes of which a ratio has a meaning; else the approximate one of a difference in sd's. */
function ratios(causal: CausalFrame, found: Found, options: ModelOptions): ResultTable[] {
  const [main] = found.estimators
  const { family, frame } = causal
  if (main?.means == null || frame.clusters?.count === 1) return []
  const level = options.level ?? 0.95
  const effect = { clusters: frame.clusters, method: '', level }
  const rows: (string | number | null)[][] = []
  const add = (
    name: string,
    ratio: number,
    error: number | null,
    low: number,
    high: number,
    valued: boolean,
  ) => {
    // A limit beyond all numbers says nothing.
    if (![ratio, low, high].every((own) => own > 0 && own < Infinity)) return
    const values = valued ? [eValue(ratio), eValueOfInterval(low, high)] : [null, null]
    rows.push([name, ratio, error, low, high, ...values])
  }
  if (family === 'gaussian') {
    const sd = deviationOf(frame.y)
    const { estimate, standardError } = meanDifference(main.means, effect)
    if (estimate === null || standardError === null || !(sd > 0)) return []
    const about = ratioOfDifference(estimate / sd, standardError / sd)
    add('risk ratio, about', about.ratio, null, about.low, about.high, true)
  } else {
    for (const odds of [false, true]) {
      const own = family === 'poisson' && odds ? null : meanRatio(main.means, effect, odds)
      const name = odds ? 'odds ratio' : family === 'poisson' ? 'rate ratio' : 'risk ratio'
      if (own !== null) add(name, own.ratio, own.standardError, own.low, own.high, !odds)
    }
  }
  if (rows.length === 0) return []
  const columns = ['ratio', 'estimate', 'se of log', 'low', 'high', 'E-value', 'E-value of limit']
  return [{ title: `Ratios by ${main.name}, with E-values`, columns, rows }]
}

function deviationOf(y: Float64Array): number {
  const mean = y.reduce((sum, own) => sum + own, 0) / y.length
  return Math.sqrt(y.reduce((sum, own) => sum + (own - mean) ** 2, 0) / (y.length - 1))
}

function balance(
  { frame, treated, propensityColumns, outcomeColumns, names }: CausalFrame,
  chances: Float64Array,
): ResultTable {
  const terms = [...new Set([...names.propensity, ...names.outcome])].filter((term) => term !== '(Intercept)')
  const columns = terms.map((term) => {
    const place = names.propensity.indexOf(term)
    return place >= 0 ? propensityColumns[place]! : outcomeColumns[names.outcome.indexOf(term)]!
  })
  const times = (kind: 'ate' | 'att') => {
    const own = propensityWeights(treated, chances, kind)
    return frame.weights === null ? own : own.map((weight, row) => weight * frame.weights![row]!)
  }
  const before = standardisedDifferences(columns, treated, frame.weights)
  const ate = standardisedDifferences(columns, treated, times('ate'))
  const att = standardisedDifferences(columns, treated, times('att'))
  const finite = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null)
  return {
    title: 'Standardised mean differences',
    columns: [
      'term',
      'before',
      'after ate',
      'after att',
      'variance ratio before',
      'variance ratio after ate',
    ],
    rows: terms.map((term, j) => [
      term,
      finite(before[j]!.difference),
      finite(ate[j]!.difference),
      finite(att[j]!.difference),
      finite(before[j]!.varianceRatio),
      finite(ate[j]!.varianceRatio),
    ]),
  }
}

function effectiveRows({ frame, treated }: CausalFrame, chances: Float64Array): ResultTable {
  const rows = (['ate', 'att', 'overlap'] as const).map((kind) => {
    const own = propensityWeights(treated, chances, kind).map(
      (weight, row) => weight * (frame.weights === null ? 1 : frame.weights[row]!),
    )
    const arm = (value: 0 | 1) => sizeOf(own.filter((_, row) => treated[row] === value))
    const largest = own.reduce((most, weight) => Math.max(most, weight), 0)
    return [kind, arm(1), arm(0), sizeOf(own), Number.isFinite(largest) ? largest : null]
  })
  const columns = ['weights', 'treated', 'untreated', 'all', 'largest weight']
  return { title: 'Effective number of rows', columns, rows }
}

function sizeOf(weights: Float64Array): number | null {
  return weights.every(Number.isFinite) ? (kish(weights)?.effective ?? null) : null
}

function coefficients({ names }: CausalFrame, { chance, models }: Found): ResultTable {
  const terms = [...new Set([...names.propensity, ...names.outcome])]
  const coefficientOf = (
    fit: {
      readonly kept: readonly number[]
      readonly separated: readonly number[]
      readonly coefficients: Float64Array
    },
    own: readonly string[],
    term: string,
  ) => {
    const place = fit.kept.indexOf(own.indexOf(term))
    return place < 0 || fit.separated.includes(place) ? null : fit.coefficients[place]!
  }
  return {
    title: 'Coefficients of the models',
    columns: ['term', 'propensity', 'outcome, treated', 'outcome, untreated'],
    rows: terms.map((term) => [
      term,
      coefficientOf(chance.fit, names.propensity, term),
      coefficientOf(models.treated.fit, names.outcome, term),
      coefficientOf(models.control.fit, names.outcome, term),
    ]),
  }
}
