import { wilson } from '../estimators/description/proportion.ts'
import type { Inference } from '../estimators/inference/inference.ts'

/** Classes of final dispositions: complete, partial, refusal, no contact, other, unknown (two kinds), not eligible. */
export type OutcomeClass = 'I' | 'P' | 'R' | 'NC' | 'O' | 'UH' | 'UO' | 'NE'

/** How many cases of one class, the sum of their weights and of the squares of these. */
export interface OutcomeSum {
  readonly n: number
  readonly weight: number
  readonly squares: number
}

export type OutcomeSums = Readonly<Partial<Record<OutcomeClass, OutcomeSum>>>

export const RATES = [
  ...(['RR1', 'RR2', 'RR3', 'RR4', 'RR5', 'RR6'] as const),
  ...(['COOP1', 'COOP2', 'COOP3', 'COOP4'] as const),
  ...(['REF1', 'REF2', 'REF3', 'CON1', 'CON2', 'CON3'] as const),
] as const

export type RateName = (typeof RATES)[number]

export interface OutcomeRates {
  /** Share of the cases of unknown eligibility that counts as eligible; null when nothing tells it. */
  readonly e: number | null
  readonly rates: Readonly<Record<RateName, Inference>>
}

type Classes = readonly OutcomeClass[]

const unknown: Classes = ['UH', 'UO']
const eligible: Classes = ['I', 'P', 'R', 'NC', 'O']
const reached: Classes = ['I', 'P', 'R', 'O']

/** What counts above and below the line; cases of unknown eligibility count whole (1), as e ('e') or not (0). */
const definitions: Readonly<
  Record<RateName, readonly [above: Classes, below: Classes, unknown: 0 | 1 | 'e']>
> = {
  RR1: [['I'], eligible, 1],
  RR2: [['I', 'P'], eligible, 1],
  RR3: [['I'], eligible, 'e'],
  RR4: [['I', 'P'], eligible, 'e'],
  RR5: [['I'], eligible, 0],
  RR6: [['I', 'P'], eligible, 0],
  COOP1: [['I'], reached, 0],
  COOP2: [['I', 'P'], reached, 0],
  COOP3: [['I'], ['I', 'P', 'R'], 0],
  COOP4: [['I', 'P'], ['I', 'P', 'R'], 0],
  REF1: [['R'], eligible, 1],
  REF2: [['R'], eligible, 'e'],
  REF3: [['R'], eligible, 0],
  CON1: [reached, eligible, 1],
  CON2: [reached, eligible, 'e'],
  CON3: [reached, eligible, 0],
}

/**
 * AAPOR's outcome rates: response RR1–RR6, cooperation COOP1–4, refusal REF1–3, contact CON1–3, each with Wilson's interval.
 *
 * A rate is a ratio Σwy/Σwx over cases, x = 1 for who counts below the line, e for who may be eligible. Its variance is that of
 * the linearised ratio, Σw²(y − Rx)²/(Σwx)², which from sums per class needs no pass over cases; the interval is Wilson's with
 * as many cases as would give that variance. With weights of 1 and without e that is Wilson's own. Each case is a member of
 * its own, so nothing is clustered. e counts as known.
 *
 * e is given, or by proportional allocation (CASRO): the eligible part of all whose eligibility is known; null, and with it
 * the rates that need it, while none is known and some are unknown.
 *
 * Source: AAPOR, Standard Definitions (10th ed., 2023); Smith (2009) for e; Korn & Graubard (1998) for the effective n.
 *
 * @param sums per class; a class that is left out holds nobody
 * @param e share from 0 to 1, instead of the estimate
 * @throws RangeError when a sum is negative or e no share
 * @example
 * const one = (n: number) => ({ n, weight: n, squares: n })
 * const found = outcomeRates({ I: one(4), P: one(2), R: one(1), NC: one(1), O: one(1), UH: one(1), UO: one(1), NE: one(1) })
 * found.e // => 0.9
 * Math.round(1000 * found.rates.RR3.estimate!) // => 370
 */
export function outcomeRates(sums: OutcomeSums, e: number | null = null, level = 0.95): OutcomeRates {
  for (const [name, { n, weight, squares }] of Object.entries(sums)) {
    if (!(n >= 0 && weight >= 0 && squares >= 0))
      throw new RangeError(
        `outcomeRates requires sums of at least 0, got ${n}, ${weight}, ${squares} of ${name}`,
      )
  }
  if (e !== null && !(e >= 0 && e <= 1))
    throw new RangeError(`outcomeRates requires an e from 0 to 1, got ${e}`)
  const share = e ?? proportionalE(sums)
  const weighted = Object.values(sums).some(({ n, weight }) => Math.abs(n - weight) > 1e-9 * Math.max(1, n))
  const rates = Object.fromEntries(
    RATES.map((name) => [name, rate(sums, name, share, weighted, level)]),
  ) as Record<RateName, Inference>
  return { e: share, rates }
}

/** Eligible cases as a part of all whose eligibility is known. */
function proportionalE(sums: OutcomeSums): number | null {
  const all = total(sums, eligible)
  const known = all + (sums.NE?.weight ?? 0)
  if (known > 0) return all / known
  return total(sums, unknown) > 0 ? null : 1
}

function total(sums: OutcomeSums, classes: Classes): number {
  return classes.reduce((sum, name) => sum + (sums[name]?.weight ?? 0), 0)
}

function rate(
  sums: OutcomeSums,
  name: RateName,
  e: number | null,
  weighted: boolean,
  level: number,
): Inference {
  const [above, below, part] = definitions[name]
  const open = part === 'e' ? e : part
  const method = `${name}, Wilson${weighted ? ', weighted' : ''}${part === 'e' && e !== null ? `, e = ${Number(e.toFixed(4))}` : ''}`
  const counted: Classes = part === 0 ? below : [...below, ...unknown]
  const n = counted.reduce((sum, own) => sum + (sums[own]?.n ?? 0), 0)
  const nothing = { statistic: null, df: null, p: null, level, n, method }
  const denominator = open === null ? 0 : total(sums, below) + open * total(sums, unknown)
  if (open === null || !(denominator > 0))
    return { estimate: null, standardError: null, low: null, high: null, ...nothing }
  const estimate = Math.min(1, total(sums, above) / denominator)
  let variance = 0
  let squares = 0
  for (const own of counted) {
    const x = below.includes(own) ? 1 : open
    const y = above.includes(own) ? 1 : 0
    const square = sums[own]?.squares ?? 0
    variance += (square * (y - estimate * x) ** 2) / denominator ** 2
    squares += square * x ** 2
  }
  const inner = estimate * (1 - estimate)
  const size = inner > 0 && variance > 0 ? inner / variance : denominator ** 2 / squares
  return { ...nothing, estimate, standardError: Math.sqrt(variance), ...wilson(estimate, size, level) }
}
