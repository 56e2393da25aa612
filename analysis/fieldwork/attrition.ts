import { wilson } from '../estimators/description/proportion.ts'

/** Members with one course: a sign a wave, 1 answered, 0 did not, - not yet or never asked. */
export interface WavePattern {
  readonly pattern: string
  readonly n: number
}

export interface WaveRetention {
  /** Place of the wave, from 0. */
  readonly wave: number
  readonly asked: number
  readonly answered: number
  /** Of who answered the first wave and was asked in this one: the part that answered; null for nobody. */
  readonly retained: Share | null
  /** Of who was asked in the first wave and in this one: the part that answered both; recruitment times retention. */
  readonly cumulative: Share | null
  /** Of who answered the wave before. */
  readonly wentOn: Share | null
  /** Of who was asked in the wave before and did not answer: the part that came back. */
  readonly cameBack: Share | null
}

export interface Share {
  readonly share: number
  readonly low: number
  readonly high: number
  readonly n: number
}

/** From one wave to the next: so many went from one sign to another. */
export interface Flow {
  readonly wave: number
  readonly from: string
  readonly to: string
  readonly n: number
}

/**
 * Attrition: retention from the first wave, from wave to wave, who came back, and the flow between the waves, from counts of
 * patterns. Shares have Wilson's interval.
 *
 * @throws RangeError when patterns differ in length or hold another sign than 1, 0 and -
 * @example
 * const found = attrition([{ pattern: '11', n: 3 }, { pattern: '10', n: 1 }, { pattern: '01', n: 1 }])
 * found.waves[1]!.retained!.share // => 0.75
 */
export function attrition(patterns: readonly WavePattern[]): {
  readonly waves: readonly WaveRetention[]
  readonly flows: readonly Flow[]
} {
  const length = patterns[0]?.pattern.length ?? 0
  for (const { pattern } of patterns) {
    if (pattern.length !== length || !/^[10-]*$/.test(pattern))
      throw new RangeError(`attrition requires patterns of ${length} signs 1, 0 or -, got '${pattern}'`)
  }
  const count = (holds: (pattern: string) => boolean) =>
    patterns.reduce((sum, { pattern, n }) => sum + (holds(pattern) ? n : 0), 0)
  /** Of these, asked in the wave: the part that answered it, and the first too when `first` is 1. */
  const share = (of: (pattern: string) => boolean, wave: number, first = ''): Share | null => {
    const n = count((pattern) => of(pattern) && pattern[wave] !== '-')
    if (n === 0) return null
    const value = count((pattern) => of(pattern) && pattern[wave] === '1' && pattern.startsWith(first)) / n
    return { share: value, ...wilson(value, n), n }
  }
  const waves = Array.from({ length }, (_, wave) => ({
    wave,
    asked: count((pattern) => pattern[wave] !== '-'),
    answered: count((pattern) => pattern[wave] === '1'),
    retained: wave === 0 ? null : share((pattern) => pattern[0] === '1', wave),
    cumulative: wave === 0 ? share(() => true, 0) : share((pattern) => pattern[0] !== '-', wave, '1'),
    wentOn: wave === 0 ? null : share((pattern) => pattern[wave - 1] === '1', wave),
    cameBack: wave === 0 ? null : share((pattern) => pattern[wave - 1] === '0', wave),
  }))
  const signs = ['1', '0', '-']
  const flows = Array.from({ length: Math.max(0, length - 1) }, (_, wave) =>
    signs.flatMap((from) =>
      signs.map((to) => ({
        wave,
        from,
        to,
        n: count((pattern) => pattern[wave] === from && pattern[wave + 1] === to),
      })),
    ),
  )
  return { waves, flows: flows.flat().filter(({ n }) => n > 0) }
}
