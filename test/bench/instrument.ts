/**
 * One response checked completely: by the compiled instrument, and by building survey-core's model, setting the
 * data and validating. In one process, on the same answers, of which the compiler gets many more turns.
 */

import { Model } from 'survey-core'
import { studies } from '../../surveys/index.ts'
import { compileInstrument } from '../../surveys/instrument/index.ts'
import { constructs } from '../surveys/instruments/constructs.ts'
import { routing } from '../surveys/instruments/routing.ts'
import { values } from '../surveys/instruments/values.ts'
import { randomAnswers, randomContext, seeded } from '../surveys/random-answers.ts'
import { type BenchOptions, type BenchRow, quantile, round } from './measure.ts'

export const name = 'instrument'
export const about = 'check a whole response, against building survey-core’s model; median times'

export function run({ quick }: BenchOptions): BenchRow[] {
  const ofStudies = Object.values(studies).flatMap(({ design, instruments }) =>
    Object.entries(instruments).map(([part, json]) => [`${design.id}/${part}`, json] as const),
  )
  const all = [['routing', routing], ['values', values], ['constructs', constructs], ...ofStudies] as const
  return all.map(([label, json]) => (quick ? measure(label, json, 1, 1) : measure(label, json, 200, 20)))
}

function measure(label: string, json: unknown, count: number, rounds: number): BenchRow {
  const instrument = compileInstrument(json)
  const random = seeded(7)
  const responses = Array.from({ length: count }, () => {
    return { context: randomContext(random, instrument), answers: randomAnswers(random, instrument, 0) }
  })
  const compiler = median(responses, rounds, ({ answers, context }) => instrument.checkAll(answers, context))
  const model = median(responses.slice(0, 30), Math.min(rounds, 2), ({ answers, context }) => {
    const built = new Model(json)
    for (const [variable, value] of Object.entries(context.variables)) built.setVariable(variable, value)
    built.setVariable('today', context.today)
    built.data = answers
    built.validate(true, false)
  })
  return {
    instrument: label,
    items: instrument.items.length,
    'compiler µs': round(compiler),
    'survey-core ms': round(model / 1000),
    'times faster': round(model / compiler),
  }
}

/** Median of the microseconds that one call takes, after one round to warm up. */
function median<T>(inputs: readonly T[], rounds: number, work: (input: T) => unknown): number {
  for (const input of inputs) work(input)
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const input of inputs) {
      const start = performance.now()
      work(input)
      times.push((performance.now() - start) * 1000)
    }
  }
  return quantile(times, 0.5)
}
