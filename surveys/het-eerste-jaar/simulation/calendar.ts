import { Temporal } from 'temporal-polyfill'

const { PlainDate } = Temporal

/** The first day on which anyone of the panel applied. */
export const firstDay = '2006-03-01'

/** All days that can occur, counted from the first: the polyfill is asked once a day, not once a member. */
const days: readonly string[] = Array.from({ length: 1100 }, (_, n) =>
  PlainDate.from(firstDay).add({ days: n }).toString(),
)
const numbers = new Map(days.map((date, n) => [date, n]))

const numberOf = (date: string): number => {
  const number = numbers.get(date)
  if (number === undefined) throw new RangeError(`calendar requires a day from ${firstDay} on, got ${date}`)
  return number
}

export const addDays = (date: string, count: number): string => days[numberOf(date) + count]!

export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from)

const moved = new Map<string, string>()

/** Calendar months; a day that does not exist becomes the last of the month. */
export function addMonths(date: string, months: number): string {
  const key = `${date} ${months}`
  let found = moved.get(key)
  if (found === undefined) {
    found = PlainDate.from(date).add({ months }).toString()
    moved.set(key, found)
  }
  return found
}
