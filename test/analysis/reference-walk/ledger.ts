import { difference } from '../reference-files.ts'

/** Numbers of our own in the shape of those of a reference; what stands only here is left aside. */
export type Own =
  | number
  | string
  | boolean
  | null
  | undefined
  | readonly Own[]
  | { readonly [key: string]: Own }

/** One number of a reference, and what became of it. */
interface Entry {
  readonly theirs: number | string
  difference?: number
  own?: number | null
}

/** Where a number stands: its keys from the top of the results. */
const nameOf = (path: readonly (string | number)[]): string => path.join(' / ')

/**
 * Keeps account of every number of one reference: it is compared, or left aside for a reason. What is neither is a gap in
 * the walk.
 */
export class Ledger {
  readonly #entries = new Map<string, Entry>()
  readonly #results: unknown
  readonly #left: readonly Left[]

  /** @param left numbers that are not compared, by a pattern of their name, and why */
  constructor(results: unknown, left: readonly Left[]) {
    this.#results = results
    this.#left = left
    for (const [path, theirs] of numbersIn(results)) this.#entries.set(nameOf(path), { theirs })
  }

  /**
   * Compares a tree of numbers with the part of the reference at this path.
   *
   * @param scale of a number that may be zero but for rounding: it is compared as a part of this
   */
  see(own: Own, path: readonly (string | number)[], scale?: (path: readonly number[]) => number): void {
    this.#walk(own, valueAt(this.#results, path), path, [], scale)
  }

  #walk(
    own: Own,
    theirs: unknown,
    path: readonly (string | number)[],
    places: readonly number[],
    scale?: (path: readonly number[]) => number,
  ): void {
    if (own === undefined || theirs === undefined) return
    if (Array.isArray(own)) {
      if (Array.isArray(theirs) && theirs.length === own.length)
        own.forEach((value, i) => {
          this.#walk(value, theirs[i], [...path, i], [...places, i], scale)
        })
      // A list of one is written as that one.
      else if (own.length === 1) this.#walk(own[0], theirs, path, places, scale)
      return
    }
    if (own !== null && typeof own === 'object') {
      for (const [key, value] of Object.entries(own))
        this.#walk(value, valueAt(theirs, [key]), [...path, key], places, scale)
      return
    }
    const entry = this.#entries.get(nameOf(path))
    if (entry === undefined || typeof own === 'string' || typeof own === 'boolean') return
    const found = differenceOf(own, entry.theirs, scale?.(places))
    if (entry.difference !== undefined && entry.difference > found) return
    entry.difference = found
    entry.own = own
  }

  /** How the numbers fared, with the bound that each must keep. */
  account(bound: (name: string) => number): Account {
    const account: Account = { compared: 0, worst: 0, place: '', left: new Map(), problems: [] }
    for (const [name, { theirs, own, difference: found }] of this.#entries) {
      if (found === undefined) {
        const reason = this.#left.find(([pattern]) => pattern.test(name))?.[1]
        if (reason === undefined) account.problems.push(`${name} is not compared, and no reason is given`)
        else account.left.set(reason, (account.left.get(reason) ?? 0) + 1)
        continue
      }
      account.compared++
      if (found >= account.worst) {
        account.worst = found
        account.place = name
      }
      if (!(found <= bound(name)))
        account.problems.push(`${name} is ${own}, where the reference has ${theirs}`)
    }
    return account
  }
}

/** A pattern of names, and why these are not compared. */
export type Left = readonly [pattern: RegExp, reason: string]

export interface Account {
  compared: number
  worst: number
  place: string
  /** How many numbers are not compared, by reason. */
  readonly left: Map<string, number>
  readonly problems: string[]
}

const SPECIAL = ['Inf', '-Inf', 'NaN']

/** Every number of a tree of results; the words for what is no finite number count too. */
function* numbersIn(
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<[readonly (string | number)[], number | string]> {
  if (typeof value === 'number' || (typeof value === 'string' && SPECIAL.includes(value))) yield [path, value]
  else if (Array.isArray(value)) for (const [i, own] of value.entries()) yield* numbersIn(own, [...path, i])
  else if (value !== null && typeof value === 'object')
    for (const [key, own] of Object.entries(value)) yield* numbersIn(own, [...path, key])
}

export function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      part === null || typeof part !== 'object' || !Object.hasOwn(part, key)
        ? undefined
        : (part as Record<string | number, unknown>)[key],
    value,
  )
}

/** Relative difference. What is zero should be so but for rounding, and what may be zero is compared as a part of `scale`. */
function differenceOf(own: number | null, theirs: number | string, scale: number | undefined): number {
  if (theirs === 0 && own !== null && Math.abs(own) < 1e-12) return 0
  if (scale === undefined || typeof theirs === 'string' || own === null) return difference(own, theirs)
  return Math.abs(own - theirs) / Math.max(scale, Math.abs(theirs))
}
