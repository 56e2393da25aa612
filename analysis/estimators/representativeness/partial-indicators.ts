import { type Clusters, clustersOf } from '../inference/clusters.ts'
import { covariance } from '../inference/covariance.ts'
import { type Inference, infer } from '../inference/inference.ts'
import { quadraticForm } from '../inference/linear-contrast.ts'
import type { GlmFit } from '../regression/glm.ts'
import { countOf } from './r-indicator.ts'

/** A variable in classes, known of all: the number of the class per row, from 0. */
export interface Classes {
  readonly name: string
  readonly codes: Float64Array
  readonly levels: readonly string[]
}

/** What one variable, and each class of it, takes from representativeness. */
export interface PartialIndicator {
  readonly variable: string
  /** Differences between classes as they are, and within classes of all other variables. */
  readonly unconditional: Inference
  readonly conditional: Inference
  readonly classes: readonly {
    readonly level: string
    readonly n: number
    readonly rate: number
    /** Positive: answers more than the mean. */
    readonly unconditional: Inference
    readonly conditional: Inference
  }[]
}

/**
 * Partial R-indicators: which variables, and which classes, make those who answered unlike the population.
 *
 * Unconditional P = √(Σ_k q_k (ρ̄_k − ρ̄)²), q_k the share of class k, and √q_k (ρ̄_k − ρ̄) per class. Conditional
 * P = √(mean (ρ − ρ̄_l)²), ρ̄_l the mean chance in the cell l of all other variables, and per class the rows of it alone.
 * Standard errors by the delta method: unconditional from the shares that answer, conditional from the coefficients of the
 * logit. Null when P is zero.
 *
 * Source: Schouten, Shlomo & Skinner (2011), Journal of Official Statistics 27; de Heij, Schouten & Shlomo (2015), RISQ
 * manual 2.1.
 *
 * @param fit a logit of answering on these variables
 * @param variables as many codes as the fit has rows
 * @throws RangeError when the fit is no logit, lengths differ, or a row has no class
 * @example
 * const x = [Float64Array.of(1, 1, 1, 1, 1, 1, 1, 1), Float64Array.of(0, 0, 0, 0, 1, 1, 1, 1)]
 * const fit = logit(x, Float64Array.of(1, 0, 0, 0, 1, 1, 1, 0))
 * const found = partialIndicators(fit, [{ name: 'x', codes: x[1]!, levels: ['0', '1'] }])
 * Math.round(1000 * found[0]!.unconditional.estimate!) // => 250
 */
export function partialIndicators(
  fit: GlmFit,
  variables: readonly Classes[],
  { level = 0.95, counted = false }: PartialOptions = {},
): PartialIndicator[] {
  if (fit.model !== 'logit')
    throw new RangeError(`partialIndicators requires a logit, got a ${fit.model} model`)
  for (const { name, codes, levels } of variables) {
    if (codes.length !== fit.n)
      throw new RangeError(`partialIndicators requires ${fit.n} classes of '${name}', got ${codes.length}`)
    const wrong = codes.findIndex((code) => !(code >= 0 && code < levels.length))
    if (wrong >= 0)
      throw new RangeError(
        `partialIndicators requires a class of '${name}' on every row, got none on row ${wrong + 1}`,
      )
  }
  const spread =
    fit.separated.length === 0 ? covariance(fit, fit.weights === null || counted ? 'classical' : 'HC0') : null
  return variables.map((variable) => {
    const others = variables.filter((other) => other !== variable)
    return {
      variable: variable.name,
      ...unconditionalOf(
        fit,
        variable,
        { level, counted },
        conditionalOf(fit, variable, cellsOf(others, fit.n), spread, { level, counted }),
      ),
    }
  })
}

export interface PartialOptions {
  readonly level?: number
  /** The weights of the fit say how many members each row stands for. */
  readonly counted?: boolean
}

interface Conditional {
  readonly all: Inference
  readonly classes: readonly Inference[]
}

