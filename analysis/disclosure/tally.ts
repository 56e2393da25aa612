import type { Profiles, Views } from './profiles.ts'

/** Persons by profile. */
export type Tally = Float64Array

/** Who a number rests on. */
export interface Basis {
  readonly all: Tally
  /** The groups of persons that the number tells of, e.g. those with and those without. Each must be large enough. */
  readonly groups: readonly Tally[]
}

export function total(tally: Tally): number {
  let persons = 0
  for (let profile = 0; profile < tally.length; profile++) persons += tally[profile]!
  return persons
}

/** Persons in the smallest of the groups that a number tells of; a group without anyone is none. */
export const smallestOf = ({ all, groups }: Basis): number =>
  Math.min(total(all), ...groups.map(total).filter((persons) => persons > 0))

/**
 * Counts persons by profile.
 *
 * @param flags per member the groups that they are in, as bits; 0: not part of it
 * @param groups how many groups there are
 */
export function tally({ count, of }: Profiles, flags: Uint8Array, groups: number): Basis {
  const all = new Float64Array(count)
  const parts = Array.from({ length: groups }, () => new Float64Array(count))
  for (let member = 0; member < flags.length; member++) {
    const own = flags[member]!
    if (own === 0) continue
    const profile = of[member]!
    all[profile]!++
    for (let group = 0; group < groups; group++) if ((own >> group) & 1) parts[group]![profile]!++
  }
  return { all, groups: parts }
}

/** Counts the persons of a tally in each view. */
export function countByView(
  { classOf, count }: Profiles,
  { list, ofFilter }: Views,
): (counted: Tally) => Float64Array {
  const filters = ofFilter.length
  const places = new Uint16Array(count * filters)
  for (const [filter, own] of ofFilter.entries())
    for (let profile = 0; profile < count; profile++)
      places[profile * filters + filter] = own[classOf[filter]![profile]!]!
  return (counted) => {
    const persons = new Float64Array(list.length)
    for (let profile = 0, at = 0; profile < count; profile++, at += filters) {
      const own = counted[profile]!
      if (own === 0) continue
      persons[0]! += own
      for (let filter = 0; filter < filters; filter++) persons[places[at + filter]!]! += own
    }
    return persons
  }
}

/** Persons of a tally in a class of one filter and a class of another at once: a row per class of the one. */
export function crossed(
  { classOf }: Profiles,
  { ofFilter }: Views,
  counted: Tally,
  [first, second]: readonly [filter: number, other: number],
): Float64Array {
  const columns = ofFilter[second]!.length
  const persons = new Float64Array(ofFilter[first]!.length * columns)
  const [rowOf, columnOf] = [classOf[first]!, classOf[second]!]
  for (let profile = 0; profile < counted.length; profile++) {
    const own = counted[profile]!
    if (own !== 0) persons[rowOf[profile]! * columns + columnOf[profile]!]! += own
  }
  return persons
}
