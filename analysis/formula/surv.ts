import type { Table } from '../columns.ts'
import { take } from '../linear-algebra/take.ts'
import { evaluate, numbers, sourceOf } from './evaluate.ts'
import { deparse, type Expression } from './expression.ts'
import { type FrameOptions, type ModelFrame, modelFrame } from './model-frame.ts'
import { FormulaError } from './parse.ts'
import { parseFormula } from './terms.ts'

/** The complete rows of a model of durations. */
export interface DurationFrame {
  readonly frame: ModelFrame
  /** When a row comes under observation; null: all at 0. */
  readonly start: Float64Array | null
  /** When observation ends. */
  readonly stop: Float64Array
  /** 0: observation ends without an event; otherwise the number of the event. */
  readonly event: Int32Array
  /** What the events are called; one unless they compete. */
  readonly events: readonly string[]
}

/**
 * Reads `Surv(time, status)`, `Surv(start, stop, event)` or `Surv(time)` before the `~`.
 *
 * The event is 0 and 1, 1 and 2 (2 is the event), FALSE and TRUE, a comparison such as `status == 2`, or a category of
 * which the first level is 'no event' and the others are events that compete, all as in R.
 *
 * @throws FormulaError when Surv() is not understood; RangeError for a negative time, or a start that is not before its stop
 * @example
 * const table = readCsv('months,left\n3,1\n5,0\nNA,1')
 * durationFrame(table, 'Surv(months, left) ~ 1').event // => [1, 0]
 */
export function durationFrame(table: Table, text: string, options: FrameOptions = {}): DurationFrame {
  const { start, stop, event } = partsOf(parseFormula(text).outcome, text)
  const source = sourceOf(table)
  const codes = event === null ? null : eventCodes(event, table)
  const starts = start === null ? null : numbers(start, source, null).values
  const frame = modelFrame(table, text, {
    ...options,
    outcome: stop,
    groups: true,
    also: [
      ...(options.also ?? []),
      ...(starts === null ? [] : [{ name: deparse(start!), values: starts }]),
      ...(codes === null ? [] : [{ name: deparse(event!), values: codes.values }]),
    ],
  })
  const from = starts === null ? null : take(starts, frame.rows)
  for (let i = 0; i < frame.n; i++) {
    if (from === null && frame.y[i]! < 0)
      throw new RangeError(`'${deparse(stop)}' requires times of at least 0, got ${frame.y[i]}`)
    if (from !== null && !(from[i]! < frame.y[i]!))
      throw new RangeError(`Surv() requires a start before the stop, got ${from[i]} and ${frame.y[i]}`)
  }
  return {
    frame,
    start: from,
    stop: frame.y,
    event: codes === null ? new Int32Array(frame.n).fill(1) : Int32Array.from(take(codes.values, frame.rows)),
    events: codes?.events ?? ['event'],
  }
}

const NAMES = ['time', 'time2', 'event']

function partsOf(
  outcome: Expression,
  text: string,
): { start: Expression | null; stop: Expression; event: Expression | null } {
  if (outcome.kind !== 'call' || outcome.name !== 'Surv')
    throw new FormulaError(`The formula '${text}' should have Surv(time, status) before the '~'.`)
  const given = outcome.arguments
  const named = (wanted: string) => given.find(({ name }) => name === wanted)?.value
  if (
    given.length < 1 ||
    given.length > 3 ||
    given.some(({ name }) => name !== null && !NAMES.includes(name))
  )
    throw new FormulaError(`Surv() in '${text}' should have (time, status) or (start, stop, event).`)
  const plain = given.filter(({ name }) => name === null).map(({ value }) => value)
  const next = () => plain.shift()
  const time = named('time') ?? next()
  const second = named('time2') ?? (given.length === 3 ? next() : undefined)
  const event = named('event') ?? next() ?? null
  if (time === undefined)
    throw new FormulaError(`Surv() in '${text}' should have a time within the brackets.`)
  return second === undefined ? { start: null, stop: time, event } : { start: time, stop: second, event }
}

/** The number of the event per row, 0 for none, NaN for missing. */
function eventCodes(event: Expression, table: Table): { values: Float64Array; events: readonly string[] } {
  const name = deparse(event)
  if (event.kind === 'binary' && (event.operator === '==' || event.operator === '!='))
    return { values: compared(event, table), events: ['event'] }
  const value = evaluate(event, sourceOf(table))
  if (value.kind === 'levels') {
    const [none, ...events] = value.levels
    if (events.length === 0)
      throw new RangeError(
        `The event '${name}' has one category, '${none}'; the first stands for 'no event'.`,
      )
    const single = events.length === 1
    return { values: value.values, events: single ? ['event'] : events }
  }
  const highest = value.values.reduce((most, code) => (code > most ? code : most), -Infinity)
  const shift = highest === 2 ? 1 : 0
  const wrong = value.values.find((code) => !Number.isNaN(code) && code - shift !== 0 && code - shift !== 1)
  if (wrong !== undefined)
    throw new RangeError(`The event '${name}' requires 0 and 1, 1 and 2, or a category, got ${wrong}`)
  return { values: value.values.map((code) => code - shift), events: ['event'] }
}

function compared(event: Expression & { readonly kind: 'binary' }, table: Table): Float64Array {
  const { left, right, operator } = event
  const value = evaluate(left, sourceOf(table))
  const wanted = right.kind === 'string' ? right.value : right.kind === 'number' ? right.value : null
  if (wanted === null)
    throw new FormulaError(`'${deparse(event)}' should compare a column with a number or a text.`)
  const code = value.kind === 'levels' ? value.levels.indexOf(String(wanted)) : Number(wanted)
  if (value.kind === 'levels' && code < 0)
    throw new FormulaError(
      `There is no level '${wanted}' in '${deparse(left)}'. Levels: ${value.levels.join(', ')}.`,
    )
  return value.values.map((own) => (Number.isNaN(own) ? NaN : (own === code) === (operator === '==') ? 1 : 0))
}
