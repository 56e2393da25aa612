/**
 * How long a questionnaire takes, estimated: the words of what is seen, at the pace of somebody who reads at B1, and the
 * time to answer by the kind of question. Routes are drawn at random with all answers alike, so the shortest and the
 * longest of them are wider apart than most people's.
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import {
  answerByRoute,
  type ElementType,
  type Instrument,
  type Item,
  type State,
  textsIn,
} from '../instrument/index.ts'
import { itemDomain } from './domains.ts'
import { wordsIn } from './language/readability.ts'
import { plainText } from './language/wordings.ts'
import { chainAt } from './places.ts'
import { contextOf, type Reach } from './reach.ts'
import type { Report } from './rules/index.ts'
import type { Study } from './study.ts'

const wordsPerMinute = 180

/** To think, and to click or type. */
const secondsToAnswer: Readonly<Record<ElementType, number>> = {
  radiogroup: 4,
  boolean: 3,
  rating: 4,
  dropdown: 6,
  checkbox: 7,
  text: 10,
  comment: 30,
  expression: 0,
  tagbox: 8,
  buttongroup: 4,
  slider: 5,
  ranking: 20,
  imagepicker: 6,
  multipletext: 20,
  matrix: 25,
  matrixdropdown: 40,
  matrixdynamic: 40,
  paneldynamic: 60,
}

const routes = 200
/** More than this is much to ask of who gets nothing for it. */
const longestMinutes = 15

/** In minutes. */
export interface Duration {
  readonly shortest: number
  readonly middle: number
  readonly longest: number
}

export interface WaveDuration extends Duration {
  readonly wave: string
  readonly instrument: string
}

/** Of every wave whose questionnaire can be answered. */
export function durationsOf(study: Study, reach: Reach): WaveDuration[] {
  return study.design.waves.flatMap(({ id: wave, instrument }) => {
    const found = durationOf(study, reach, wave, instrument)
    return found ? [{ wave, instrument, ...found }] : []
  })
}

export function checkDurations(durations: readonly WaveDuration[], report: Report): void {
  for (const { instrument, shortest, longest } of durations) {
    if (longest <= longestMinutes) continue
    report('Q351', `instruments.${instrument}`, {
      shortest: Math.round(shortest),
      longest: Math.round(longest),
      limit: longestMinutes,
    })
  }
}

export function durationOf(study: Study, reach: Reach, wave: string, name: string): Duration | null {
  const instrument = study.instruments.get(name)
  if (!instrument) return null
  const words = wordsByName(study.json[name])
  const generator = xoroshiro128plus(1)
  const random = <T>(list: readonly T[]) => list[Math.floor(uniformFloat64(generator) * list.length)]!
  const domains = new Map(instrument.items.map((item) => [item.name, itemDomain(item, [])]))
  const given = instrument.variables.map((variable) => {
    return [variable, reach.contextDomain(wave, variable, []).values] as const
  })
  const minutes: number[] = []
  for (let route = 0; route < routes; route++) {
    const context = contextOf(
      Object.fromEntries(given.map(([variable, values]) => [variable, random(values)])),
    )
    const choose = (item: Item, state: State): unknown => {
      const chosen = item.choices.length > 0 ? random(state.enabledChoices(item.name)) : undefined
      if (chosen !== undefined) return item.valueType === 'codes' ? [chosen] : chosen
      // Who leaves a question open has read it all the same.
      return random(domains.get(item.name)!.values)
    }
    const { answers } = answerByRoute(instrument, context, choose)
    minutes.push(minutesOf(instrument, instrument.evaluate(answers, context), words))
  }
  minutes.sort((one, other) => one - other)
  return { shortest: minutes[0]!, middle: minutes[routes / 2]!, longest: minutes.at(-1)! }
}

function minutesOf(instrument: Instrument, state: State, words: ReadonlyMap<string, number>): number {
  let read = 0
  for (const [name, count] of words) if (name === '' || state.isVisible(name)) read += count
  let seconds = 0
  for (const { name, type } of instrument.items) if (state.visible.has(name)) seconds += secondsToAnswer[type]
  return read / wordsPerMinute + seconds / 60
}

/** Words of each page, panel and element, without those within it; '' of the questionnaire as a whole. */
function wordsByName(json: unknown): Map<string, number> {
  const words = new Map<string, number>()
  for (const { path, value } of textsIn(json)) {
    const text = value as Readonly<Record<string, unknown>> | null
    const dutch = typeof value === 'object' ? (text?.nl ?? text?.default) : value
    const name = chainAt(json, path).at(-1) ?? ''
    words.set(name, (words.get(name) ?? 0) + wordsIn(plainText(dutch)).length)
  }
  return words
}
