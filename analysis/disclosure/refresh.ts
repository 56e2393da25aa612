/** Per number of a table, by view: the persons that it rests on, and whether it is shown. */
export type TableCounts = Readonly<
  Record<string, { readonly persons: readonly number[]; readonly shown: readonly boolean[] }>
>

/**
 * Whether a table may take the place of the one that was shown last.
 *
 * Of each number that is shown before or after: at least the minimum of persons more or less, or none and shown both times.
 * Else what changed between the two would tell of a few persons; and a number that hides another today but was there yesterday
 * hides nothing.
 *
 * @example
 * const of = (persons: number) => ({ a: { persons: [persons], shown: [true] } })
 * mayReplace(of(40), of(52), 10) // => true
 * mayReplace(of(40), of(43), 10) // => false
 */
export function mayReplace(before: TableCounts, after: TableCounts, minimum: number): boolean {
  return Object.entries(after).every(([key, now]) => {
    const then = before[key]
    if (then === undefined) return true
    return now.persons.every((persons, view) => {
      const difference = Math.abs(persons - (then.persons[view] ?? 0))
      const [was, is] = [then.shown[view] ?? false, now.shown[view] ?? false]
      return (!was && !is) || difference >= minimum || (difference === 0 && was && is)
    })
  })
}
