/** Values worth trying for rankings and for questions of several values. */

import type { Code, Condition, Item } from '../instrument/index.ts'

/** `complete`: every outcome of the conditions that read it occurs among the values, if it can occur at all. */
export interface Domain {
  readonly values: readonly unknown[]
  readonly complete: boolean
}

/** All orders of up to five choices; of more, each choice in front. */
export function rankingDomain(item: Item): Domain {
  const codes = item.choices.map(({ value }) => value)
  if (codes.length <= 5) return { values: [...ordersOf(codes), undefined], complete: true }
  const turned = codes.map((_code, first) => [...codes.slice(first), ...codes.slice(0, first)])
  return { values: [...turned, undefined], complete: false }
}

function ordersOf(codes: readonly Code[]): Code[][] {
  if (codes.length === 0) return [[]]
  return codes.flatMap((code) =>
    ordersOf(codes.filter((other) => other !== code)).map((rest) => [code, ...rest]),
  )
}

/** More combinations than this are not tried. */
const most = 200

/**
 * What the conditions read in it, in every combination with the constants they are compared with. Complete only for a
 * table of one choice per row, of which all choices of the rows that are read are tried.
 */
export function nestedDomain(item: Item, readers: readonly Condition[], name: string): Domain {
  const comparisons = readers
    .flatMap((reader) => reader.comparisons)
    .filter(({ variable }) => {
      return variable.startsWith(`${name}.`) || variable.startsWith(`${name}[`)
    })
  const tried = new Map<string, Set<unknown>>()
  for (const { variable, value } of comparisons) {
    const values = tried.get(variable) ?? new Set<unknown>([undefined])
    tried.set(variable, values.add(value))
    const codes = item.valueType === 'rows' ? item.parts[0]!.choices : []
    for (const choice of codes) values.add(choice.value)
  }
  let wholes: unknown[] = [undefined]
  for (const [variable, values] of tried) {
    const path = variable
      .slice(name.length)
      .split(/[.[\]]+/)
      .filter((step) => step !== '')
    if (wholes.length * values.size > most) return { values: wholes, complete: false }
    wholes = wholes.flatMap((whole) => [...values].map((value) => withPart(item, whole, path, value)))
  }
  const simple = readers.every((reader) => reader.simple)
  return { values: wholes, complete: item.valueType === 'rows' && simple }
}

function withPart(
  item: Item,
  whole: unknown,
  [step, ...further]: readonly string[],
  value: unknown,
): unknown {
  if (step === undefined || value === undefined) return value ?? whole
  if (item.valueType !== 'entries' || !/^\d+$/.test(step)) {
    const own = (whole ?? {}) as Readonly<Record<string, unknown>>
    return { ...own, [step]: further.length > 0 ? withPart(item, own[step], further, value) : value }
  }
  const list = Array.isArray(whole) ? [...whole] : []
  while (list.length <= Number(step)) list.push({})
  const entry = list[Number(step)] as Readonly<Record<string, unknown>>
  list[Number(step)] = { ...entry, [further[0] ?? '']: value }
  return list
}
