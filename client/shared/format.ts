/** Days, moments and numbers as the reader writes them. */
import { language } from './i18n.ts'

/** Moments are shown in the time of the field, wherever the reader's device is. */
const timeZone = 'Europe/Amsterdam'

const locale = () => (language() === 'nl' ? 'nl-NL' : 'en-GB')

/** '3 april 2006' */
export function writeDay(day: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** '14:32' */
export function writeTime(moment: number): string {
  return new Intl.DateTimeFormat(locale(), { timeStyle: 'short', timeZone }).format(new Date(moment))
}

/** '3 apr 2006 14:32' */
export function writeMoment(moment: number): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(moment),
  )
}

export function writeNumber(value: number, decimals = 0): string {
  return new Intl.NumberFormat(locale(), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value)
}

/** A share of 1 as '67 %'. */
export function writeShare(share: number, decimals = 0): string {
  return `${writeNumber(share * 100, decimals)} %`
}
