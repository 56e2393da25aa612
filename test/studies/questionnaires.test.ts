import { describe, expect, test, vi } from 'vitest'
import { drawMember, recordOf } from '../../surveys/het-eerste-jaar/simulation/index.ts'
import {
  itemsOf,
  modelOf,
  nodes,
  pagesOf,
  preloadVariables,
  secondsToAnswer,
  setVariables,
  study,
  visibleItems,
  waveIds,
} from './questionnaire.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const textKeys = [
  'title',
  'description',
  'text',
  'html',
  'completedHtml',
  'minRateDescription',
  'maxRateDescription',
  'requiredErrorText',
]
const allowed = new Set([
  'text',
  'comment',
  'radiogroup',
  'checkbox',
  'dropdown',
  'boolean',
  'rating',
  'panel',
  'html',
  'expression',
])
const forbidden = [
  'valueName',
  'triggers',
  'defaultValue',
  'defaultValueExpression',
  'setValueIf',
  'setValueExpression',
]

describe.each(waveIds)('the questionnaire %s', (wave) => {
  test('is read by survey-core without an error, expressions included', () => {
    const model = modelOf(wave, preloadVariables)
    expect(model.jsonErrors ?? []).toEqual([])
    expect(model.validateExpressions().map((found) => found.propertyName)).toEqual([])
  })

  test('has every text in Dutch and in English', () => {
    const missing: string[] = []
    for (const { path, value } of nodes(study.instruments[wave]))
      for (const key of textKeys) {
        if (value[key] === undefined) continue
        const text = value[key] as Record<string, string>
        const translated = text.default !== text.en || text.default === 'UWV'
        if (!text.default?.trim() || !text.en?.trim() || !translated) missing.push(`${path}.${key}`)
      }
    expect(missing).toEqual([])
  })

  test('shows the same placeholders in both languages', () => {
    for (const { value } of nodes(study.instruments[wave]))
      if (typeof value.default === 'string' && typeof value.en === 'string')
        expect([...value.en.matchAll(/\{[^}]+\}/g)].map(String).sort()).toEqual(
          [...value.default.matchAll(/\{[^}]+\}/g)].map(String).sort(),
        )
  })

  test('keeps to the constructs that the platform knows', () => {
    for (const page of pagesOf(wave)) for (const { type } of page.elements) expect(allowed).toContain(type)
    for (const { value } of nodes(study.instruments[wave]))
      for (const key of forbidden) expect(Object.keys(value)).not.toContain(key)
  })

  test('has seven to ten pages, each with one topic as its title', () => {
    expect(pagesOf(wave).length).toBeGreaterThanOrEqual(7)
    expect(pagesOf(wave).length).toBeLessThanOrEqual(10)
    expect(new Set(pagesOf(wave).map((page) => page.title.default)).size).toBe(pagesOf(wave).length)
  })

  test('names each question once, and says what concept each measures', () => {
    const names = pagesOf(wave).flatMap((page) => page.elements.map((element) => element.name))
    expect(new Set(names).size).toBe(names.length)
    for (const item of itemsOf(wave)) expect(item.concept, item.name).toBeTypeOf('string')
  })

  test('gives an example with every number and every day', () => {
    for (const item of itemsOf(wave))
      if (item.type === 'text' && item.inputType !== undefined)
        expect((item.description as { default: string }).default, item.name).toMatch(/bijvoorbeeld|Vul 0 in/)
  })

  test('dates the three search questions with the person’s own period', () => {
    for (const name of ['searching', 'searchHours', 'applications']) {
      const item = itemsOf(wave).find((candidate) => candidate.name === name)!
      expect((item.title as { default: string }).default).toMatch(/\{periodFrom\}.*\{periodTo\}/)
    }
  })

  test('leaves a way out of every choice that must be made, except plain facts', () => {
    const plain = ['searching', 'backAtWork', 'stillOnBenefit', 'askedForHelp', 'health']
    for (const item of itemsOf(wave)) {
      if (item.isRequired !== true || plain.includes(item.name) || item.choices === undefined) continue
      const values = (item.choices as { value: string }[]).map((choice) => choice.value)
      expect(
        values.some((value) => value === 'dontKnow' || value === 'refused'),
        item.name,
      ).toBe(true)
    }
  })

  test('takes about ten minutes', () => {
    const seconds: number[] = []
    const model = modelOf(wave, preloadVariables)
    for (let index = 0; seconds.length < 40; index += 1) {
      const member = drawMember(5, index)
      const record = recordOf(member)
      const answers = record.waves[wave]?.answers
      if (answers === undefined) continue
      setVariables(model, { member: { benefit: member.facts.benefit } })
      model.data = { ...answers }
      seconds.push(secondsToAnswer(model, visibleItems(model)))
    }
    const median = seconds.sort((a, b) => a - b)[20]! / 60
    expect(median).toBeGreaterThan(7)
    expect(median).toBeLessThan(11)
    expect(seconds.at(-1)! / 60).toBeLessThan(15)
  })
})

