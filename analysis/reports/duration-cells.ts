/** Numbers of how long people stayed, each with who it rests on. */
import type { Basis } from '../disclosure/tally.ts'
import { survivalAt } from '../estimators/duration/curve-summaries.ts'
import { durability } from '../estimators/duration/durability.ts'
import { shareInterval } from '../estimators/duration/share-interval.ts'
import { countUpTo } from '../estimators/duration/sorted-rows.ts'
import { type Inference, infer } from '../estimators/inference/inference.ts'
import { basisOf, type ReportBase } from './base.ts'
import { type DurationTimes, followedUntil, type Times } from './duration-times.ts'
import { type Cell, type CellFrame, cell, emptyCell } from './table.ts'

/**
 * Who a share that left by a day rests on: who did (for this reason), who is known not to have, and behind these who was followed
 * for less.
 */
function leftBasis(base: ReportBase, { member, stop, event }: Times, day: number, reason?: number): Basis {
  const left = (i: number) =>
    event[i] !== 0 && stop[i]! <= day && (reason === undefined || event[i] === reason)
  const known = (i: number) => event[i] !== 0 || stop[i]! >= day
  return basisOf(base, member, (i) => (left(i) ? 1 : known(i) ? 2 : 4), 2)
}

/** One minus Kaplan and Meier's share, which is not known where nobody is followed so long. */
export function outCell(base: ReportBase, times: Times, day: number, frame: CellFrame): Cell {
  const persons = times.stop.length
  const method = 'Kaplan-Meier, log-log'
  const options = { df: null, n: persons, method }
  const basis = leftBasis(base, times, day)
  if (times.curve === null) return cell(infer(null, null, options), basis, frame)
  const { share, standardError, low, high } = survivalAt(times.curve, day, 'log-log')
  if (followedUntil(times, day).atRisk === 0 && share > 0) return notFollowed(persons, method, frame)
  const inference: Inference = {
    ...infer(1 - share, null, options),
    standardError,
    low: high === null ? null : 1 - high,
    high: low === null ? null : 1 - low,
  }
  return cell(inference, basis, frame)
}

/** Aalen and Johansen's share that left for one reason. */
export function reasonCell(
  base: ReportBase,
  times: Times,
  reason: number,
  day: number,
  frame: CellFrame,
): Cell {
  const persons = times.stop.length
  const method = 'Aalen-Johansen, log-log'
  const options = { df: null, n: persons, method }
  const basis = leftBasis(base, times, day, reason)
  const found = times.incidence
  if (found === null) return cell(infer(null, null, options), basis, frame)
  const place = countUpTo(found.times, day) - 1
  if (followedUntil(times, day).atRisk === 0 && (found.survival[place] ?? 1) > 0)
    return notFollowed(persons, method, frame)
  const { incidence, variance } = found.events[reason - 1]!
  const share = place < 0 ? 0 : incidence[place]!
  const own = place < 0 ? 0 : Math.max(0, variance[place]!)
  const inference: Inference = {
    ...infer(share, null, options),
    standardError: Math.sqrt(own),
    ...shareInterval(share, own / (share * share), 'log-log'),
  }
  return cell(inference, basis, frame)
}

export function lastingCell(
  base: ReportBase,
  { spells }: DurationTimes,
  after: number,
  staying: number,
  frame: CellFrame,
): Cell {
  const method = 'share, Wilson'
  const firsts = spells.number.filter((number) => number === 1).length
  const longEnough = spells.number.some(
    (number, i) => number === 1 && spells.seenUntil[i]! >= spells.begin[i]! + after + staying,
  )
  if (!longEnough) return notFollowed(firsts, method, frame)
  const { members, isStillOut, stillOut } = durability(spells, after, staying)
  return cell(
    stillOut,
    basisOf(base, members, (i) => (isStillOut[i] === 1 ? 1 : 2), 2),
    frame,
  )
}

/** Nobody is followed so long; not even that is said of a group that is too small. */
function notFollowed(persons: number, method: string, frame: CellFrame): Cell {
  const reason = persons < frame.minimumN ? 'too few persons' : 'not estimable'
  const nothing = { ...emptyCell(frame, reason), method }
  return persons < frame.minimumN ? { ...nothing, suppressed: true } : nothing
}

export function countCell(base: ReportBase, times: Times, day: number): Cell {
  const frame: CellFrame = { weight: null, unit: 'count', minimumN: base.design.plan.minimumN }
  const { atRisk } = followedUntil(times, day)
  const inference = infer(atRisk, null, { df: null, n: atRisk, method: 'count' })
  return cell(
    inference,
    basisOf(base, times.member, (i) => (times.stop[i]! >= day ? 1 : 0), 1),
    frame,
  )
}
