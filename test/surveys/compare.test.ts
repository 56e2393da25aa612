import { describe, expect, it } from 'vitest'
import { compareQuestionnaires } from '../../surveys/compare/compare-questionnaires.ts'
import { studies } from '../../surveys/index.ts'
import { compileInstrument } from '../../surveys/instrument/index.ts'

const of = (...elements: object[]) => compileInstrument({ pages: [{ name: 'p', elements }] })
const changes = (before: object, after: object) =>
  compareQuestionnaires(of(before), of(after)).map(({ item, kind, effect }) => `${item} ${kind}: ${effect}`)
const work = { type: 'radiogroup', name: 'work', title: 'Werk?', choices: ['yes', 'no'] }
const rows = (...values: string[]) => ({
  type: 'matrix',
  name: 'content',
  title: 'Tevreden',
  columns: ['yes', 'no'],
  rows: values,
})
const spells = (...names: string[]) => ({
  type: 'paneldynamic',
  name: 'spells',
  title: 'Perioden',
  templateElements: names.map((name) => ({ type: 'text', name, title: name })),
})
const hours = { type: 'text', name: 'hours', title: 'Uren', inputType: 'number', min: 0, max: 40 }

describe('two versions of a questionnaire', () => {
  it.each([
    [
      'another kind of answer',
      hours,
      { type: 'comment', name: 'hours', title: 'Uren' },
      'hours kind: breaking',
    ],
    ['a code that is gone', work, { ...work, choices: ['yes'] }, 'work choice-removed: breaking'],
    ['a code more', work, { ...work, choices: ['yes', 'no', 'both'] }, 'work choice-added: compatible'],
    [
      'a code with other words',
      work,
      { ...work, choices: [{ value: 'yes', text: 'Jazeker' }, 'no'] },
      'work choice-words: comparable',
    ],
    ['codes in another order', work, { ...work, choices: ['no', 'yes'] }, 'work choice-order: comparable'],
    ['other words', work, { ...work, title: 'Had u werk?' }, 'work words: comparable'],
    ['a wider limit', hours, { ...hours, max: 80 }, 'hours limit-wider: compatible'],
    ['a narrower limit', hours, { ...hours, min: 1 }, 'hours limit-narrower: comparable'],
    ['an answer that must be given', work, { ...work, isRequired: true }, 'work required: comparable'],
    ['a row more', rows('pay'), rows('pay', 'hours'), 'content row-added: compatible'],
    ['a row that is gone', rows('pay', 'hours'), rows('pay'), 'content row-removed: comparable'],
    [
      'a question more in each entry',
      spells('kind'),
      spells('kind', 'pay'),
      'spells.pay item-added: compatible',
    ],
    [
      'a question gone from each entry',
      spells('kind', 'pay'),
      spells('kind'),
      'spells.pay item-removed: comparable',
    ],
    [
      'another period that it is about',
      { ...work, period: 'wave' },
      { ...work, period: 'now' },
      'work period: comparable',
    ],
  ])('differ by %s', (_, before, after, expected) => {
    expect(changes(before, after)).toEqual([expected])
  })

  it('differ by who is asked, also when the condition is on what a question stands in', () => {
    const panel = (visibleIf?: string) =>
      of(work, { type: 'panel', name: 'g', elements: [hours], ...(visibleIf && { visibleIf }) })
    expect(
      compareQuestionnaires(panel(), panel("{work} = 'yes'")).map(({ item, kind }) => [item, kind]),
    ).toEqual([['hours', 'condition']])
  })

  it('differ by questions that came and went', () => {
    expect(compareQuestionnaires(of(work), of(hours)).map(({ item, kind }) => [item, kind])).toEqual([
      ['hours', 'item-added'],
      ['work', 'item-removed'],
    ])
  })

  it('do not differ by layout, order of properties, or the page that a question is on', () => {
    const one = compileInstrument({ pages: [{ name: 'p', elements: [work, hours] }] })
    const other = compileInstrument({
      showQuestionNumbers: 'off',
      pages: [
        { elements: [{ colCount: 2, ...work }], name: 'p' },
        { name: 'q', elements: [hours] },
      ],
    })
    expect(compareQuestionnaires(one, other)).toEqual([])
    for (const json of Object.values(studies['het-eerste-jaar']!.instruments))
      expect(compareQuestionnaires(compileInstrument(json), compileInstrument(json))).toEqual([])
  })
})
