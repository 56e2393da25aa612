import { beforeAll, describe, expect, it } from 'vitest'
import { forecastPanel, powerOf, summariseForecast } from '../../analysis/index.ts'
import { drawPanelRecords } from '../../surveys/het-eerste-jaar/simulation/index.ts'
import { studies } from '../../surveys/index.ts'
import { compileExpression } from '../../surveys/instrument/index.ts'

const { design, forecast } = studies['het-eerste-jaar']!
const { contacts, assumptions, drawPanel } = forecast!
const members = 3_000

/** The share of records with an answer in a wave. */
const shareOf = (records: readonly { readonly waves: object }[], wave: string) =>
  records.filter(({ waves }) => wave in waves).length / records.length

describe('a forecast', () => {
  const own = { members, contacts, assumptions }
  let panel: ReturnType<typeof drawPanel>
  beforeAll(() => {
    panel = drawPanel(7, own)
  })

  it('is not made of fewer than two panels', () => {
    const one = forecastPanel(design, drawPanel(1, { ...own, members: 300 }).records, compileExpression)
    expect(() => summariseForecast([one], {}, [{}], 0.05)).toThrow(/at least two panels, got 1/)
  })

  it('gives the response of the simulation itself under the study’s own protocol', () => {
    const plain = [...drawPanelRecords(7, members)]
    for (const wave of ['decision', 'first-half', 'second-half']) {
      // Two draws of one chance: four standard errors of their difference.
      const room = 4 * Math.sqrt((2 * 0.25) / members)
      expect(Math.abs(shareOf(panel.records, wave) - shareOf(plain, wave)), wave).toBeLessThan(room)
    }
  })

  it('gives the same panel for the same seed', () => {
    expect(drawPanel(7, { ...own, members: 200 })).toEqual(drawPanel(7, { ...own, members: 200 }))
  })

  it('loses nobody by one more contact, and wins some', () => {
    const more = drawPanel(7, { ...own, contacts: [...contacts, { modes: ['letter'] }] })
    const answered = (records: typeof panel.records) =>
      new Set(records.filter(({ waves }) => 'decision' in waves).map(({ member }) => member))
    const [before, after] = [answered(panel.records), answered(more.records)]
    expect([...before].filter((member) => !after.has(member))).toEqual([])
    expect(after.size).toBeGreaterThan(before.size)
    expect(more.contacts.letter).toBeGreaterThan(panel.contacts.letter)
  })

  it('sends nothing by a way that is not known of anyone', () => {
    const nobody = { ...assumptions, emailKnown: 0, phoneKnown: 0 }
    const scenario = {
      members: 300,
      assumptions: nobody,
      contacts: [{ modes: ['email', 'letter'] as const }, { modes: ['telephone'] as const }],
    }
    const drawn = drawPanel(3, scenario)
    expect(drawn.contacts).toMatchObject({ email: 0, telephone: 0, sms: 0 })
    expect(drawn.contacts.letter).toBeGreaterThan(0)
  })

  it('finds small effects more often in a larger sample, and knows the power of textbooks', () => {
    // Cohen: 2.80 standard errors give 80 %, 3.24 give 90 %, none gives the level of the test.
    expect(powerOf(2.8016, 1, 0.05)).toBeCloseTo(0.8, 4)
    expect(powerOf(3.2415, 1, 0.05)).toBeCloseTo(0.9, 4)
    expect(powerOf(0, 1, 0.05)).toBeCloseTo(0.05, 10)
    const panels = [7, 8].map((seed) =>
      forecastPanel(design, drawPanel(seed, own).records, compileExpression),
    )
    const { effects, response } = summariseForecast(panels, { 'WW.hours.advice': 0.6 }, [{}, {}], 0.05)
    expect(Object.keys(response)).toContain('WW.all')
    const powers = effects[0]!.bySize.map(({ power }) => power!)
    expect(powers).toEqual([...powers].sort((a, b) => a - b))
    expect(effects[0]!.bySize.find(({ factor }) => factor === 1)!.power).toBe(effects[0]!.power)
  })

  it('tells the standard error that panels really show: their spread is of the same size', () => {
    const key = 'WW.hours.contacts'
    const panels = Array.from({ length: 12 }, (_, seed) =>
      forecastPanel(design, drawPanel(100 + seed, { ...own, members: 1_500 }).records, compileExpression),
    )
    const estimates = panels.map(({ effects }) => effects[key]!.estimate)
    const mean = estimates.reduce((sum, value) => sum + value, 0) / estimates.length
    const spread = Math.sqrt(estimates.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 11)
    const [effect] = summariseForecast(
      panels,
      { [key]: 3 },
      panels.map(() => ({})),
      0.05,
    ).effects
    // The spread of 12 has itself a 95 % range of 0.58 to 1.42 times the truth (chi-square, 11); seeds are fixed.
    expect(spread / effect!.standardError.mean).toBeGreaterThan(0.58)
    expect(spread / effect!.standardError.mean).toBeLessThan(1.42)
  })
})
