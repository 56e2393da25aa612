/** One row of a file against the design: what it says, and what is wrong with it. Pure. */
import type { StudyDesign, Text as Words } from '../../surveys/design.ts'
import type { Address } from '../channels/channel.ts'
import type { Finding, FindingCode } from './findings.ts'
import type { Row } from './read-table.ts'
import {
  type Read,
  readBsn,
  readCategory,
  readCountry,
  readDay,
  readEmail,
  readLanguage,
  readNumber,
  readPhone,
  readPostcode,
} from './values.ts'
import type { Severity } from './words.ts'

export interface Plan {
  readonly design: StudyDesign
  readonly columns: readonly string[]
  /** Column of each field that is used. */
  readonly places: ReadonlyMap<string, number>
}

/** What a row says of a person; null: nothing. */
export interface SaidOfPerson {
  readonly row: number
  readonly pseudonym: string | null
  readonly registerNumber: string | null
  readonly name: string
  readonly language: 'nl' | 'en'
  readonly events: Readonly<Record<string, string>>
  readonly facts: Readonly<Record<string, string>>
  readonly email: string | null
  readonly phone: string | null
  readonly address: Address | null
}

export type Report = (severity: Severity, column: string, code: FindingCode, value?: string) => void

const longest = 200

/** Reads the cells of one row by field, and reports what cannot be. */
export function reader({ columns, places }: Plan, row: Row, found: Finding[]) {
  const report: Report = (severity, column, code, value = '') =>
    found.push({ severity, row: row.number, column, code, value })
  if (row.cells.length > columns.length) report('error', '', 'beside-columns')
  const columnOf = (field: string) => columns[places.get(field)!] ?? ''
  const text = (field: string): string => {
    const cell = places.has(field) ? (row.cells[places.get(field)!] ?? '').trim() : ''
    if (cell.length > longest) report('error', columnOf(field), 'too-long')
    return cell
  }
  /** Null when the cell is empty or wrong. `shown`: its value says nothing of who someone is. */
  const value = <T>(
    field: string,
    read: (cell: string) => Read<T>,
    shown: (cell: string) => string,
  ): T | null => {
    const cell = text(field)
    if (cell === '' || cell.length > longest) return null
    const result = read(cell)
    if ('value' in result) return result.value
    report('error', columnOf(field), result.wrong, shown(cell))
    return null
  }
  return { report, columnOf, text, value }
}

const hidden = () => ''
const asItIs = (cell: string) => cell
/** Either is understood. */
const choiceWithLabel = ({ value, label }: { value: string; label: Words }) =>
  label.nl.toLowerCase().startsWith(value.toLowerCase()) ? value : `${value} (${label.nl})`

export function personOf(plan: Plan, row: Row, found: Finding[]): SaidOfPerson {
  const cells = reader(plan, row, found)
  const { design, places } = plan
  const { report, columnOf, text, value } = cells
  const events: Record<string, string> = {}
  for (const { name } of design.events) {
    const day = value(`event:${name}`, readDay, asItIs)
    if (day !== null) events[name] = day
  }
  for (const [before, after] of ordersOf(design)) {
    const [first, second] = [events[before], events[after]]
    if (first !== undefined && second !== undefined && second < first) {
      report('warning', columnOf(`event:${after}`), 'date-order', columnOf(`event:${before}`))
    }
  }
  const facts: Record<string, string> = {}
  for (const { name, type, values = [] } of design.facts) {
    const field = `fact:${name}`
    const choices = () => values.map(choiceWithLabel).join(', ')
    const fact =
      type === 'number'
        ? value(field, readNumber, asItIs)
        : value(
            field,
            (cell) => readCategory(cell, values),
            (cell) => `${cell}\n${choices()}`,
          )
    if (fact === null) continue
    if (name === design.plan.weighting?.base && !(Number(fact) > 0)) {
      report('error', columnOf(field), 'number-positive', fact)
    } else facts[name] = fact
  }
  return {
    row: row.number,
    pseudonym: text('pseudonym') || null,
    registerNumber: places.has('bsn') ? value('bsn', readBsn, hidden) : text('registerNumber') || null,
    name: text('name'),
    language: value('language', readLanguage, asItIs) ?? 'nl',
    events,
    facts,
    email: value('email', readEmail, hidden),
    phone: value('phone', readPhone, hidden),
    address: addressOf(cells, places),
  }
}

function addressOf(
  { text, value, report, columnOf }: ReturnType<typeof reader>,
  places: ReadonlyMap<string, number>,
): Address | null {
  const country = readCountry(text('country'))
  const street = [text('street'), text('houseNumber')].filter((part) => part !== '').join(' ')
  const city = text('city')
  const given = text('postcode')
  const postcode = value('postcode', (cell) => readPostcode(cell, country !== null), hidden)
  if (street && city && postcode) return { street, postcode, city, country }
  const any = street !== '' || city !== '' || given !== ''
  const mapped = ['street', 'postcode', 'city'].every((field) => places.has(field))
  // A postcode that is wrong has been told already.
  if (any && mapped && (given === '' || postcode !== null))
    report('warning', columnOf('street'), 'address-incomplete')
  return null
}

/** Pairs of events of which the first cannot well be later: the study asks about the time between, or counts it. */
function ordersOf(design: StudyDesign): (readonly [string, string])[] {
  const pairs = design.waves
    .map(({ referencePeriod: { from, to } }) => ({ from, to }))
    .filter(({ from, to }) => !from.months && !from.days && !to.months && !to.days)
    .map(({ from, to }) => [from.event, to.event] as const)
  const { begins, ends, returns } = design.plan.durations ?? {}
  if (begins && ends) pairs.push([begins, ends])
  if (ends && returns) pairs.push([ends, returns])
  return pairs.filter(([first, second]) => first !== second)
}
