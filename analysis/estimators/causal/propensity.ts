import type { Columns } from '../../linear-algebra/gram.ts'
import type { GlmFit } from '../regression/glm.ts'
import { logit } from '../regression/logit.ts'

/** The chance to be treated, per row. */
export interface Propensity {
  readonly values: Float64Array
  /** 1 where the chance was moved to the limit. */
  readonly clipped: Uint8Array
  readonly fit: GlmFit
}

/**
 * Chances to be treated by a logit, kept `clip` away from 0 and 1.
 *
 * Source: Rosenbaum & Rubin (1983), Biometrika 70.
 *
 * @param columns k columns of n numbers, the constant among them
 * @param treated n numbers, 1 or 0
 * @param weights n positive numbers, or null
 * @param clip from 0 to below a half
 * @throws RangeError when all or none are treated, a number is neither 0 nor 1, or lengths differ
 * @example
 * propensity([Float64Array.of(1, 1, 1, 1)], Float64Array.of(1, 0, 0, 0)).values // => [0.25, 0.25, 0.25, 0.25]
 */
export function propensity(
  columns: Columns,
  treated: Float64Array,
  weights: Float64Array | null = null,
  clip = 0,
): Propensity {
  if (!(clip >= 0 && clip < 0.5))
    throw new RangeError(`propensity requires a clip of at least 0 and below 0.5, got ${clip}`)
  const fit = logit(columns, treated, weights)
  const count = treated.reduce((sum, own) => sum + own, 0)
  if (count === 0 || count === treated.length)
    throw new RangeError(
      `propensity requires treated and untreated rows, got ${count} treated of ${treated.length}`,
    )
  const clipped = new Uint8Array(treated.length)
  const values = fit.mean.map((own, row) => {
    const kept = Math.max(clip, Math.min(1 - clip, own))
    if (kept !== own) clipped[row] = 1
    return kept
  })
  return { values, clipped, fit }
}

/**
 * Kinds of weights that make treated and untreated alike: `ate` like all, `att` like the treated, `atc` like the untreated,
 * `overlap` like those who might be either; `stabilised` are those of `ate` times the share of each arm.
 */
export const PROPENSITY_WEIGHTS = ['ate', 'att', 'atc', 'overlap', 'stabilised'] as const
export type PropensityWeights = (typeof PROPENSITY_WEIGHTS)[number]

/**
 * Weights from chances e: `ate` 1/e and 1/(1−e); `att` 1 and e/(1−e); `atc` (1−e)/e and 1; `overlap` 1−e and e.
 *
 * Source: Robins, Hernán & Brumback (2000), Epidemiology 11; Li, Morgan & Zaslavsky (2018), JASA 113 (overlap).
 *
 * @throws RangeError when lengths differ
 * @example
 * propensityWeights(Float64Array.of(1, 0), Float64Array.of(0.5, 0.2), 'ate') // => [2, 1.25]
 * propensityWeights(Float64Array.of(1, 0), Float64Array.of(0.5, 0.2), 'att') // => [1, 0.25]
 */
export function propensityWeights(
  treated: Float64Array,
  chances: Float64Array,
  kind: PropensityWeights,
): Float64Array {
  if (treated.length !== chances.length)
    throw new RangeError(`propensityWeights requires ${treated.length} chances, got ${chances.length}`)
  const share = treated.reduce((sum, own) => sum + own, 0) / treated.length
  return chances.map((e, row) => factorOf(kind, treated[row] === 1, e, share))
}

function factorOf(kind: PropensityWeights, one: boolean, e: number, share: number): number {
  switch (kind) {
    case 'ate':
      return one ? 1 / e : 1 / (1 - e)
    case 'att':
      return one ? 1 : e / (1 - e)
    case 'atc':
      return one ? (1 - e) / e : 1
    case 'overlap':
      return one ? 1 - e : e
    case 'stabilised':
      return one ? share / e : (1 - share) / (1 - e)
  }
}
