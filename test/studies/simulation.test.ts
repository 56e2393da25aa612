import { beforeAll, describe, expect, test, vi } from 'vitest'
import {
  averageMarginalEffects,
  completedWaves,
  drawMember,
  drawPanelRecords,
  exampleSeed,
  parameters,
  trueContrast,
  trueEffects,
  trueMark,
} from '../../surveys/het-eerste-jaar/simulation/index.ts'
import { Observed } from '../../surveys/het-eerste-jaar/simulation/observed.ts'
import { type Benefit, forms, type SimulatedMember } from '../../surveys/het-eerste-jaar/simulation/types.ts'
import { study } from './questionnaire.ts'
import { fitOutcome, members, outcomes, selectionFit, type TruePanel, truePanel } from './true-panel.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const groups = ['WW', 'WWB'] as const satisfies readonly Benefit[]
const { published } = study

describe('drawing a member', () => {
  test('depends on the seed and the number only, not on what was drawn before', () => {
    const alone = drawMember(9, 123)
    for (let index = 0; index < 20; index += 1) drawMember(9, index)
    expect(drawMember(9, 123)).toEqual(alone)
    expect(drawMember(10, 123)).not.toEqual(alone)
  })

  test('gives the same records for the same seed, whatever the size of the panel', () => {
    const small = [...drawPanelRecords(4, 60)]
    expect([...drawPanelRecords(4, 200)].slice(0, small.length)).toEqual(small)
  })

  test('makes up mailboxes that cannot exist, one a member', () => {
    const mailboxes = [...members(1, 500)].map((member) => member.identity.email)
    expect(new Set(mailboxes).size).toBe(500)
    for (const mailbox of mailboxes) expect(mailbox).toMatch(/^[a-z.]+\.\d+@example\.org$/)
  })

  test('keeps each date in its place', () => {
    for (const member of members(2, 2000)) {
      const { application, decision, benefitEnd, benefitReturn } = member.events
      expect(application! >= '2006-03-01' && application! <= '2006-04-30').toBe(true)
      expect(decision! > application!).toBe(true)
      if (benefitEnd !== undefined) expect(benefitEnd > decision!).toBe(true)
      if (benefitReturn !== undefined) {
        expect(benefitReturn > benefitEnd!).toBe(true)
        expect(benefitReturn <= member.course.periods['second-half'].to).toBe(true)
      }
    }
  })
})

describe('the effects put in', () => {
  test('amount to the published marks and contrasts', () => {
    for (const [form, marks] of Object.entries(published.table1))
      for (const group of groups) expect(trueMark(group, form as (typeof forms)[number])).toBe(marks[group])
    for (const { group, only, value } of published.contrasts)
      expect(trueContrast(group as Benefit, only as (typeof forms)[number])).toBeCloseTo(value, 10)
  })

  test('are exactly zero where the report found none', () => {
    const none = trueEffects().filter(({ form }) => form === 'training' || form === 'nonWork')
    expect(none).toHaveLength(2 * 2 * 3 * 2)
    for (const { effect } of none) expect(effect).toBe(0)
    const marginal = averageMarginalEffects(3, 2000)
    expect(marginal.WW.searching.training).toBe(0)
    expect(marginal.WW.hours.contacts).toBeCloseTo(3, 10)
    expect(marginal.WWB.searching.business).toBeLessThan(-0.1)
  })
})

test('a panel of 5,000 with the example seed shows every published mark', () => {
  const everyone = [...members(exampleSeed, 5000)]
  for (const group of groups) {
    const panel = truePanel(everyone, group)
    const fits = outcomes.map(({ name }) => fitOutcome(panel, name))
    for (const form of forms) {
      const signs = fits.map((fit) => {
        const z = fit.estimate[form]! / fit.standardError[form]!
        return Math.abs(z) < 1.96 ? 0 : Math.sign(z)
      })
      const [up, down] = [signs.filter((sign) => sign > 0).length, signs.filter((sign) => sign < 0).length]
      const mark = up === 3 ? '++' : up > 0 ? '+' : down > 0 ? '-' : ''
      expect(mark, `${group} ${form}`).toBe(published.table1[form]![group])
    }
  }
})

