import { describe, expect, it } from 'vitest'
import { answerByRoute, type Choose, compileInstrument } from '../../surveys/instrument/index.ts'
import { everyInstrument } from './every-instrument.ts'
import { pick, type Random, randomContext, seeded } from './random-answers.ts'

/** Sensible answers to whatever is offered. */
function respondent(random: Random, offered: string[] = []): Choose {
  return (item, state) => {
    offered.push(item.name)
    expect(state.isVisible(item.name)).toBe(true)
    const codes = state.enabledChoices(item.name)
    if (item.valueType === 'codes') return codes.length > 0 ? [pick(random, codes)] : undefined
    if (item.choices.length > 0) return codes.length > 0 ? pick(random, codes) : undefined
    if (item.valueType === 'number' || item.valueType === 'integer') return Math.floor(random() * 30) + 1
    return item.valueType === 'date' ? '2006-05-01' : 'tekst'
  }
}

describe.each(Object.entries(everyInstrument))('a walk through %s', (_name, json) => {
  const instrument = compileInstrument(json)

  it('offers what is visible, once, in its order of pages, and nothing else', () => {
    const random = seeded(11)
    for (let walk = 0; walk < 100; walk++) {
      const context = randomContext(random, instrument)
      const offered: string[] = []
      const route = answerByRoute(instrument, context, respondent(random, offered))
      expect(new Set(offered).size).toBe(offered.length)
      const order = instrument.pages.map(({ name }) => name)
      const walked = route.pages.map(({ page }) => order.indexOf(page))
      expect(walked).toEqual([...walked].sort((a, b) => a - b))
      expect(Object.assign({}, ...route.pages.map(({ answers }) => answers))).toEqual(route.answers)
      const { problems } = instrument.checkAll(route.answers, context)
      const unasked = problems.filter(({ item, code }) => code === 'required' && !offered.includes(item))
      expect(
        unasked.filter(
          ({ item }) => instrument.evaluate(route.answers, context).isEnabled(item) && isOnward(item, route),
        ),
      ).toEqual([])
    }
  })

  it('is the same again with the same chance', () => {
    const walk = () => {
      const random = seeded(5)
      return answerByRoute(instrument, randomContext(random, instrument), respondent(random))
    }
    expect(walk()).toEqual(walk())
  })

  /** On a page that was walked: an answer can open a page that lies behind the respondent. */
  function isOnward(name: string, route: { pages: readonly { page: string }[] }): boolean {
    return route.pages.some(({ page }) => page === instrument.item(name)?.page)
  }
})
