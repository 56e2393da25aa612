import type { Mark } from '../reports/published.ts'

/** An effect as a mark needs it: which way, and how sure. */
export interface Marked {
  readonly estimate: number | null
  readonly p: number | null
}

/** One mark for several outcomes, with what it is made of. */
export interface MarkResult {
  readonly mark: Mark
  /** How many outcomes have a significant effect up, and down, and how many outcomes there are. */
  readonly positive: number
  readonly negative: number
  readonly of: number
}

/**
 * Folds the effects on several outcomes into one mark, by two-sided p under `alpha`.
 *
 * `++` up on all · `+` up on some, down on none · `±` both · `-` down on some, up on none · `--` down on all ·
 * empty: none. An effect that could not be estimated counts as no effect.
 *
 * @throws RangeError when there are no effects, or alpha is not between 0 and 1
 * @example
 * mark([{ estimate: 1, p: 0.01 }, { estimate: 2, p: 0.2 }], 0.05).mark // => '+'
 * mark([{ estimate: 1, p: 0.01 }, { estimate: -2, p: 0.01 }], 0.05).mark // => '±'
 */
export function mark(effects: readonly Marked[], alpha: number): MarkResult {
  if (effects.length === 0) throw new RangeError('mark requires at least one effect, got none')
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`mark requires alpha between 0 and 1, got ${alpha}`)
  let positive = 0
  let negative = 0
  for (const { estimate, p } of effects) {
    if (estimate === null || p === null || p >= alpha) continue
    if (estimate > 0) positive++
    if (estimate < 0) negative++
  }
  const of = effects.length
  return { mark: markOf(positive, negative, of), positive, negative, of }
}

function markOf(positive: number, negative: number, of: number): Mark {
  if (positive > 0 && negative > 0) return '±'
  if (positive > 0) return positive === of ? '++' : '+'
  if (negative > 0) return negative === of ? '--' : '-'
  return ''
}