describe('a large panel', () => {
  const everyone: SimulatedMember[] = []
  const panels = {} as Record<Benefit, TruePanel>
  const found = {} as Record<Benefit, Observed>
  beforeAll(() => {
    everyone.push(...members(2024, 80_000))
    for (const group of groups) {
      panels[group] = truePanel(everyone, group)
      found[group] = new Observed(everyone, group)
    }
  })

  test.each(groups)('of %s has the published mean hours, to a tenth of an hour', (group) => {
    for (const period of ['first-half', 'second-half'] as const) {
      expect(Math.abs(found[group].hoursDrawn[period].value - published.hours[group]![period]!)).toBeLessThan(
        0.1,
      )
      expect(Math.abs(found[group].hoursDrawn[period].value - found[group].hours[period].value)).toBeLessThan(
        0.1,
      )
    }
  })

  test.each(groups)('of %s has the published shares with support, to one and a half percent', (group) => {
    for (const figure of ['firstHalf3', 'secondHalf6', 'secondHalf12', 'year6'] as const)
      expect(
        Math.abs(found[group][figure].value - published.anySupport[figure][group]!.value!),
        figure,
      ).toBeLessThan(0.015)
  })

  test('of WW has the published trajectories, trainings and transfers', () => {
    expect(Math.abs(found.WW.trajectoryYear.value - 0.48)).toBeLessThan(0.015)
    expect(Math.abs(found.WW.trainingYear.value - 1 / 7)).toBeLessThan(0.01)
    expect(Math.abs(found.WW.supportUnknownUwv.value - 0.5)).toBeLessThan(0.02)
    for (const [known, share] of [
      ['neither', 0.06],
      ['cwiOnly', 0.26],
      ['uwvOnly', 0.13],
    ] as const)
      expect(Math.abs(found.WW.transfer[known].value - share), known).toBeLessThan(0.01)
  })

  test('of WWB says in two thirds that it has no duty to apply, though the register exempts 29 percent', () => {
    expect(Math.abs(found.WWB.noDuty.value - 2 / 3)).toBeLessThan(0.02)
    expect(Math.abs(found.WWB.exempt.value - 0.29)).toBeLessThan(0.02)
  })

  test('loses members from wave to wave, and the older and nearer stay more', () => {
    for (const group of groups) {
      const { response } = found[group]
      expect(response.decision.value).toBeGreaterThan(response['first-half'].value)
      expect(response['first-half'].value).toBeGreaterThan(response['second-half'].value)
    }
    const share = (keep: (member: SimulatedMember) => boolean) => {
      const some = everyone.filter((member) => member.facts.granted === 'yes' && keep(member))
      return some.filter((member) => completedWaves(member).includes('second-half')).length / some.length
    }
    expect(share(({ person }) => person.age >= 50)).toBeGreaterThan(
      share(({ person }) => person.age < 30) + 0.05,
    )
    expect(share(({ person }) => person.distance === 1)).toBeGreaterThan(
      share(({ person }) => person.distance === 4) + 0.03,
    )
  })

  test('has means that keep hours and chances in bounds, so that no rounding or cap bends an effect', () => {
    let bent = 0
    for (const member of everyone)
      for (const wave of completedWaves(member)) {
        const { expected, hours, applications } = member.truth[wave]
        if (expected.hours / expected.searching < 0.6 || hours >= 80 || applications >= 500) bent += 1
      }
    expect(bent).toBe(0)
  })

  test.each(groups)('of %s supports the groups that the report says, in both half-years', (group) => {
    for (const period of ['first-half', 'second-half'] as const) {
      const fit = selectionFit(everyone, group, period)
      for (const [name, { sign }] of Object.entries(published.selection[group]![period]!)) {
        const z = fit.estimate[name]! / fit.standardError[name]!
        if (sign === null)
          expect(fit.estimate.ageSquared! / fit.standardError.ageSquared!, name).toBeLessThan(-3)
        else expect(sign === '+' ? z : -z, `${period} ${name}`).toBeGreaterThan(3)
      }
    }
  })

  for (const group of groups)
    for (const { name } of outcomes)
      test(`of ${group} gives back the effects on ${name}, within three and a half standard errors`, () => {
        const fit = fitOutcome(panels[group], name)
        const { effects, background } = parameters.groups[group].outcomes[name]
        const put: Record<string, number> = {
          ...background,
          ...Object.fromEntries(forms.map((form) => [form, effects[form] ?? 0])),
        }
        for (const [term, value] of Object.entries(put)) {
          const z = (fit.estimate[term]! - value) / fit.standardError[term]!
          expect(Math.abs(z), `${term}: ${fit.estimate[term]} for ${value}`).toBeLessThan(3.5)
        }
        const { intercepts } = parameters.groups[group].outcomes[name]
        expect(fit.estimate.secondHalf).toBeCloseTo(intercepts['second-half'] - intercepts['first-half'], 0)
      })
})
