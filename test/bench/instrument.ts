/**
 * One response checked completely: by the compiled instrument, and by building survey-core's model, setting the
 * data and validating. In one process, on the same answers, of which the compiler gets many more turns.
 */

import { Model } from 'survey-core'
import { compileInstrument } from '../../surveys/instrument/index.ts'
import { routing } from '../surveys/instruments/routing.ts'
import { values } from '../surveys/instruments/values.ts'
import { randomAnswers, randomContext, seeded } from '../surveys/random-answers.ts'

export const name = 'instrument: check a whole response'

export interface InstrumentBench {
  readonly instrument: string
  readonly items: number
  /** Median time of one response. */
  readonly compilerMicroseconds: number
  readonly modelMicroseconds: number
  readonly ratio: number
}

export function run(
  instruments: Readonly<Record<string, unknown>> = { routing, values },
  print: (line: string) => void = console.log,
): InstrumentBench[] {
  return Object.entries(instruments).map(([label, json]) => {
    const instrument = compileInstrument(json)
    const random = seeded(7)
    const responses = Array.from({ length: 200 }, () => {
      return { context: randomContext(random, instrument), answers: randomAnswers(random, instrument, 0) }
    })
    const compiler = median(responses, 20, ({ answers, context }) => instrument.checkAll(answers, context))
    const model = median(responses.slice(0, 30), 2, ({ answers, context }) => {
      const built = new Model(json)
      for (const [variable, value] of Object.entries(context.variables)) built.setVariable(variable, value)
      built.setVariable('today', context.today)
      built.data = answers
      built.validate(true, false)
    })
    const ratio = model / compiler
    print(
      `${label} (${instrument.items.length} items): compiler ${compiler.toFixed(0)} µs, ` +
        `survey-core build + data + validate ${(model / 1000).toFixed(1)} ms, ${ratio.toFixed(0)} times`,
    )
    return {
      instrument: label,
      items: instrument.items.length,
      compilerMicroseconds: compiler,
      modelMicroseconds: model,
      ratio,
    }
  })
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
  times.sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)]!
}

if (process.argv[1]?.endsWith('bench/instrument.ts')) run()
