/** Many walks through a questionnaire with answers drawn at random: which questions were met, and how often. */
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import {
  answerByRoute,
  type Instrument,
  type InstrumentContext,
  type Item,
  type State,
} from '../instrument/index.ts'

export interface Routes {
  readonly routes: number
  /** By item: in how many routes it was asked. */
  readonly met: Readonly<Record<string, number>>
  /** Items on a page that no route met; 'not met' is not 'cannot be met'. */
  readonly neverMet: readonly string[]
  /** Questions asked in the shortest, the middle and the longest route. */
  readonly length: readonly [number, number, number]
}

/** `contextOf` draws who answers; the same seed gives the same routes. */
export function randomRoutes(
  instrument: Instrument,
  contextOf: (draw: Draw) => InstrumentContext,
  routes: number,
  seed: number,
): Routes {
  const draw = drawFrom(xoroshiro128plus(seed))
  const met: Record<string, number> = {}
  const lengths: number[] = []
  for (let route = 0; route < routes; route++) {
    let asked = 0
    answerByRoute(instrument, contextOf(draw), (item, state) => {
      met[item.name] = (met[item.name] ?? 0) + 1
      if (item.commentOf === null) asked += 1
      return randomAnswer(item, state, draw)
    })
    lengths.push(asked)
  }
  lengths.sort((a, b) => a - b)
  const asked = instrument.items.filter(({ page, valueType }) => page !== '' && valueType !== 'computed')
  return {
    routes,
    met,
    neverMet: asked.filter(({ name }) => !met[name]).map(({ name }) => name),
    length: [lengths[0] ?? 0, lengths[Math.floor(lengths.length / 2)] ?? 0, lengths.at(-1) ?? 0],
  }
}

export interface Draw {
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number
  one<T>(values: readonly T[]): T
}

export function drawFrom(generator: RandomGenerator): Draw {
  const between = (from: number, to: number) => uniformInt(generator, from, to)
  return { between, one: (values) => values[between(0, values.length - 1)]! }
}

/**
 * One in eight questions is left open where that may be. Of numbers all within the limits are as likely, or small ones are
 * likelier: half of them in the first eighth.
 */
export function randomAnswer(
  item: Item,
  state: State,
  draw: Draw,
  numbers: 'even' | 'small' = 'even',
): unknown {
  if (!state.required.has(item.name) && draw.between(1, 8) === 1) return undefined
  const codes = item.choices.length > 0 ? state.enabledChoices(item.name) : []
  const { min, max } = state.limits(item.name)
  switch (item.valueType) {
    case 'code':
      return codes.length > 0 ? draw.one(codes) : undefined
    case 'codes': {
      const exclusive = new Set(item.choices.filter((choice) => choice.exclusive).map(({ value }) => value))
      const first = codes.length > 0 ? draw.one(codes) : undefined
      if (first === undefined) return undefined
      if (exclusive.has(first)) return [first]
      return codes.filter((code) => code === first || (!exclusive.has(code) && draw.between(0, 2) === 0))
    }
    case 'boolean':
      return draw.between(0, 1) === 1
    case 'number':
    case 'integer': {
      const from = typeof min === 'number' ? Math.ceil(min) : 0
      const to = typeof max === 'number' ? Math.floor(max) : from + 100
      if (to < from) return undefined
      if (numbers === 'even') return draw.between(from, to)
      return from + Math.floor((to - from + 1) * (draw.between(0, 999_999) / 1_000_000) ** 3)
    }
    case 'date':
      return (typeof min === 'string' && min) || (typeof max === 'string' && max) || '2026-01-15'
    case 'text':
      return item.inputType === 'email' ? 'x@example.org' : 'x'
    default:
      return undefined
  }
}
