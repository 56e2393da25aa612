import { infer } from '../estimators/inference/inference.ts'
import { linearContrast } from '../estimators/inference/linear-contrast.ts'
import { parseContrast } from '../formula/contrast.ts'
import { jointTests } from './joint-tests.ts'
import type { CoefficientRow, ContrastRow, Covariance, ModelOptions, ResultTable } from './model.ts'

/** Coefficients with their covariance, and which of all the terms of a model they belong to. */
export interface Estimated {
  /** All terms of the model, those without an estimate too. */
  readonly terms: readonly string[]
  /** Place in `terms` of each estimated coefficient. */
  readonly kept: readonly number[]
  readonly coefficients: ArrayLike<number>
  /** Covariance of these, k×k row by row, or null; one that is not finite counts as null. */
  readonly variance: ArrayLike<number> | null
  /** Degrees of freedom of t; null: normal. A function when they differ per sum of coefficients (given its factors). */
  readonly df: number | null | ((factors: ArrayLike<number>) => number | null)
  readonly n: number
  readonly method: string
  readonly level: number | undefined
  /** Places in `coefficients` without a finite value. */
  readonly infinite?: readonly number[]
}

/**
 * The rows, covariance and contrasts of a result: what each model that has coefficients shares. Contrasts that are to
 * hold together, `a = 0; b = 0`, become a table of joint tests.
 *
 * @throws FormulaError when a contrast is not understood
 */
export function coefficientTable(
  estimated: Estimated,
  contrast: ModelOptions['contrast'] = [],
): {
  coefficients: CoefficientRow[]
  covariance: Covariance | null
  contrasts: ContrastRow[]
  tables: ResultTable[]
} {
  const { terms, kept, coefficients, df, n, method, level = 0.95, infinite = [] } = estimated
  const variance = isWritable(estimated) ? estimated.variance : null
  const k = kept.length
  const finite = kept.map((_, place) => place).filter((place) => !infinite.includes(place))
  const dfOf = typeof df === 'function' ? df : () => df
  const placeOf = new Map(finite.map((place) => [kept[place]!, place]))
  const unit = (place: number) => Float64Array.from({ length: k }, (_, i) => (i === place ? 1 : 0))
  const nothing = { df: typeof df === 'function' ? null : df, n, method, level }
  const together = jointTests(
    { ...estimated, variance },
    contrast.filter((text) => text.includes(';')),
  )
  return {
    tables: together === null ? [] : [together],
    coefficients: terms.map((term, j) => {
      const place = placeOf.get(j)
      if (place === undefined) return { term, ...infer(null, null, nothing) }
      const own = variance === null ? null : variance[place * k + place]!
      return { term, ...infer(coefficients[place]!, own, { df: dfOf(unit(place)), n, method, level }) }
    }),
    covariance:
      variance === null
        ? null
        : {
            terms: finite.map((place) => terms[kept[place]!]!),
            values: finite.map((i) => finite.map((j) => variance[i * k + j]!)),
          },
    contrasts: contrast
      .filter((text) => !text.includes(';'))
      .map((text) => {
        const { factors, against } = parseContrast(text, terms)
        const estimable = factors.every((factor, j) => factor === 0 || placeOf.has(j))
        const own = kept.map((j) => factors[j]!)
        const inference = estimable
          ? linearContrast(coefficients, variance, own, { df: dfOf(own), n, method, level, against })
          : infer(null, null, nothing)
        return { contrast: text, against, ...inference }
      }),
  }
}

/** Whether a covariance can be written down: numbers of 1e150 have squares beyond the largest double. */
function isWritable({ variance, kept, infinite = [] }: Estimated): boolean {
  const k = kept.length
  const places = kept.map((_, place) => place).filter((place) => !infinite.includes(place))
  return variance === null || places.every((i) => places.every((j) => Number.isFinite(variance[i * k + j]!)))
}
