/** Where the compiler and survey-core differ on purpose, as data, and the comparison of everything else. */

import { canonicalJson } from '../../surveys/instrument/canonical.ts'
import type {
  Answers,
  Instrument,
  InstrumentContext,
  Item,
  ItemProblem,
  ProblemCode,
  State,
} from '../../surveys/instrument/index.ts'
import { itemRead } from '../../surveys/instrument/names.ts'
import type { Verdict } from './oracle.ts'

/** Problems that the compiler reports and survey-core's validation does not know. */
export const deliberate: Readonly<Partial<Record<ProblemCode, string>>> = {
  unknown: 'an answer to a question that is not there: survey-core keeps it',
  type: 'a value of another kind ("abc" as a number, 2020-13-45 as a date): survey-core accepts it',
  choice:
    'an unknown code, a code of another kind ("1" for 1) or a code twice: survey-core drops or takes it',
  hidden: 'a choice that routing hides: survey-core drops it without a word',
  exclusive: 'an exclusive choice beside others: survey-core only prevents it on the screen',
  length: 'longer than maxLength: survey-core only prevents it on the screen',
}

/**
 * Answers of which survey-core makes another value, to which the rest then reacts. To the compiler they
 * count as not given; so they are left out of what survey-core is asked.
 */
export const reinterpreted = {
  inside: 'a value of several that is malformed anywhere: survey-core takes from it what it can',
  list: 'a list or object as the answer to a question with one value: survey-core keeps an empty list',
  ranking: 'a ranking of something else: survey-core puts all choices there in their own order',
  blank: 'white space as the answer to a question with choices: survey-core takes it for a value',
  other: "an unknown or hidden choice of a question with 'other': survey-core makes it 'other'",
} as const

export function withoutReinterpreted(
  instrument: Instrument,
  answers: Answers,
  context: InstrumentContext,
): Answers {
  const { values } = instrument.evaluate(answers, context)
  const entries = Object.entries(filledIn(instrument, answers)).filter(([name, value]) => {
    const item = instrument.item(name)
    if (!item || item.valueType === 'computed') return true
    if (item.parts.length > 0 || item.valueType === 'ranking') return isWellFormed(instrument, name, value)
    if (typeof value === 'object' && value !== null && !['codes', 'ranking'].includes(item.valueType))
      return false
    if (item.choices.length > 0 && typeof value === 'string' && isBlank(value)) return false
    const open = instrument.items.some(({ commentOf }) => commentOf === name) && item.choices.some(isOther)
    return !open || JSON.stringify(values[name]) === JSON.stringify(value)
  })
  return Object.fromEntries(entries)
}

/** Without what is empty inside the values of several: survey-core reads an empty list, and keeps it. */
function filledIn(instrument: Instrument, answers: Answers): Answers {
  const entries = Object.entries(answers).map(([name, value]): [string, unknown] => {
    return [name, instrument.item(name)?.parts.length ? withoutBlanks(value) : value]
  })
  return Object.fromEntries(entries)
}

function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, part]) => !isBlank(part))
  return Object.fromEntries(entries.map(([key, part]) => [key, withoutBlanks(part)]))
}

function isWellFormed(instrument: Instrument, name: string, value: unknown): boolean {
  if (isBlank(value) || typeof value !== 'object') return false
  return instrument.checkStructure({ [name]: value }).length === 0
}

const isOther = ({ value }: { value: unknown }) => value === 'other'

/** `count` above maxSelectedChoices and `other` that is blank are ours as well, beside what survey-core checks. */
export function isDeliberate(problem: ItemProblem, answers: Answers, instrument: Instrument): boolean {
  if (deliberate[problem.code]) return true
  if (instrument.item(problem.item)?.type === 'slider') return ['range', 'step'].includes(problem.code)
  const item = instrument.item(problem.item)
  const value = answers[problem.item]
  if (item?.parts.length && problem.code === 'count') return true
  // All that is answered in it is hidden: survey-core asks for an answer only once it has been stripped.
  if (item?.valueType === 'rows' && problem.code === 'required') return value !== undefined && !isBlank(value)
  if (problem.code === 'count' && Array.isArray(value)) return /ten hoogste/.test(problem.message.nl)
  const comment = answers[`${problem.item}-Comment`]
  return (
    problem.code === 'other' && instrument.item(problem.item) !== undefined && typeof comment === 'string'
  )
}

