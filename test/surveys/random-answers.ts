/** Random answers to an instrument: mostly sensible, some malformed, hidden items as often as visible ones. */

import type { Answers, Instrument, InstrumentContext, Item } from '../../surveys/instrument/index.ts'

export type Random = () => number

/** mulberry32: small, seeded, the same everywhere. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]!
}

const words = [
  'x',
  'abcd',
  'jan@voorbeeld.nl',
  '1234 AB',
  'nee 12',
  '7',
  '3,5',
  '  ',
  'een lange zin',
  '06 123',
  'true',
]
const dates = [
  '2005-12-31',
  '2006-01-01',
  '2006-03-15',
  '2006-09-01',
  '2007-02-28',
  '2007-12-31',
  '2008-02-29',
]
const times = ['07:59', '08:00', '12:30', '18:00', '18:01']
const malformed: readonly unknown[] = [
  'abc',
  '12',
  -1,
  1e9,
  0,
  true,
  false,
  77,
  '2020-13-45',
  'onbekend',
  [],
  ['a', 'onbekend'],
  [1],
  '2006-02-30',
  '25:00',
  ' ',
  null,
]

export function randomContext(random: Random, instrument: Instrument): InstrumentContext {
  const variables: Record<string, unknown> = {
    period: { from: pick(random, dates), to: pick(random, dates) },
    periodFrom: '1 januari 2006',
    periodTo: '1 juli 2006',
  }
  for (const name of instrument.variables) {
    const [root, key] = name.split('.')
    if (root !== 'member' && root !== 'preload') continue
    const known = instrument.item(key!)
    const value = known ? sensible(random, known) : pick(random, ['WW', 'WWB', 'yes', 'no', 'male', '2'])
    variables[root] = { ...(variables[root] as object), ...(random() < 0.6 ? { [key!]: value } : {}) }
  }
  return { today: pick(random, dates), variables }
}

/** `wild` is the share of malformed values. */
export function randomAnswers(random: Random, instrument: Instrument, wild: number): Answers {
  const answers: Record<string, unknown> = {}
  const share = random()
  for (const item of instrument.items) {
    if (item.type === 'expression' || random() > share) continue
    if (item.commentOf) answers[item.name] = pick(random, words)
    else answers[item.name] = random() < wild ? pick(random, malformed) : sensible(random, item, wild)
  }
  if (random() < wild) answers.nowhere = 'x'
  return answers
}

function sensible(random: Random, item: Item, wild = 0): unknown {
  const codes = item.choices.map(({ value }) => value)
  switch (item.valueType) {
    case 'codes': {
      const share = random()
      return codes.filter(() => random() < share)
    }
    case 'ranking': {
      const order = [...codes].sort(() => random() - 0.5)
      return random() < 0.8 ? order : order.slice(0, 2)
    }
    case 'code':
    case 'boolean':
      return pick(random, codes)
    case 'fields':
      return inside(random, item.parts, wild)
    case 'rows':
    case 'cells':
      return Object.fromEntries(
        item.rows.filter(() => random() < 0.8).map((row) => [String(row.value), rowOf(random, item, wild)]),
      )
    case 'entries':
      return Array.from({ length: Math.floor(random() * 4.3) }, () => inside(random, item.parts, wild))
    case 'number':
    case 'integer': {
      const near = [item.min, item.max, 0, 1, 3.5, 40].filter((value) => typeof value === 'number')
      return pick(random, near) + pick(random, [0, 0, 0.5, 0.3, 1, -1, 2])
    }
    case 'date':
      return pick(random, dates)
    case 'datetime':
      return `${pick(random, dates)}T${pick(random, times)}`
    case 'month':
      return pick(random, dates).slice(0, 7)
    case 'time':
      return pick(random, times)
    default:
      return item.inputType === 'week' ? '2006-W12' : pick(random, words)
  }
}

function rowOf(random: Random, item: Item, wild: number): unknown {
  if (item.valueType === 'cells') return inside(random, item.parts, wild)
  return random() < wild / 4 ? pick(random, malformed) : sensible(random, item.parts[0]!)
}

/** Answers to what is asked inside a question; malformed ones are rarer here, since one spoils the whole. */
function inside(random: Random, parts: readonly Item[], wild: number): Answers {
  const answers: Record<string, unknown> = {}
  for (const part of parts) {
    if (part.type === 'expression' || random() < 0.2) continue
    answers[part.name] = random() < wild / 8 ? pick(random, malformed) : sensible(random, part)
  }
  if (random() < wild / 16) answers.nowhere = 1
  return answers
}
