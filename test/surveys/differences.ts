/** Where the compiler and survey-core differ on purpose, as data, and the comparison of everything else. */

import type {
  Answers,
  Instrument,
  InstrumentContext,
  ItemProblem,
  ProblemCode,
} from '../../surveys/instrument/index.ts'
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
  list: 'a list or object as the answer to a question with one value: survey-core keeps an empty list',
  blank: 'white space as the answer to a question with choices: survey-core takes it for a value',
  other: "an unknown or hidden choice of a question with 'other': survey-core makes it 'other'",
} as const

export function withoutReinterpreted(
  instrument: Instrument,
  answers: Answers,
  context: InstrumentContext,
): Answers {
  const { values } = instrument.evaluate(answers, context)
  const entries = Object.entries(answers).filter(([name, value]) => {
    const item = instrument.item(name)
    if (!item || item.valueType === 'computed') return true
    if (typeof value === 'object' && value !== null && item.valueType !== 'codes') return false
    if (item.choices.length > 0 && typeof value === 'string' && isBlank(value)) return false
    const open = instrument.items.some(({ commentOf }) => commentOf === name) && item.choices.some(isOther)
    return !open || JSON.stringify(values[name]) === JSON.stringify(value)
  })
  return Object.fromEntries(entries)
}

const isOther = ({ value }: { value: unknown }) => value === 'other'

/** `count` above maxSelectedChoices and `other` that is blank are ours as well, beside what survey-core checks. */
export function isDeliberate(problem: ItemProblem, answers: Answers, instrument: Instrument): boolean {
  if (deliberate[problem.code]) return true
  const value = answers[problem.item]
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
  const excused = new Set([...malformed, ...withLimitFrom(instrument, malformed)])
  const asked = (name: string) => instrument.item(name)?.commentOf === null
  const found: string[] = []
  const compare = (what: string, mine: Iterable<unknown>, theirs: Iterable<unknown>) => {
    const a = [...mine].map(String).sort().join(' ')
    const b = [...theirs].map(String).sort().join(' ')
    if (a !== b) found.push(`${what}: compiler [${a}], survey-core [${b}]`)
  }
  compare('pages', state.pages, oracle.pages)
  compare('visible', [...state.visible].filter(asked), oracle.visible)
  compare('required', state.required, oracle.required)
  compare('enabled', state.enabled, oracle.enabled)
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
    compare(`kept ${name}`, [JSON.stringify(kept[name])], [JSON.stringify(theirs)])
  }
  return found
}

/** A limit that is no date: survey-core takes 0 and '' for this very moment. */
function withLimitFrom(instrument: Instrument, malformed: ReadonlySet<string>): string[] {
  const limits = instrument.conditions.filter(({ property }) => property.endsWith('ValueExpression'))
  return limits.filter(({ reads }) => reads.some((name) => malformed.has(name))).map(({ subject }) => subject)
}

/** White space is no answer to the compiler. */
function isBlank(value: unknown): boolean {
  return (
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  )
}
