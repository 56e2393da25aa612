/** Random answer sets to one instrument, judged by the compiler and by survey-core's full model. */

import { compileInstrument } from '../../surveys/instrument/index.ts'
import { disagreements, isDeliberate, withoutReinterpreted } from './differences.ts'
import { Oracle, type Verdict } from './oracle.ts'
import { randomAnswers, randomContext, seeded } from './random-answers.ts'

export interface Outcome {
  readonly sets: number
  readonly items: number
  /** Disagreements that are not deliberate: the first few, with the answers. */
  readonly disagreements: readonly string[]
  readonly disagreeing: number
  /** Answer sets on which survey-core itself throws. */
  readonly threw: number
  /** How often each deliberate difference occurred. */
  readonly deliberate: Readonly<Record<string, number>>
  readonly problems: number
  readonly shownItems: number
  readonly hiddenAnswers: number
  /** Sets repeated on a fresh model; a reused model must say the same. */
  readonly fresh: number
  readonly staleness: readonly string[]
}

export function differential(json: unknown, sets: number, seed: number, freshEvery = 100): Outcome {
  const instrument = compileInstrument(json)
  const random = seeded(seed)
  let oracle = new Oracle(json)
  // A reused model writes rows and entries of the answers before into tables and lists.
  const holdsOthers = instrument.items.some(({ parts }) => parts.length > 0)
  const found: string[] = []
  const staleness: string[] = []
  const deliberate: Record<string, number> = {}
  const total = { disagreeing: 0, threw: 0, problems: 0, shownItems: 0, hiddenAnswers: 0, fresh: 0 }
  for (let set = 0; set < sets; set++) {
    const context = randomContext(random, instrument)
    const answers = randomAnswers(random, instrument, set % 3 === 0 ? 0 : 0.12)
    const asked = withoutReinterpreted(instrument, answers, context)
    let verdict: Verdict
    try {
      if (holdsOthers) oracle = new Oracle(json)
      verdict = oracle.ask(asked, context)
    } catch {
      total.threw++
      oracle = new Oracle(json)
      continue
    }
    if (set % freshEvery === 0) {
      total.fresh++
      const again = new Oracle(json).ask(asked, context)
      if (JSON.stringify(again) !== JSON.stringify(verdict))
        staleness.push(JSON.stringify({ asked, context }))
    }
    const lines = disagreements(instrument, answers, context, verdict)
    if (lines.length > 0) total.disagreeing++
    if (lines.length > 0 && found.length < 5)
      found.push(`${lines.join('\n')}\n${JSON.stringify({ answers, context })}`)
    const state = instrument.evaluate(answers, context)
    const { problems } = instrument.checkAll(answers, context)
    total.problems += problems.length
    total.shownItems += state.visible.size
    total.hiddenAnswers += Object.keys(answers).filter((name) => !state.visible.has(name)).length
    for (const problem of problems) {
      if (!isDeliberate(problem, answers, instrument)) continue
      deliberate[problem.code] = (deliberate[problem.code] ?? 0) + 1
    }
  }
  return { sets, items: instrument.items.length, disagreements: found, ...total, deliberate, staleness }
}
