import { quadraticForm, type WaldTest, waldTest } from '../estimators/inference/linear-contrast.ts'
import { parseContrast } from '../formula/contrast.ts'
import type { Estimated } from './coefficients.ts'
import type { ResultTable } from './model.ts'

/**
 * Wald tests of contrasts that hold together, written with semicolons: `a = 0; b = c`. The F test has the residual
 * degrees of freedom of the model and is left out where these differ per contrast.
 *
 * @throws FormulaError when a contrast is not understood
 * @example
 * const model = { terms: ['a', 'b'], kept: [0, 1], coefficients: [2, 0], variance: [1, 0, 0, 1] }
 * jointTests({ ...model, df: null, n: 9, method: '', level: 0.95 }, ['a = 0; b = 0'])?.rows[0]?.[1] // => 4
 */
export function jointTests(estimated: Estimated, texts: readonly string[]): ResultTable | null {
  if (texts.length === 0) return null
  const { df } = estimated
  const free = typeof df === 'function' ? null : df
  return {
    title: 'joint tests',
    columns: ['contrasts', 'chi-square', 'df', 'p', 'F', 'df2', 'p of F'],
    rows: texts.map((text) => {
      const test = wald(estimated, text, free)
      if (test === null) return [text, null, null, null, null, null, null]
      const { chiSquare, restrictions, pChiSquare, f, pF } = test
      return [text, chiSquare, restrictions, pChiSquare, f, free, free === null ? null : pF]
    }),
  }
}

function wald(estimated: Estimated, text: string, df: number | null): WaldTest | null {
  const { terms, kept, coefficients, variance, infinite = [] } = estimated
  const contrasts = text
    .split(';')
    .filter((one) => one.trim() !== '')
    .map((one) => parseContrast(one, terms))
  const finite = new Set(kept.filter((_, place) => !infinite.includes(place)))
  const estimable = contrasts.every(({ factors }) => factors.every((own, j) => own === 0 || finite.has(j)))
  if (variance === null || !estimable || (df !== null && df <= 0)) return null
  const rows = contrasts.map(({ factors }) => kept.map((j) => factors[j]!))
  const values = rows.map(
    (factors, i) =>
      factors.reduce((sum, own, j) => (own === 0 ? sum : sum + own * coefficients[j]!), 0) -
      contrasts[i]!.against,
  )
  const spread = rows.map((a) => quadraticForm(variance, a))
  // The covariance of two sums from the variance of their sum.
  const between = rows.flatMap((a, i) =>
    rows.map((b, j) =>
      i === j
        ? spread[i]!
        : (quadraticForm(
            variance,
            a.map((own, m) => own + b[m]!),
          ) -
            spread[i]! -
            spread[j]!) /
          2,
    ),
  )
  return waldTest(
    values,
    between,
    rows.map((_, i) => i),
    df,
  )
}

/**
 * The Wald test that all coefficients but the intercept are zero, as measures of fit: F with t, chi-square with the
 * normal distribution. Empty when there is none.
 */
export function waldMeasures(estimated: Estimated, intercept: number | null): Record<string, number | null> {
  const { kept, coefficients, variance, df, infinite = [] } = estimated
  const places = kept.map((_, place) => place).filter((place) => kept[place] !== intercept)
  if (variance === null || places.length === 0 || infinite.length > 0 || typeof df === 'function') return {}
  if (df !== null && df <= 0) return {}
  const test = waldTest(coefficients, variance, places, df)
  if (test === null) return {}
  return df === null
    ? { waldChiSquare: test.chiSquare, waldDf: test.restrictions, waldP: test.pChiSquare }
    : { waldF: test.f, waldDf1: test.restrictions, waldDf2: df, waldP: test.pF }
}
