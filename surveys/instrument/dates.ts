/** Dates and times as text, the way input fields give them. No clock, no time zone. */

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/
const timePattern = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/
const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/
const weekPattern = /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export function isDate(value: unknown): value is string {
  if (typeof value !== 'string') return false
  const parts = datePattern.exec(value)
  if (!parts) return false
  const year = Number(parts[1])
  const month = Number(parts[2])
  const day = Number(parts[3])
  if (year < 1000 || month < 1 || month > 12 || day < 1) return false
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= monthLengths[month - 1]! + (leap ? 1 : 0)
}

export function isDateTime(value: unknown): value is string {
  return (
    typeof value === 'string' && value[10] === 'T' && isDate(value.slice(0, 10)) && isTime(value.slice(11))
  )
}

export function isTime(value: unknown): value is string {
  return typeof value === 'string' && timePattern.test(value)
}

export function isMonth(value: unknown): value is string {
  return typeof value === 'string' && monthPattern.test(value)
}

export function isWeek(value: unknown): value is string {
  return typeof value === 'string' && weekPattern.test(value)
}

/** A day that an expression computed (survey-core's dateAdd gives a Date at local midnight), as text. */
export function dayText(date: Date): string | null {
  if (Number.isNaN(date.getTime())) return null
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
