/** Days, moments and numbers as the reader writes them. */
import { language } from './i18n.ts'

/** Moments are shown in the time of the field, wherever the reader's device is. */
const timeZone = 'Europe/Amsterdam'

const locale = () => (language() === 'nl' ? 'nl-NL' : 'en-GB')

/** Making a formatter takes a hundred times as long as using it, and a report writes thousands of numbers. */
const formatters = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()

function formatter<F extends Intl.DateTimeFormat | Intl.NumberFormat>(
  kind: string,
  make: (locale: string) => F,
): F {
  const name = `${locale()} ${kind}`
  const known = formatters.get(name) ?? make(locale())
  formatters.set(name, known)
  return known as F
}

/** '3 april 2006' */
export function writeDay(day: string): string {
  return formatter(
    'day',
    (own) => new Intl.DateTimeFormat(own, { dateStyle: 'long', timeZone: 'UTC' }),
  ).format(new Date(`${day}T00:00:00Z`))
}

/** '14:32' */
export function writeTime(moment: number): string {
  return formatter('time', (own) => new Intl.DateTimeFormat(own, { timeStyle: 'short', timeZone })).format(
    new Date(moment),
  )
}

/** '3 apr 2006 14:32' */
export function writeMoment(moment: number): string {
  return formatter(
    'moment',
    (own) => new Intl.DateTimeFormat(own, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
  ).format(new Date(moment))
}

export function writeNumber(value: number, decimals = 0): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return formatter(`number ${decimals}`, (own) => new Intl.NumberFormat(own, digits)).format(value)
}

/** A share of 1 as '67 %'. */
export function writeShare(share: number, decimals = 0): string {
  return `${writeNumber(share * 100, decimals)} %`
}
