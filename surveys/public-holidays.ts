/** Public holidays by country, as a library knows them. */
import { createRequire } from 'node:module'
import type HolidayCalendar from 'date-holidays'

type Calendar = typeof HolidayCalendar

/** The library reads the rules of all countries, which takes a sixth of a second: only for who asks. */
let loaded: Calendar | undefined
function calendar(): Calendar {
  loaded ??= createRequire(import.meta.url)('date-holidays') as Calendar
  return loaded
}

/** ISO 3166 codes of the countries whose holidays are known. */
export function isHolidayCountry(country: string): boolean {
  return country in new (calendar())().getCountries()
}

const known = new Map<string, ReadonlySet<string>>()

/** The days of a year (ISO dates) on which a country keeps a public holiday. */
export function publicHolidays(country: string, year: number): ReadonlySet<string> {
  const key = `${country} ${year}`
  let days = known.get(key)
  if (days === undefined) {
    const all = new (calendar())(country).getHolidays(year)
    days = new Set(all.filter(({ type }) => type === 'public').map(({ date }) => date.slice(0, 10)))
    known.set(key, days)
  }
  return days
}