/** One line per disagreement that is not deliberate. */
export function disagreements(
  instrument: Instrument,
  answers: Answers,
  context: InstrumentContext,
  oracle: Verdict,
): string[] {
  const state = instrument.evaluate(answers, context)
  const { problems, kept } = instrument.checkAll(answers, context)
  const ours = problems.filter((problem) => isDeliberate(problem, answers, instrument))
  const blank = Object.keys(answers).filter(
    (name) => typeof answers[name] === 'string' && isBlank(answers[name]),
  )
  const malformed = new Set([...ours.map(({ item }) => item), ...blank])
  for (const { item, code } of ours)
    if (['type', 'choice', 'unknown'].includes(code)) malformed.add(itemRead(item))
  const twice = problems.flatMap(({ code, item }) =>
    code === 'unique' ? firstsOf(oracle.invalid, item) : [],
  )
  const named = new Set([...malformed, ...withLimitFrom(instrument, malformed), ...twice])
  const excused = {
    has: (name: string) => named.has(name) || (name !== itemRead(name) && malformed.has(itemRead(name))),
  }
  const found: string[] = []
  const compare = (what: string, mine: Iterable<unknown>, theirs: Iterable<unknown>) => {
    const a = [...mine].map(String).sort().join(' ')
    const b = [...theirs].map(String).sort().join(' ')
    if (a !== b) found.push(`${what}: compiler [${a}], survey-core [${b}]`)
  }
  compare('pages', state.pages, oracle.pages)
  for (const what of ['visible', 'required', 'enabled'] as const) {
    compare(what, namesOf(instrument.items, state, what), oracle[what])
  }
  for (const [name, choices] of Object.entries(oracle.choices)) {
    compare(`choices of ${name}`, state.choices(name), choices)
  }
  const wrong = problems.filter(({ item }) => !excused.has(item)).map(({ item }) => item)
  compare(
    'invalid',
    wrong,
    oracle.invalid.filter((item) => !excused.has(item)),
  )
  for (const name of new Set([...Object.keys(kept), ...Object.keys(oracle.kept)])) {
    if (excused.has(name) || excused.has(name.replace('-Comment', ''))) continue
    const theirs = isBlank(oracle.kept[name]) ? undefined : oracle.kept[name]
    compare(
      `kept ${name}`,
      [canonicalJson(kept[name])],
      [canonicalJson(withoutHiddenCells(instrument, state, name, theirs))],
    )
  }
  return found
}

/** Cells of a table that are hidden: survey-core keeps their answers, while it strips those of panels. */
function withoutHiddenCells(instrument: Instrument, state: State, name: string, value: unknown): unknown {
  const item = instrument.item(name)
  if (!item?.type.startsWith('matrixd') || typeof value !== 'object' || value === null) return value
  const inside = state.inside(name)
  const parts = Object.entries(value).map(([key, cells]): [string, unknown] => {
    const found = inside.find(({ row }, index) => (row === null ? String(index) : String(row)) === key)
    const shown = Object.entries(cells as object).filter(([cell]) => found?.state.visible.has(cell))
    return [key, Object.fromEntries(shown)]
  })
  if (Array.isArray(value)) return parts.map(([, cells]) => cells)
  const filled = parts.filter(([, cells]) => Object.keys(cells as object).length > 0)
  return filled.length > 0 ? Object.fromEntries(filled) : undefined
}

/** Questions, not their comments; of those that are visible what is inside, by its path. */
function namesOf(items: readonly Item[], state: State, what: 'visible' | 'required' | 'enabled'): string[] {
  return items.flatMap((item) => {
    if (item.commentOf) return []
    const own = state[what].has(item.name) ? [item.name] : []
    if (item.parts.length === 0 || !state.isVisible(item.name)) return own
    const inside = state.inside(item.name).flatMap(({ path, state: part }) => {
      const names = namesOf(item.parts, part, what)
      return item.valueType === 'rows' ? names.map(() => path) : names.map((name) => path + name)
    })
    return [...own, ...inside]
  })
}

/** A limit that is no date: survey-core takes 0 and '' for this very moment. */
function withLimitFrom(instrument: Instrument, malformed: ReadonlySet<string>): string[] {
  const limits = instrument.conditions.filter(({ property }) => property.endsWith('ValueExpression'))
  return limits.filter(({ reads }) => reads.some((name) => malformed.has(name))).map(({ subject }) => subject)
}

/** Of two that are the same survey-core's tables mark the first as well, the compiler only the second. */
function firstsOf(invalid: readonly string[], item: string): string[] {
  const anyEntry = (name: string) => name.replace(/\[\d+\]/, '[]')
  return invalid.filter((name) => anyEntry(name) === anyEntry(item))
}

/** White space is no answer to the compiler. */
function isBlank(value: unknown): boolean {
  return (
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  )
}
