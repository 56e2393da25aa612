/** The numbers of a report as text: each unit with its own decimals, a true minus, and spaces that do not break. */
import type { TFunction } from 'i18next'
import type { Cell } from '../../analysis/index.ts'
import { writeNumber, writeShare } from '../shared/format.ts'
import { inLanguage, language } from '../shared/i18n.ts'

type Unit = Cell['unit']

/** A true minus, but none before a number that is zero when rounded; spaces that do not break. */
const fine = (text: string) =>
  text
    .replace(/^-(?=[0.,]+(\s?%)?$)/, '')
    .replace('-', '−')
    .replaceAll(' ', '\u00a0')

/** The number alone, without its unit; shares keep their sign of per cent. */
export function writeValue(value: number, unit: Unit): string {
  if (unit === 'share') return fine(writeShare(value))
  if (unit === 'points') return fine(writeNumber(value * 100, 1))
  if (unit === 'hours') return fine(writeNumber(value, 1))
  return fine(writeNumber(value, unit === 'count' ? 0 : 2))
}

/** The number with its unit: '1,4 uur', '11,5 procentpunt'. */
export function writeWithUnit(t: TFunction, value: number, unit: Unit): string {
  if (unit === 'share' || unit === 'relative' || unit === 'mark') return writeValue(value, unit)
  return t(`unit.${unit}`, { amount: writeValue(value, unit) })
}

/** '95%-interval 0,6 tot 2,2', or nothing when there is none. */
export function writeInterval(
  t: TFunction,
  { low, high, unit }: Pick<Cell, 'low' | 'high' | 'unit'>,
): string | null {
  if (low === null || high === null) return null
  return t('interval', { low: writeValue(low, unit), high: writeValue(high, unit) })
}

export const writeN = (persons: number) => `n\u00a0=\u00a0${writeNumber(persons)}`

/** '(95%-interval 0,6 tot 2,2; n = 1.912)' without the brackets. */
export function writeBasis(t: TFunction, cell: Cell): string {
  return [writeInterval(t, cell), writeN(cell.persons)].filter((part) => part !== null).join('; ')
}

/** '0,6 … 2,2', or nothing when there is none. */
export const writeRange = ({ low, high }: Pick<Cell, 'low' | 'high'>, unit: Unit) =>
  low === null || high === null ? '' : `${writeValue(low, unit)} … ${writeValue(high, unit)}`

/** '0,003' or '< 0,001' */
export const writeShortP = (p: number) => (p < 0.001 ? `<\u00a0${writeNumber(0.001, 3)}` : writeNumber(p, 3))

/** 'p = 0,003' or 'p < 0,001', the number only. */
export function writeP(p: number): string {
  return p < 0.001 ? writeShortP(p) : `=\u00a0${writeShortP(p)}`
}

/** Why there is no number. */
export function writeReason(t: TFunction, { reason }: Cell): string {
  return t(`reason.${reason ?? 'not estimable'}`)
}

/** A mark with a true minus; an empty one is named. */
export const writeMark = (t: TFunction, mark: string) =>
  mark === '' ? t('mark.empty') : mark.replaceAll('-', '−')

/** A mark, a number (with its unit or without), or why there is none. */
export function writeCell(t: TFunction, cell: Cell, unit: 'with unit' | 'bare'): string {
  if (cell.mark) return writeMark(t, cell.mark.mark)
  if (cell.estimate === null) return `· ${writeReason(t, cell)}`
  return unit === 'bare' ? writeValue(cell.estimate, cell.unit) : writeWithUnit(t, cell.estimate, cell.unit)
}

/** What the published report printed in this place; null when it printed nothing. */
export function writePublished(t: TFunction, { published, unit }: Cell): string | null {
  if (published === undefined) return null
  const { words, value, sign, mark } = published
  if (mark !== undefined) return mark === '' ? t('mark.empty') : fine(mark)
  if (words !== undefined) return inLanguage(words)
  if (value !== null && value !== undefined) return writeValue(value, unit)
  if (sign) return t(sign === '+' ? 'published.more' : 'published.less')
  return null
}

/** 'a, b en c', or with 'of'. */
export function writeList(
  parts: readonly string[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  return new Intl.ListFormat(language() === 'nl' ? 'nl-NL' : 'en-GB', { type }).format(parts)
}