function unconditionalOf(
  fit: GlmFit,
  { codes, levels }: Classes,
  { level, counted }: Required<PartialOptions>,
  conditional: Conditional,
): Omit<PartialIndicator, 'variable'> {
  const { mean, weights } = fit
  const n = countOf(fit, counted)
  const counts = new Float64Array(levels.length)
  const sizes = new Float64Array(levels.length)
  const rates = new Float64Array(levels.length)
  let total = 0
  let rate = 0
  for (let row = 0; row < fit.n; row++) {
    const weight = weights === null ? 1 : weights[row]!
    const code = codes[row]!
    counts[code]! += counted ? weight : 1
    sizes[code]! += weight
    rates[code]! += weight * mean[row]!
    total += weight
    rate += weight * mean[row]!
  }
  rate /= total
  const options = { df: null, level, method: 'unconditional partial R-indicator' }
  let squares = 0
  let variance = 0
  const classes = levels.map((name, code) => {
    const share = sizes[code]! / total
    const own = sizes[code]! === 0 ? rate : rates[code]! / sizes[code]!
    const rest = share < 1 ? (rate - share * own) / (1 - share) : own
    const noise = counts[code] === 0 ? 0 : (own * (1 - own)) / counts[code]!
    const noiseOfRest = n > counts[code]! ? (rest * (1 - rest)) / (n - counts[code]!) : 0
    squares += share * (own - rate) ** 2
    variance += share ** 2 * (own - rate) ** 2 * noise
    return {
      level: name,
      n: counts[code]!,
      rate: own,
      unconditional: infer(
        Math.sqrt(share) * (own - rate),
        share * (1 - share) ** 2 * (noise + noiseOfRest),
        { ...options, n: counts[code]! },
      ),
      conditional: conditional.classes[code]!,
    }
  })
  const p = Math.sqrt(squares)
  return {
    unconditional: infer(p, p > 0 ? variance / squares : null, { ...options, n }),
    conditional: conditional.all,
    classes,
  }
}

function conditionalOf(
  fit: GlmFit,
  { codes, levels }: Classes,
  cells: Clusters,
  spread: Float64Array | null,
  { level, counted }: Required<PartialOptions>,
): Conditional {
  const { mean, weights, columns } = fit
  const n = countOf(fit, counted)
  const k = columns.length
  const weightOf = (row: number) => (weights === null ? 1 : weights[row]!)
  const sizes = new Float64Array(cells.count)
  const means = new Float64Array(cells.count)
  let total = 0
  for (let row = 0; row < fit.n; row++) {
    const cell = cells.of[row]!
    const weight = weightOf(row)
    total += weight
    sizes[cell]! += weight
    means[cell]! += weight * mean[row]!
  }
  const counts = new Float64Array(levels.length)
  const squares = new Float64Array(levels.length)
  const aparts = new Float64Array(fit.n)
  const slopes = new Float64Array(fit.n)
  // Per class and cell: how far apart its rows are together.
  const together = levels.map(() => new Float64Array(cells.count))
  for (let row = 0; row < fit.n; row++) {
    const cell = cells.of[row]!
    const code = codes[row]!
    const share = weightOf(row) / total
    const apart = mean[row]! - means[cell]! / sizes[cell]!
    counts[code]! += counted ? weightOf(row) : 1
    squares[code]! += share * apart ** 2
    aparts[row] = share * apart
    slopes[row] = mean[row]! * (1 - mean[row]!)
    together[code]![cell]! += share * apart
  }
  const gradients = levels.map(() => new Float64Array(k))
  const ofCell = new Float64Array(cells.count)
  for (let j = 0; j < k; j++) {
    const column = columns[j]!
    ofCell.fill(0)
    for (let row = 0; row < fit.n; row++) {
      const value = column[row]!
      if (value === 0) continue
      const slope = slopes[row]! * value
      ofCell[cells.of[row]!]! += weightOf(row) * slope
      gradients[codes[row]!]![j]! += aparts[row]! * slope
    }
    for (let code = 0; code < levels.length; code++)
      for (let cell = 0; cell < cells.count; cell++)
        if (together[code]![cell] !== 0)
          gradients[code]![j]! -= (together[code]![cell]! * ofCell[cell]!) / sizes[cell]!
  }
  // Squares divide by n − 1, as the indicator itself does.
  const factor = n / Math.max(1, n - 1)
  const inference = (square: number, gradient: Float64Array, count: number) =>
    infer(
      Math.sqrt(square * factor),
      spread === null || !(square > 1e-30) ? null : (quadraticForm(spread, gradient) / square) * factor,
      { df: null, n: count, level, method: 'conditional partial R-indicator' },
    )
  const all = new Float64Array(k)
  for (const gradient of gradients) for (let j = 0; j < k; j++) all[j]! += gradient[j]!
  return {
    all: inference(
      squares.reduce((sum, own) => sum + own, 0),
      all,
      n,
    ),
    classes: levels.map((_, code) => inference(squares[code]!, gradients[code]!, counts[code]!)),
  }
}

/** The cells that variables make together. */
function cellsOf(variables: readonly Classes[], n: number): Clusters {
  let cells: Clusters = { of: new Int32Array(n), count: 1 }
  for (const { codes, levels } of variables) {
    const ids = new Float64Array(n)
    for (let row = 0; row < n; row++) ids[row] = cells.of[row]! * levels.length + codes[row]!
    cells = clustersOf(ids)
  }
  return cells
}
