import type { VariableDesign } from '../../surveys/design.ts'
import { type Column, REASONS, type Reason, reasonCode } from '../columns.ts'

type Kind = VariableDesign['type']

/** A column that grows by one value at a time, without an object per row. */
export interface ColumnBuilder {
  /** Adds a computed value; what is no value is missing for the reason given. Returns what was stored. */
  readonly add: (value: unknown, reason: () => Reason) => number
  readonly finish: () => Column
}

/**
 * @throws RangeError on `add` when a value does not fit the kind: text for a number, a code that is not declared
 * @example
 * const builder = columnBuilder('phase', 'phase', 'category', ['a', 'b'])
 * builder.add('b', () => 'not answered') // => 1
 * builder.add(undefined, () => 'refused')
 * builder.finish().missing // => [0, 4]
 */
export function columnBuilder(
  name: string,
  label: string,
  kind: Kind,
  codes: readonly string[] = [],
): ColumnBuilder {
  let values = new Float64Array(64)
  let missing = new Uint8Array(64)
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
  const add = (value: unknown, reason: () => Reason): number => {
    if (rows === values.length) {
      const more = new Float64Array(rows * 2)
      more.set(values)
      values = more
      const moreMissing = new Uint8Array(rows * 2)
      moreMissing.set(missing)
      missing = moreMissing
    }
    const without = nonResponse(value, places)
    const stored = without === null ? numberOf(value) : NaN
    values[rows] = stored
    missing[rows] = without === null ? 0 : reasons.get(without === '' ? reason() : without)!
    rows++
    return stored
  }
  const finish = (): Column => ({
    name,
    label,
    values: values.slice(0, rows),
    missing: missing.slice(0, rows),
    ...(kind === 'category' ? { categories: codes } : {}),
  })
  return { add, finish }
}

/** Why this is no value: a reason, or '' when it does not say itself. Null when it is a value. */
function nonResponse(value: unknown, places: ReadonlyMap<string, number>): Reason | '' | null {
  if (value === undefined || value === null || value === '' || Number.isNaN(value)) return ''
  if (typeof value !== 'string' || places.has(value)) return null
  if (value === 'dontKnow') return "don't know"
  return value === 'refused' ? 'refused' : null
}
