/** What people type in a cell, as the one form in which it is kept; or a code that says why it cannot be. Pure. */
import type { Text } from '../../surveys/design.ts'
import type { FindingCode } from './findings.ts'

export type Read<T> = { readonly value: T } | { readonly wrong: FindingCode }

const wrong = (code: FindingCode) => ({ wrong: code })

/** 2006-04-03, 3-4-2006, 03.04.2006 and 20060403; 03/04/2006 could be two days, and is refused. */
export function readDay(text: string): Read<string> {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (iso) return day(iso[1]!, iso[2]!, iso[3]!)
  const dutch = /^(\d{1,2})([-./])(\d{1,2})\2(\d{2}|\d{4})$/.exec(text)
  if (!dutch) return wrong('date-form')
  const [, first = '', sign, second = '', year = ''] = dutch
  if (year.length === 2) return wrong('date-year')
  if (sign === '/' && Number(first) <= 12 && Number(second) <= 12 && first !== second) {
    return wrong('date-ambiguous')
  }
  return day(year, second, first)
}

function day(year: string, month: string, dayOfMonth: string): Read<string> {
  const iso = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
  const moment = new Date(`${iso}T00:00:00Z`)
  if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== iso) return wrong('date-form')
  return Number(year) < 1900 || Number(year) > 2100 ? wrong('date-range') : { value: iso }
}

/** With a comma or a point before the decimals, without signs between thousands. */
export function readNumber(text: string): Read<string> {
  if (!/^-?\d+([.,]\d+)?$/.test(text)) return wrong('number-form')
  return { value: String(Number(text.replace(',', '.'))) }
}

/** How many people: '12.345' could be twelve, and is refused. */
export function readCount(text: string): Read<number> {
  const count = Number(text.replace(',', '.'))
  if (!/^\d+([.,]\d+)?$/.test(text) || /[.,]\d{3}$/.test(text)) return wrong('count-form')
  return count > 0 ? { value: count } : wrong('count-form')
}

/** By code, or by label in either language. */
export function readCategory(
  text: string,
  values: readonly { readonly value: string; readonly label: Text }[],
): Read<string> {
  const same = (other: string) => other.toLowerCase() === text.toLowerCase()
  const found =
    values.find(({ value }) => same(value)) ?? values.find(({ label }) => same(label.nl) || same(label.en))
  return found ? { value: found.value } : wrong('category-unknown')
}

export function readEmail(text: string): Read<string> {
  const good = /^[^\s@,;<>"()]+@[^\s@,;<>"()]+\.[^\s@,;<>"().]{2,}$/.test(text) && text.length <= 254
  return good ? { value: text } : wrong('email-form')
}

/** As E.164; numbers without a country are Dutch. */
export function readPhone(text: string): Read<string> {
  const bare = text.replace('(0)', '').replace(/[\s().-]/g, '')
  const number = bare.startsWith('+')
    ? bare
    : bare.startsWith('00')
      ? `+${bare.slice(2)}`
      : // A spreadsheet takes the first zero off.
        `+31${bare.replace(/^0/, '')}`
  const good = number.startsWith('+31') ? /^\+31[1-9]\d{8}$/.test(number) : /^\+[1-9]\d{6,14}$/.test(number)
  return good ? { value: number } : wrong('phone-form')
}

/** '1234 AB'; three pairs of letters are never given out. Outside the Netherlands as it stands. */
export function readPostcode(text: string, abroad: boolean): Read<string> {
  if (abroad) return text.length <= 12 ? { value: text } : wrong('postcode-form')
  const [, digits, letters] = /^([1-9]\d{3})\s*([A-Za-z]{2})$/.exec(text) ?? []
  const pair = letters?.toUpperCase() ?? ''
  return digits && !['SA', 'SD', 'SS'].includes(pair)
    ? { value: `${digits} ${pair}` }
    : wrong('postcode-form')
}

/** Nine digits that meet the 11-test; a spreadsheet takes the first zero off. */
export function readBsn(text: string): Read<string> {
  const digits = text.replace(/[\s.]/g, '').padStart(9, '0')
  if (!/^\d{9}$/.test(digits)) return wrong('bsn-form')
  const sum = [...digits].reduce((all, digit, at) => all + Number(digit) * (at === 8 ? -1 : 9 - at), 0)
  return sum % 11 === 0 && Number(digits) > 0 ? { value: digits } : wrong('bsn-form')
}

export function readLanguage(text: string): Read<'nl' | 'en'> {
  const small = text.toLowerCase()
  if (['nl', 'nld', 'dut', 'nederlands', 'dutch'].includes(small)) return { value: 'nl' }
  if (['en', 'eng', 'engels', 'english'].includes(small)) return { value: 'en' }
  return wrong('language-unknown')
}

/** Null for the Netherlands. */
export function readCountry(text: string): string | null {
  return ['', 'nl', 'nld', 'nederland', 'netherlands', 'the netherlands'].includes(text.toLowerCase())
    ? null
    : text
}
