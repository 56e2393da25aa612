import {
  calibrate,
  columnOf,
  kish,
  modelFrame,
  surveyDesign,
  surveyInference,
  surveyMean,
  surveyTotal,
  trimWeights,
} from '../../../../analysis/index.ts'
import type { Own } from '../ledger.ts'
import { columnIn, tableOf } from '../shapes.ts'
import { CLOSED, type Family, GIVEN, type Step } from '../walk.ts'
import { type Design, designIn } from './survey.ts'

type Named = Readonly<Record<string, number>>

const csvOf = (margins: Readonly<Record<string, Named>>): string =>
  [
    'variable,level,count',
    ...Object.entries(margins).flatMap(([variable, levels]) =>
      Object.entries(levels).map(([level, count]) => `"${variable}","${level}",${count}`),
    ),
  ].join('\n')

function weightsOf(weights: ArrayLike<number>): { weights: Own; kish: Own } {
  const own = Float64Array.from(weights)
  const found = kish(own)
  return {
    weights: [...own],
    kish: {
      n: found?.n,
      sum_w: found?.sum,
      deff_weights_n_sumw2_over_sumw_sq: found?.deff,
      effective_n: found?.effective,
      one_plus_cv2_population_variance: found?.deff,
    },
  }
}

function compareWeights(step: Step): void {
  const { reference, results, run, see } = step
  const design = designIn(reference.r_call)
  const outcomes = Object.keys(results.base).filter((key) => results.base[key]?.mean !== undefined)
  see(weightsOf(columnOf(step.data, design.weights!).values), 'base')
  for (const outcome of outcomes) {
    const formula = `~ ${outcome}`
    const [mean] = run('survey-mean', { formula, ...design }).coefficients
    const [total] = run('survey-total', { formula, ...design }).coefficients
    const own = { mean: mean?.estimate, se_mean: mean?.standardError }
    see({ ...own, total: total?.estimate, se_total: total?.standardError }, 'base', outcome)
  }
  for (const model of ['rake', 'poststratify']) {
    const block = results[model]
    if (block === undefined) continue
    const margins = block.margins ?? { [block.variable]: block.population }
    const formula = `${outcomes.join(' + ')} ~ ${Object.keys(margins).join(' + ')}`
    const result = run(model, { formula, margins: csvOf(margins), ...design })
    see(weightsOf(columnIn(tableOf(result, 'Weights'), 'weight') as number[]), model)
    for (const [variable, mean, se_mean, total, se_total] of result.tables[0]!.rows)
      see({ mean, se_mean, total, se_total }, model, variable as string)
    // Each margin of the population is met.
    for (const [variable, level, , , after] of result.tables[1]!.rows)
      see(after, model, ...(block.margins ? ['margins', variable!, level!] : ['population', level!]))
  }
  compareCalibrated(step, design, outcomes)
  const trimmed = results.trim_raked_at_p95_strict
  if (trimmed === undefined) return
  const own = trimWeights(Float64Array.from(results.rake.weights), { upper: trimmed.upper })
  see({ weights: [...own], sum: own.reduce((a, b) => a + b, 0) }, 'trim_raked_at_p95_strict')
}

/** Calibrated weights by the functions, which no model of the command line has. */
function compareCalibrated(
  { results, data, see, ledger }: Step,
  design: Design,
  outcomes: readonly string[],
): void {
  const column = (name: string) => columnOf(data, name).values
  const columns = (names: string | undefined) => (names === undefined ? [] : names.split(',').map(column))
  const base = column(design.weights!)
  for (const key of Object.keys(results).filter((name) => name.startsWith('calibrate_'))) {
    const block = results[key]
    const { formula, population } = block.formula ? block : results.calibrate_linear
    const distance = key.includes('raking') ? 'raking' : key.includes('logit') ? 'logit' : 'linear'
    const frame = modelFrame(data, `${design.weights} ${formula}`)
    const totals = frame.recipes.map(({ term }) => population[term])
    const found = calibrate(base, frame.columns, totals, distance, block.bounds ?? undefined)
    const sample = {
      ...surveyDesign({
        rows: data.rows,
        weights: base,
        strata: columns(design.strata),
        psu: columns(design.psu),
        fpc: columns(design.fpc),
      }),
      weights: found.weights,
      calibrations: [found.calibrate],
    }
    see(weightsOf(found.weights), key)
    see([Math.min(...found.factors), Math.max(...found.factors)], key, 'g_range')
    for (const outcome of outcomes) {
      const values = [column(outcome)]
      const [mean] = surveyInference(sample, surveyMean(sample, values), 'mean')
      const [total] = surveyInference(sample, surveyTotal(sample, values), 'total')
      see({ mean: mean!.estimate, total: total!.estimate }, key, outcome)
      // What is calibrated on has no variance but for rounding.
      for (const [error, own, theirs] of [
        ['se_mean', mean, block[outcome].mean],
        ['se_total', total, block[outcome].total],
      ] as const)
        ledger.see(own!.standardError, [key, outcome, error], () => 1e-6 * Math.abs(theirs))
    }
  }
}

export const weights: readonly Family[] = [
  {
    estimator: /^5 survey weighting/,
    bound: () => CLOSED,
    compare: compareWeights,
    left: [
      [/default_tolerance/, 'raking that the reference stops early, for information'],
      [/bounds|upper$|population/, GIVEN],
    ],
  },
]
