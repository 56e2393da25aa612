import type { StudyDesign, Text } from '../../surveys/design.ts'
import { columnOf, type Table } from '../columns.ts'

/** A characteristic by which a reader may look at a part of the panel. */
export interface Filter {
  readonly variable: string
  readonly label: Text
  readonly classes: readonly { readonly value: string; readonly label: Text }[]
}

/** One class of one filter. Never two filters at once: see the README. */
export interface View {
  readonly variable: string
  readonly value: string
}

/**
 * Each member as one combination of classes of all filters, so that counting persons once tells how many are in each
 * class, and in two classes at a time.
 */
export interface Profiles {
  readonly filters: readonly Filter[]
  /** How many combinations somebody has. */
  readonly count: number
  /** Combination of each row of the wide panel file. */
  readonly of: Uint16Array
  /** Class of a combination, per filter; the number of classes: not known. */
  readonly classOf: readonly Uint8Array[]
}

/** Most combinations of classes that are counted apart. */
export const MOST_PROFILES = 20_000

/** The filters that a plan declares, with the words of their classes. */
export function filtersOf({ plan, variables, facts }: StudyDesign): Filter[] {
  return (plan.filters ?? []).flatMap((name): Filter[] => {
    const own = variables.find((other) => other.name === name) ?? facts.find((other) => other.name === name)
    if (own === undefined) return []
    const yesNo = [
      { value: '0', label: { nl: 'nee', en: 'no' } },
      { value: '1', label: { nl: 'ja', en: 'yes' } },
    ]
    return [{ variable: name, label: own.label, classes: own.values ?? yesNo }]
  })
}

/**
 * @throws RangeError when a filter is not in the table, or there are too many combinations
 */
export function profilesOf(design: StudyDesign, wide: Table): Profiles {
  const filters = filtersOf(design)
  const count = filters.reduce((product, { classes }) => product * (classes.length + 1), 1)
  if (count > MOST_PROFILES)
    throw new RangeError(`profilesOf requires at most ${MOST_PROFILES} combinations of classes, got ${count}`)
  const combination = new Uint16Array(wide.rows)
  let step = 1
  const steps = filters.map(({ variable, classes }) => {
    const own = step
    const { values } = columnOf(wide, variable)
    for (let row = 0; row < wide.rows; row++)
      combination[row]! += own * (Number.isNaN(values[row]!) ? classes.length : values[row]!)
    step *= classes.length + 1
    return own
  })
  const present = [...new Set(combination)].sort((a, b) => a - b)
  const place = new Uint16Array(count)
  for (const [own, code] of present.entries()) place[code] = own
  return {
    filters,
    count: present.length,
    of: combination.map((code) => place[code]!),
    classOf: filters.map(({ classes }, filter) =>
      Uint8Array.from(present, (code) => Math.floor(code / steps[filter]!) % (classes.length + 1)),
    ),
  }
}

/**
 * The places of counts by view: first everyone, then of each filter its classes and behind them who is in none of them.
 */
export interface Views {
  readonly list: readonly (View | null)[]
  /** Per filter the places of its classes, the last for who is in none. */
  readonly ofFilter: readonly (readonly number[])[]
}

export function viewsOf(filters: readonly Filter[]): Views {
  const list: (View | null)[] = [null]
  const ofFilter = filters.map(({ variable, classes }) => [
    ...classes.map(({ value }) => list.push({ variable, value }) - 1),
    list.push(null) - 1,
  ])
  return { list, ofFilter }
}

/** Place of a view among all views; -1 when it is not offered. */
export function placeOf({ list }: Views, view: View | null): number {
  if (view === null) return 0
  return list.findIndex((own) => own?.variable === view.variable && own.value === view.value)
}
