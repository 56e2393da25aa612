/** What made-up people answer: by the questionnaire's own routes, at random, unless an answer is held. Pure. */
import { formulaText } from '../../analysis/panel-file/formulas.ts'
import type { StudyDesign, WaveDesign } from '../../surveys/design.ts'
import {
  type Answers,
  answerByRoute,
  type Instrument,
  parseExpression,
} from '../../surveys/instrument/index.ts'
import { type Draw, randomAnswer } from '../../surveys/try/random-routes.ts'
import type { Window } from '../domain/window.ts'
import type { Person } from './people.ts'

export interface Questionnaire {
  readonly wave: WaveDesign
  readonly instrument: Instrument
  /** Items that the outcomes of the plan are made from in this wave. */
  readonly outcomeItems: ReadonlySet<string>
}

export interface Asked {
  readonly person: Person
  readonly window: Window
  readonly preload: Readonly<Record<string, unknown>>
}

/** With `held`, all that no outcome is made from stays as it was answered there, and as it was left open. */
export function drawAnswers(
  { instrument, outcomeItems }: Questionnaire,
  { person, window, preload }: Asked,
  draw: Draw,
  held: Answers | null,
): Answers {
  const variables = {
    member: person.facts,
    preload,
    period: { from: window.periodFrom, to: window.periodTo },
  }
  return answerByRoute(instrument, { today: window.opensOn, variables }, (item, state) => {
    if (held && !outcomeItems.has(item.name)) return held[item.name]
    return randomAnswer(item, state, draw, 'small')
  }).answers
}

/** The items of a wave that variables are made from, also through other variables. */
export function itemsOfVariables(
  { variables, plan }: StudyDesign,
  { id }: WaveDesign,
  instrument: Instrument,
  names: readonly string[],
): Set<string> {
  const items = new Set<string>()
  const seen = new Set<string>()
  const follow = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    const variable = variables.find((one) => one.name === name)
    const text = variable && formulaText(variable, id, plan.periods)
    if (text === undefined) return
    for (const read of parseExpression(text).reads) {
      const [item = read] = read.split(/[.[]/)
      if (instrument.item(item)) items.add(item)
      else follow(read)
    }
  }
  for (const name of names) follow(name)
  return items
}
