/**
 * Values worth trying for a variable, so that every outcome of the conditions that read it occurs if it
 * can. `complete` says that this is certain; otherwise finding nothing proves nothing.
 */

import type { RegisterFactDesign } from '../design.ts'
import type { Condition, Item } from '../instrument/index.ts'
import { type Domain, nestedDomain, rankingDomain } from './nested-domains.ts'

export type { Domain }

/** The days of an example member, on which computed limits and comparisons of dates are tried. */
export const exampleDays = { from: '2006-04-03', to: '2006-09-30', today: '2006-10-20' }

/** `readers` are the conditions that read it, under the item's own name or as a preload. */
export function itemDomain(item: Item, readers: readonly Condition[], name: string = item.name): Domain {
  if (item.valueType === 'ranking') return rankingDomain(item)
  if (item.parts.length > 0) return nestedDomain(item, readers, name)
  const constants = readers.flatMap(({ comparisons }) => {
    return comparisons.filter(({ variable }) => variable === name).map(({ value }) => value)
  })
  const readByLength = readers.some(({ reads }) => reads.includes(`${name}.length`))
  if (item.valueType === 'codes') return codesDomain(item, constants, readByLength)
  if (item.choices.length > 0) {
    return { values: [...item.choices.map(({ value }) => value), undefined], complete: true }
  }
  const complete = readers.every(({ simple }) => simple) && !readByLength
  if (item.valueType === 'number' || item.valueType === 'integer') {
    return { values: [...numbersAround(item, constants), undefined], complete }
  }
  if (item.valueType === 'date') return { values: [...datesAround(constants), undefined], complete }
  const texts = constants.filter((value) => typeof value === 'string' || typeof value === 'number')
  return { values: [...new Set([...texts.map(String), 'x', 'een langere tekst']), undefined], complete }
}

/** Every subset of the codes that conditions name, with and without the others; and lists of each length. */
function codesDomain(item: Item, constants: readonly unknown[], readByLength: boolean): Domain {
  const exclusive = item.choices.filter((choice) => choice.exclusive).map(({ value }) => value)
  const codes = item.choices.map(({ value }) => value).filter((value) => !exclusive.includes(value))
  const named = codes.filter((value) => constants.includes(value))
  const others = codes.filter((value) => !constants.includes(value))
  const tried = named.slice(0, 8)
  const lists: unknown[][] = exclusive.map((value) => [value])
  for (let subset = 0; subset < 2 ** tried.length; subset++) {
    const list: unknown[] = tried.filter((_value, bit) => (subset >> bit) & 1)
    lists.push(list, [...list, ...others.slice(0, 1)])
    if (readByLength)
      for (let more = 2; more <= others.length; more++) lists.push([...list, ...others.slice(0, more)])
  }
  const distinct = new Map(
    lists.filter((list) => list.length > 0).map((list) => [JSON.stringify(list), list]),
  )
  return { values: [...distinct.values(), undefined], complete: named.length <= 8 }
}

function numbersAround(item: Item, constants: readonly unknown[]): number[] {
  const step = item.step ?? (item.valueType === 'integer' ? 1 : 0.25)
  const bounds = [item.min, item.max].filter((bound) => typeof bound === 'number')
  const marks = [...constants.map(Number).filter(Number.isFinite), ...bounds, 1]
  const numbers = marks.flatMap((mark) => [mark, mark - step, mark + step])
  const [min, max] = [item.min ?? Number.NEGATIVE_INFINITY, item.max ?? Number.POSITIVE_INFINITY]
  const onStep = (value: number) =>
    item.step === null || Number.isInteger(Number((value / item.step).toFixed(6)))
  return [...new Set(numbers)].filter(
    (value) => value >= (min as number) && value <= (max as number) && onStep(value),
  )
}

function datesAround(constants: readonly unknown[]): string[] {
  const marks = constants.filter((value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
  const days = [...marks, ...Object.values(exampleDays), '2006-06-15', '1990-01-01'] as string[]
  return [...new Set(days.flatMap((day) => [day, shifted(day, -1), shifted(day, 1)]))]
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Register facts of members who are asked: those of the target group have one value. */
export function factDomain(
  fact: RegisterFactDesign,
  required: string | undefined,
  readers: readonly Condition[],
  variable: string,
): Domain {
  if (required !== undefined) return { values: [required], complete: true }
  if (fact.values) return { values: [...fact.values.map(({ value }) => value), undefined], complete: true }
  const constants = readers.flatMap(({ comparisons }) => {
    return comparisons
      .filter((comparison) => comparison.variable === variable)
      .map(({ value }) => Number(value))
  })
  const numbers = constants.filter(Number.isFinite).flatMap((value) => [value - 1, value, value + 1])
  return {
    values: [...numbers.map(String), '1960', undefined],
    complete: readers.every(({ simple }) => simple),
  }
}
