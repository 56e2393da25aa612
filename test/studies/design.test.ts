import { ExpressionRunner } from 'survey-core'
import { describe, expect, test, vi } from 'vitest'
import {
  drawMember,
  preloadsOf,
  recordOf,
  type SimulatedMember,
} from '../../surveys/het-eerste-jaar/simulation/index.ts'
import { covariates } from '../../surveys/het-eerste-jaar/simulation/period.ts'
import { itemsOf, study, waveIds } from './questionnaire.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const { design } = study

test('each wave has a questionnaire of its own, and each preload a source and a way to deny it', () => {
  for (const [i, wave] of design.waves.entries()) {
    expect(Object.keys(study.instruments)).toContain(wave.instrument)
    const earlier = design.waves.slice(0, i).map((before) => before.id)
    const here = itemsOf(wave.id).map((item) => item.name)
    for (const preload of wave.preloads) {
      expect(here).toContain(preload.contradictedBy)
      for (const source of preload.from) {
        expect(earlier).toContain(source.wave)
        expect(itemsOf(source.wave).map((item) => item.name)).toContain(source.item)
      }
    }
  }
})

test('every contact has a text in both languages, with the code, the link and the last day', () => {
  for (const wave of design.waves)
    for (const step of wave.contacts)
      for (const key of [step.text, step.textWhenStarted])
        for (const language of ['nl', 'en'] as const) {
          const body = design.contactTexts[key]!.body[language]
          for (const placeholder of ['{name}', '{link}', '{code}', '{closes}'])
            expect(body, key).toContain(placeholder)
        }
  expect(
    new Set(design.waves.flatMap((wave) => wave.contacts.flatMap((c) => [c.text, c.textWhenStarted]))),
  ).toEqual(new Set(Object.keys(design.contactTexts)))
})

test('each question of the two half-years belongs to one concept, and footnotes stand where waves differ', () => {
  for (const concept of design.concepts) {
    for (const [wave, items] of Object.entries(concept.items))
      for (const item of items) expect(itemsOf(wave).map((found) => found.name)).toContain(item)
    if (concept.comparability !== 'identical') expect(concept.footnote, concept.id).toBeDefined()
  }
  for (const wave of ['first-half', 'second-half'])
    for (const item of itemsOf(wave)) {
      if (item.role === 'confirmation' || item.role === 'open' || item.role === 'route') continue
      const holders = design.concepts.filter((concept) => concept.items[wave]?.includes(item.name))
      expect(holders, `${wave} ${item.name}`).toHaveLength(1)
    }
})

test('the plan names variables and footnotes that exist', () => {
  const names = design.variables.map((variable) => variable.name)
  expect(new Set(names).size).toBe(names.length)
  const { plan } = design
  const used = [
    plan.group,
    ...plan.outcomes.flatMap((outcome) => [
      outcome.variable,
      ...(outcome.exposure ? [outcome.exposure] : []),
    ]),
    ...plan.supports.map((support) => support.variable),
    ...plan.covariates,
    ...plan.selectionCovariates,
  ]
  for (const name of used) expect(names).toContain(name)
  for (const support of plan.supports)
    for (const footnote of support.footnotes)
      expect(design.concepts.find((concept) => concept.id === footnote)?.footnote).toBeDefined()
})

/** What the panel file offers to the formulas of one row. */
function rowValues(
  member: SimulatedMember,
  wave: 'first-half' | 'second-half',
  previous: Record<string, unknown>,
) {
  const record = recordOf(member)
  const response = record.waves[wave]!
  const { days } = member.course
  const toDays = wave === 'first-half' ? days.half : days.year
  return {
    ...response.answers,
    facts: record.facts,
    events: record.events,
    preload: preloadsOf(wave, record.waves),
    previous,
    period: { from: response.periodFrom, to: response.periodTo, months: member.truth[wave].months, toDays },
    days: {
      application: 0,
      decision: days.decision,
      ...(days.benefitEnd === null ? {} : { benefitEnd: days.benefitEnd }),
    },
  }
}

function row(member: SimulatedMember, wave: 'first-half' | 'second-half', previous: Record<string, unknown>) {
  const values = rowValues(member, wave, previous)
  return Object.fromEntries(
    design.variables.map((variable) => {
      const formula = variable.formula[wave] ?? variable.formula['*']
      return [variable.name, formula === undefined ? null : new ExpressionRunner(formula).runValues(values)]
    }),
  )
}

describe('the variables of the panel file', () => {
  test('come out as what is true of the member', () => {
    let second = 0
    for (let index = 0; second < 120; index += 1) {
      const member = drawMember(77, index)
      const record = recordOf(member)
      const first = record.waves['first-half'] ? row(member, 'first-half', {}) : {}
      for (const wave of ['first-half', 'second-half'] as const) {
        if (record.waves[wave] === undefined) continue
        const truth = member.truth[wave]
        const got = row(member, wave, wave === 'first-half' ? {} : first)
        const x = covariates(member.person, truth)
        const want: Record<string, unknown> = {
          hours: truth.hours,
          applications: truth.applications,
          searching: Number(truth.searching),
          supportAny: Number(truth.supportAny),
          trajectory: Number(truth.active.trajectory),
          advice: Number(truth.support.advice),
          contacts: Number(truth.support.contacts),
          nonWork: Number(truth.support.nonWork),
          training: Number(truth.support.training),
          duty: x.duty,
          asked: x.asked,
          atWork: x.atWork,
          goodHealth: x.goodHealth,
          age: member.person.age,
          male: x.male,
          months: truth.months,
        }
        for (const [name, value] of Object.entries(want))
          expect(got[name], `${member.id} ${wave} ${name}`).toBe(value)
        if (got.originOutside !== null) expect(got.originOutside, member.id).toBe(x.originOutside)
        if (got.problems !== null) expect(got.problems).toBe(x.problems)
        const household = wave === 'first-half' ? member.person.household : member.person.householdLater
        expect([member.person.education, 'refused']).toContain(got.education)
        // A change of household that happened after the last questionnaire taken part in is told in the next.
        expect([household, 'refused']).toContain(got.household)
        const end = member.course.days.benefitEnd ?? 999
        expect(got.onBenefit6).toBe(end > 182.625 ? 1 : 0)
        if (wave === 'second-half') {
          second += 1
          expect(got.supportFirstHalf ?? null).toBe(first.supportAny ?? null)
        }
      }
    }
  })

  test('are missing, not zero, where nothing is known', () => {
    const member = drawMember(77, 2)
    const values = { ...rowValues({ ...member }, 'first-half', {}), searching: 'yes', searchHours: undefined }
    const of = (name: string) => {
      const variable = design.variables.find((found) => found.name === name)!
      return new ExpressionRunner(variable.formula['*']!).runValues(values) ?? null
    }
    expect(of('hours')).toBeNull()
    const refused = { ...values, problems: ['refused'] }
    const formula = design.variables.find((found) => found.name === 'problems')!.formula['*']!
    expect(new ExpressionRunner(formula).runValues(refused) ?? null).toBeNull()
  })
})

test('the waves of the plan are waves of the study', () => {
  for (const period of design.plan.periods) expect(waveIds).toContain(period)
})
