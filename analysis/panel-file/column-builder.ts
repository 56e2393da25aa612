import type { VariableDesign } from '../../surveys/design.ts'
import { type Column, REASONS, type Reason, reasonCode } from '../columns.ts'
import { sharedBytes, sharedNumbers } from './shared.ts'

type Kind = VariableDesign['type']

/** What knows why a value is missing. */
export interface Why<Place> {
  readonly reason: (place: Place) => Reason
}

/** A column that grows by one value at a time, without an object per row. */
export interface ColumnBuilder<Place = undefined> {
  /** Adds a computed value; what is no value is missing for the reason that `why` gives in this place. Returns what was stored. */
  readonly add: (value: unknown, why: Why<Place>, place: Place) => number
  /** Adds what the other column had last. */
  readonly repeat: (other: ColumnBuilder<Place>) => void
  /** What was added last. */
  readonly lastValue: () => number
  /** The code of why what was added last is missing. */
  readonly lastMissing: () => number
  readonly finish: () => Column
}

/**
 * @throws RangeError on `add` when a value does not fit the kind: text for a number, a code that is not declared
 * @example
 * const builder = columnBuilder('phase', 'phase', 'category', ['a', 'b'])
 * builder.add('b', { reason: () => 'not answered' }, undefined) // => 1
 * builder.add(undefined, { reason: () => 'refused' }, undefined)
 * builder.finish().missing // => [0, 4]
 */
export function columnBuilder<Place = undefined>(
  name: string,
  label: string,
  kind: Kind,
  codes: readonly string[] = [],
): ColumnBuilder<Place> {
  let values = sharedNumbers(64)
  let missing = sharedBytes(64)
  let rows = 0
  const places = new Map(codes.map((code, place) => [code, place]))
  const reasons = new Map<Reason, number>(REASONS.map((reason) => [reason, reasonCode(reason)]))

  const refuse = (value: unknown): never => {
    const wanted =
      kind === 'category' ? `one of ${codes.join(', ')}` : kind === 'binary' ? '0 or 1' : 'a number'
    throw new RangeError(
      `buildPanel requires ${wanted} for the variable '${name}', got ${JSON.stringify(value)}`,
    )
  }
  const numberOf = (value: unknown): number => {
    if (kind === 'category') return places.get(String(value)) ?? refuse(value)
    const number =
      typeof value === 'boolean' ? Number(value) : typeof value === 'string' ? Number(value) : value
    if (typeof number !== 'number' || !Number.isFinite(number)) return refuse(value)
    if (kind === 'binary' && number !== 0 && number !== 1) return refuse(value)
    return number
  }
  const store = (value: number, code: number): number => {
    if (rows === values.length) {
      const [shorter, shorterMissing] = [values, missing]
      values = sharedNumbers(rows * 2)
      values.set(shorter)
      missing = sharedBytes(rows * 2)
      missing.set(shorterMissing)
    }
    values[rows] = value
    missing[rows] = code
    rows++
    return value
  }
  const add = (value: unknown, why: Why<Place>, place: Place): number => {
    const plain = kind === 'category' ? places.get(value as string) : value
    if (plain === 0 || plain === 1) return store(plain, 0)
    if (typeof plain === 'number' && kind !== 'binary' && Number.isFinite(plain)) return store(plain, 0)
    const without = nonResponse(value, places)
    if (without === null) return store(numberOf(value), 0)
    return store(NaN, reasons.get(without === '' ? why.reason(place) : without)!)
  }
  const finish = (): Column => ({
    name,
    label,
    values: values.subarray(0, rows),
    missing: missing.subarray(0, rows),
    ...(kind === 'category' ? { categories: codes } : {}),
  })
  return {
    add,
    repeat: (other) => void store(other.lastValue(), other.lastMissing()),
    lastValue: () => values[rows - 1]!,
    lastMissing: () => missing[rows - 1]!,
    finish,
  }
}

/** Why this is no value: a reason, or '' when it does not say itself. Null when it is a value. */
function nonResponse(value: unknown, places: ReadonlyMap<string, number>): Reason | '' | null {
  if (value === undefined || value === null || value === '' || Number.isNaN(value)) return ''
  if (typeof value !== 'string' || places.has(value)) return null
  if (value === 'dontKnow') return "don't know"
  return value === 'refused' ? 'refused' : null
}
