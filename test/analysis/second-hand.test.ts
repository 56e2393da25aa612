import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildPanel, panelBuilder } from '../../analysis/panel-file/build-panel.ts'
import { joinPanels, type PanelPart } from '../../analysis/panel-file/join-panels.ts'
import type { MemberRecord } from '../../analysis/panel-file/record.ts'
import { openEdition } from '../../analysis/reports/edition.ts'
import { openSecondHand, type SecondHand } from '../../analysis/reports/second-hand.ts'
import { compile, design, members, published } from './mini-study.ts'

const margins = { distance: 'sample' } as const
const weighting = { known: ['distance'], earlier: ['hours'], margins, trimAbove: 5 }
const mini = { ...design, plan: { ...design.plan, filters: ['distance'], weighting } }
const panel = buildPanel(mini, members(400), compile)

/** Between threads everything is cloned but what they share. */
const doWork = openSecondHand()
const second: SecondHand = async (work) => structuredClone(doWork(structuredClone(work))) as never

const partOf = (records: readonly MemberRecord[], own = design): PanelPart => {
  const builder = panelBuilder(own, compile)
  for (const record of records) builder.add(record)
  return builder.finish()
}

describe('a report made by two', () => {
  test('fails when one of them fails, whoever is first', async () => {
    const failing: SecondHand = () => Promise.reject(new Error('out of memory'))
    await expect(openEdition(mini, published, panel, {}, failing)).rejects.toThrow('out of memory')
    const plan = { ...mini.plan, weighting: { ...weighting, known: ['shoeSize'] } }
    await expect(openEdition({ ...mini, plan }, published, panel, {}, second)).rejects.toThrow("'shoeSize'")
  })
  test('says the same of everyone and of each class as a report made by one', async () => {
    const [alone, together] = [
      await openEdition(mini, published, panel),
      await openEdition(mini, published, panel, {}, second),
    ]
    expect(together.whole).toEqual(alone.whole)
    expect(together.filters).toEqual(alone.filters)
    expect(together.counts('durations')).toEqual(alone.counts('durations'))
    for (const { value } of alone.filters[0]!.classes) {
      const view = { variable: 'distance', value }
      expect(await together.report(view)).toEqual(await alone.report(view))
    }
  })
})

describe('a panel file of parts', () => {
  test('refuses parts of different designs, and none at all', () => {
    const without = { ...design, variables: design.variables.slice(1) }
    expect(() => joinPanels([])).toThrow('requires a part')
    expect(() => joinPanels([partOf([...members(2)]), partOf([...members(2)], without)])).toThrow(
      `without '${design.variables[0]!.name}'`,
    )
  })
  test('is the one of all members, wherever they were parted', () => {
    const all = [...members(40)]
    const whole = buildPanel(design, all, compile)
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (a, b) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)]
        const parts = [all.slice(0, first), all.slice(first, last), all.slice(last)]
        expect(joinPanels(parts.map((part) => partOf(part)))).toEqual(whole)
      }),
      { numRuns: 30 },
    )
  })
})
