/** Walking through a questionnaire the way a respondent does, page by page, answering what is asked. */

import type { Answers, Instrument, InstrumentContext, Item, State } from './instrument.ts'

/** The answer to one item in this state; undefined leaves it open. The choices are in `state.enabledChoices`. */
export type Choose = (item: Item, state: State, answers: Answers) => unknown

export interface Route {
  /** What is saved when leaving each page; nothing when nothing was answered on it. */
  readonly pages: readonly { readonly page: string; readonly answers: Answers }[]
  /** All answers together. */
  readonly answers: Answers
}

/** Every visible and enabled item is offered once, in its order; answers on a page can open more on it. */
export function answerByRoute(instrument: Instrument, context: InstrumentContext, choose: Choose): Route {
  const answers: Record<string, unknown> = {}
  const pages: { page: string; answers: Answers }[] = []
  const offered = new Set<string>()
  let state = instrument.evaluate(answers, context)
  for (const page of instrument.pages) {
    if (!state.isPageVisible(page.name)) continue
    const given: Record<string, unknown> = {}
    for (let more = true; more; ) {
      more = false
      for (const name of page.items) {
        if (offered.has(name) || !state.isVisible(name) || !state.isEnabled(name)) continue
        offered.add(name)
        const item = instrument.item(name)!
        if (item.valueType === 'computed') continue
        const value = choose(item, state, answers)
        if (value === undefined) continue
        answers[name] = value
        given[name] = value
        if (!instrument.watched.has(name) && !opensComment(instrument, item)) continue
        state = instrument.evaluate(answers, context)
        more = true
      }
    }
    pages.push({ page: page.name, answers: given })
  }
  return { pages, answers }
}

/** The explanation with 'other' appears with the choice, which no expression need read. */
function opensComment(instrument: Instrument, item: Item): boolean {
  return item.choices.length > 0 && instrument.item(`${item.name}-Comment`) !== undefined
}
