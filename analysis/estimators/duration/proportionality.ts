import { chiSquareUpper } from '../../distributions.ts'
import { cholesky, choleskyInverse, choleskySolve } from '../../linear-algebra/cholesky.ts'
import { type CoxData, coxLikelihood } from './cox-likelihood.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { countUpTo } from './sorted-rows.ts'

/** A test that coefficients do not change with time. */
export interface ProportionalityTest {
  readonly chiSquare: number | null
  readonly df: number
  readonly p: number | null
}

/**
 * Score tests that hazards are proportional: that coefficients b + c·g(t) have c = 0, for sets of columns and for all; g is one
 * minus the Kaplan–Meier curve just before t.
 *
 * Source: Grambsch & Therneau (1994), Biometrika 81, in the exact form of R's cox.zph since 2019.
 *
 * @param data of a fitted model, and its coefficients
 * @param terms places of the columns of each term
 * @example
 * const fit = cox(Float64Array.of(1, 2, 3, 4), Int32Array.of(1, 1, 1, 1), [Float64Array.of(1, 0, 1, 0)])
 * proportionality(fit.data, fit.coefficients, [[0]]).map(({ df }) => df) // => [1, 1]
 */
export function proportionality(
  data: CoxData,
  coefficients: ArrayLike<number>,
  terms: readonly (readonly number[])[],
): readonly ProportionalityTest[] {
  const { stop, event, start } = data.sets
  const curve = kaplanMeier(stop, event, start)
  const g = (time: number) => {
    const before = countUpTo(curve.times, time) - 2
    return before < 0 ? 0 : 1 - curve.survival[before]!
  }
  const { information, tilted } = coxLikelihood(data, coefficients, g)
  const k = coefficients.length
  const factor = cholesky(information, k)
  return [...terms, Array.from({ length: k }, (_, j) => j)].map((places) => {
    const df = places.length
    if (factor === null || df === 0) return { chiSquare: null, df, p: null }
    const inverse = choleskyInverse(factor)
    // What the second derivatives of c keep after b has been fitted.
    const left = places.flatMap((a) =>
      places.map((c) => {
        let sum = tilted.information[a * k + c]!
        for (let i = 0; i < k; i++)
          for (let j = 0; j < k; j++)
            sum -= tilted.cross[a * k + i]! * inverse[i * k + j]! * tilted.cross[j * k + c]!
        return sum
      }),
    )
    const u = places.map((a) => tilted.gradient[a]!)
    const own = cholesky(left, df)
    if (own === null) return { chiSquare: null, df, p: null }
    const chiSquare = choleskySolve(own, u).reduce((sum, value, i) => sum + value * u[i]!, 0)
    return { chiSquare, df, p: chiSquareUpper(Math.max(0, chiSquare), df) }
  })
}
