import type { Profiles, Views } from './profiles.ts'
import { crossed, type Tally } from './tally.ts'

/**
 * Pairs of views, each of another filter, of which one number tells of too few persons: those who are in one of the two only, or
 * those who are in both or in neither.
 *
 * How many are in both is only counted where the sizes of the views leave it open.
 *
 * @param measures persons that the number rests on, of all of them and of each group
 * @param counts the same by view
 * @param isShown a view of which the number is withheld gives nothing away
 */
export function clashesOf(
  profiles: Profiles,
  views: Views,
  minimum: number,
  measures: readonly Tally[],
  counts: readonly Float64Array[],
  isShown: (view: number) => boolean,
): (readonly [number, number])[] {
  const shown = views.ofFilter.map((own) => own.map(isShown))
  const clashes: (readonly [number, number])[] = []
  for (const [a, first] of views.ofFilter.entries())
    for (let b = a + 1; b < shown.length; b++) {
      const second = views.ofFilter[b]!
      const both = counts.map((): Float64Array | null => null)
      for (const [i, x] of first.entries())
        for (const [j, y] of second.entries()) {
          if (!shown[a]![i] || !shown[b]![j]) continue
          for (let m = 0; m < counts.length; m++) {
            const persons = counts[m]!
            const most = Math.min(persons[x]!, persons[y]!)
            const least = Math.max(0, persons[x]! + persons[y]! - persons[0]!)
            if (mayShow(persons, x, y, least, most, minimum)) continue
            const shared = both[m] ?? crossed(profiles, views, measures[m]!, [a, b])
            both[m] = shared
            const own = shared[i * second.length + j]!
            if (mayShow(persons, x, y, own, own, minimum)) continue
            clashes.push([x, y])
            break
          }
        }
    }
  return clashes
}

/** Whether two views that have so many in common differ in nobody or in enough, and leave nobody or enough. */
function mayShow(
  persons: Float64Array,
  x: number,
  y: number,
  least: number,
  most: number,
  minimum: number,
): boolean {
  const [fewest, all] = [persons[x]! + persons[y]! - 2 * most, persons[x]! + persons[y]! - 2 * least]
  const left = persons[0]! - all
  if (least === most) return !isFew(fewest, minimum) && !isFew(left, minimum)
  return fewest >= minimum && left >= minimum
}

const isFew = (persons: number, minimum: number) => persons > 0 && persons < minimum