describe('the support block', () => {
  test.each(['first-half', 'second-half'])(
    'asks of each form of Table 1 who gave it and how much, in %s',
    (wave) => {
      const items = new Map(itemsOf(wave).map((item) => [item.name, item]))
      const form = {
        advice: 'adviceTimes',
        helpApplying: 'helpApplyingTimes',
        helpBusiness: 'helpBusinessTimes',
        trajectory: 'trajectoryHours',
        training: 'trainingDays',
        helpNonWork: 'helpNonWorkTimes',
      }
      for (const [name, intensity] of Object.entries(form)) {
        expect((items.get(name)!.choices as { value: string }[]).map((c) => c.value)).toEqual([
          'yes',
          'no',
          'dontKnow',
        ])
        expect((items.get(`${name}Provider`)!.choices as { value: string }[]).map((c) => c.value)).toEqual([
          'cwi',
          'uwv',
          'municipality',
          'reintegrationCompany',
          'other',
        ])
        expect(items.get(intensity)?.visibleIf).toBe(`{${name}} = 'yes'`)
      }
      const contacts =
        wave === 'first-half'
          ? ['contactsCount', 'contactsProvider']
          : ['guidance', 'guidanceProvider', 'guidanceTimes']
      for (const name of contacts) expect(items.has(name), name).toBe(true)
    },
  )

  test('asks about non-work help only those with a real problem', () => {
    const model = modelOf('first-half', preloadVariables)
    for (const [problems, shown] of [
      [['debts'], true],
      [['none'], false],
      [['refused'], false],
      [[], false],
    ] as const) {
      model.setValue('problems', problems)
      expect(visibleItems(model).has('helpNonWork')).toBe(shown)
    }
  })

  test('takes another route for who had left the benefit before the period', () => {
    const model = modelOf('second-half', { ...preloadVariables, preload: { stillOnBenefit: 'no' } })
    model.setValue('benefitEndOk', 'yes')
    const shown = visibleItems(model)
    for (const item of ['stillOnBenefit', 'dutyToApply', 'advice', 'training', 'satisfaction'])
      expect(shown, item).not.toContain(item)
    for (const item of ['supportAfterLeaving', 'searching', 'backAtWork', 'health', 'problems'])
      expect(shown).toContain(item)
    model.setValue('supportAfterLeaving', 'yes')
    expect(visibleItems(model)).toContain('advice')
  })
})

describe('what was told before', () => {
  test('is shown, can be denied, and is then asked again', () => {
    const model = modelOf('second-half', {
      ...preloadVariables,
      preload: { education: 'lower', trajectory: 'yes' },
    })
    expect(visibleItems(model)).toContain('told_education_lower')
    expect(visibleItems(model)).not.toContain('education')
    expect(visibleItems(model)).not.toContain('trajectoryEarlier')
    model.setValue('educationOk', 'no')
    model.setValue('trajectoryOk', 'no')
    expect(visibleItems(model)).toContain('education')
    expect(visibleItems(model)).toContain('trajectoryEarlier')
  })

  test.each(['education', 'household', 'bornInNetherlands', 'parentsBorn'])(
    'has a sentence for each answer to %s',
    (item) => {
      const codes = (
        itemsOf('decision').find((found) => found.name === item)!.choices as { value: string }[]
      ).map((c) => c.value)
      for (const code of codes.filter((value) => value !== 'refused')) {
        const model = modelOf('first-half', { ...preloadVariables, preload: { [item]: code } })
        expect(visibleItems(model)).toContain(`told_${item}_${code}`)
      }
    },
  )

  test('is simply asked when it was not told', () => {
    const model = modelOf('first-half', { ...preloadVariables, preload: {} })
    for (const item of ['education', 'household', 'bornInNetherlands', 'parentsBorn'])
      expect(visibleItems(model)).toContain(item)
  })
})
