import { proportion } from '../description/proportion.ts'
import type { Inference } from '../inference/inference.ts'
import type { Spells } from './spells.ts'

/** Who was out so long after the beginning, and who of them still some time later. */
export interface Durability {
  /** Members seen long enough to know. */
  readonly known: number
  /** Those, and 1 for who is still out. */
  readonly members: Float64Array
  readonly isStillOut: Uint8Array
  /** Share of those known that was out, and that was and stayed so. */
  readonly out: Inference
  readonly stillOut: Inference
  /** Share of those out that stayed so. */
  readonly staying: Inference
}

/**
 * The share of members out of the state `after` days since the beginning of their first spell, and still out, without a day
 * back, `staying` days later. Counts only members who are observed until then.
 *
 * Intervals are Wilson's. Where many are not observed long enough, the curves of exit and of return times use them as well.
 *
 * Source: Wilson (1927), Journal of the American Statistical Association 22.
 *
 * @param after days, e.g. 6 · DAYS_PER_MONTH
 * @param staying days
 * @throws RangeError when days are negative, or nobody is observed long enough
 * @example
 * const events = { member: Float64Array.of(1, 1, 2), day: Float64Array.of(0, 10, 0), event: Float64Array.of(0, 1, 0), names: ['in', 'out'] }
 * const observed = { member: Float64Array.of(1, 2), first: Float64Array.of(0, 0), last: Float64Array.of(90, 90) }
 * const found = durability(spellsOf(events, observed, { begins: ['in'], ends: ['out'] }), 20, 60)
 * found.stillOut.estimate // => 0.5
 */
export function durability(spells: Spells, after: number, staying: number, level = 0.95): Durability {
  if (!(after >= 0 && staying >= 0))
    throw new RangeError(`durability requires days of at least 0, got ${after} and ${staying}`)
  const { member, number, begin, end, reason, seenUntil } = spells
  const out: number[] = []
  const stillOut: number[] = []
  const members: number[] = []
  for (let first = 0; first < member.length; first++) {
    if (number[first] !== 1) continue
    const from = begin[first]! + after
    const to = from + staying
    if (seenUntil[first]! < to) continue
    let inAtFirst = false
    let inSometime = false
    for (let i = first; i < member.length && member[i] === member[first]; i++) {
      const left = reason[i]! > 0 ? end[i]! : Infinity
      if (begin[i]! <= from && left > from) inAtFirst = true
      if (begin[i]! <= to && left > from) inSometime = true
    }
    out.push(inAtFirst ? 0 : 1)
    stillOut.push(inSometime ? 0 : 1)
    members.push(member[first]!)
  }
  if (out.length === 0)
    throw new RangeError(`durability requires members observed for ${after + staying} days, got none`)
  const share = (values: readonly number[]) =>
    proportion({ values: Float64Array.from(values), weights: null, clusters: null, level })
  return {
    known: out.length,
    members: Float64Array.from(members),
    isStillOut: Uint8Array.from(stillOut),
    out: share(out),
    stillOut: share(stillOut),
    staying: share(stillOut.filter((_, i) => out[i] === 1)),
  }
}
