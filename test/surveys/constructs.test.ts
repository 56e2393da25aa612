import { describe, expect, it } from 'vitest'
import { partOf } from '../../analysis/panel-file/formulas.ts'
import { checkDesign } from '../../surveys/check-design/index.ts'
import { compileInstrument, spellTablesOf, variablesOf } from '../../surveys/instrument/index.ts'
import { constructs } from './instruments/constructs.ts'
import { withElements } from './refused.ts'
import { type Spoilable, smallStudy } from './small-study.ts'
import { elements } from './spoiled.ts'

const context = { today: '2007-01-15', variables: {} }
const instrument = compileInstrument(constructs)
const given = { button: 'a', slide: 3, order: ['pay', 'hours', 'travel'] }

function codes(answers: Record<string, unknown>): string[] {
  const { problems } = instrument.checkAll({ ...given, ...answers }, context)
  return problems.map(({ item, code }) => `${item} ${code}`)
}

describe('an answer of several values is refused, at its place, when', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a list stands for an object', { content: [1] }, 'content type'],
    ['there is no such row', { content: { luck: 1 } }, 'content.luck unknown'],
    ['a cell holds no code of its column', { content: { pay: 9 } }, 'content.pay choice'],
    ['a field holds another kind', { income: { work: 'veel' } }, 'income.work type'],
    [
      'a field is over a limit that another field sets',
      { income: { work: 5, benefit: 6 } },
      'income.benefit range',
    ],
    ['a row has no answer', { content: { pay: 1 } }, 'content.hours required'],
    [
      'two rows have the same answer',
      { content: { pay: 1 }, unlike: { x: 'one', y: 'one' } },
      'unlike.y unique',
    ],
    ['an object stands for a list of entries', { spells: { kind: 'job' } }, 'spells type'],
    ['an entry is no object', { spells: ['job'] }, 'spells type'],
    ['an entry holds what is not asked', { spells: [{ kind: 'job', luck: 1 }] }, 'spells[0].luck unknown'],
    [
      'a condition in the entry requires it',
      { spells: [{ kind: 'none' }, { kind: 'job' }] },
      'spells[1].days required',
    ],
    [
      'two entries have the same key',
      { spells: [{ kind: 'none' }, { kind: 'none' }] },
      'spells[1].kind unique',
    ],
    ['there are too many entries', { spells: [{}, {}, {}, {}, { kind: 'none' }] }, 'spells count'],
    ['an entry was added and left empty', { spells: [{}] }, 'spells[0].kind required'],
    ['a ranking leaves out a choice', { order: ['pay', 'hours'] }, 'order type'],
    ['a ranking has a choice twice', { order: ['pay', 'hours', 'pay'] }, 'order choice'],
    ['nothing is answered in a panel that wants one answer', {}, 'oneOf required'],
  ])('%s', (_why, answers, problem) => {
    expect(codes(answers)).toContain(problem)
  })

  it('the entries are more than anybody has, before looking at any', () => {
    expect(instrument.checkStructure({ spells: Array.from({ length: 1001 }, () => 'x') })).toHaveLength(1)
  })
})

describe('inside an entry', () => {
  it('conditions read the entry, and sums and later questions read the entries', () => {
    const spells = [
      { kind: 'job', days: 5, employer: 'a' },
      { kind: 'benefit', days: 8 },
    ]
    const state = instrument.evaluate({ ...given, spells }, context)
    const shown = state.inside('spells').map(({ path, state: entry }) => [path, entry.isVisible('employer')])
    expect(shown).toEqual([
      ['spells[0].', true],
      ['spells[1].', false],
    ])
    expect(state.values).toMatchObject({ spellDays: 13, firstKind: 'job' })
    expect(state.isVisible('children')).toBe(true)
  })

  it('what routing hides is not kept, and the entries keep their places', () => {
    const spells = [{ kind: 'none', employer: 'a' }, {}]
    const { kept } = instrument.checkAll({ ...given, spells }, context)
    expect(kept.spells).toEqual([{ kind: 'none', double: 0 }, { double: 0 }])
  })

  it('white space is no answer', () => {
    const { problems } = instrument.checkAll({ ...given, income: { mail: '  ' } }, context)
    expect(problems).toContainEqual(expect.objectContaining({ item: 'income', code: 'required' }))
    const [child] = instrument.evaluate({ children: [{ age: ' ' }] }, context).inside('children')
    expect(child!.state.isEnabled('home')).toBe(false)
  })

  it('answers cannot be planted by a name of every object', () => {
    const planted = JSON.parse('{"content":{"__proto__":1,"constructor":1}}')
    expect(instrument.checkStructure(planted)).toMatchObject([{ code: 'unknown' }])
  })
})

describe('choices carried forward', () => {
  it('are those that were chosen there, and the explained other', () => {
    const channels = ['web', 'other']
    const state = instrument.evaluate({ channels, 'channels-Comment': 'een fonds' }, context)
    expect(state.choices('best')).toEqual(['web', 'other', 'none'])
    expect(state.choices('unused')).toEqual(['paper', 'friends', 'no'])
  })
})

describe('the columns of an instrument', () => {
  const names = variablesOf(instrument.items).map(({ name }) => name)

  it('are one a row, cell, field and rank, and a count of entries', () => {
    const expected = [
      'order.pay',
      'income.work',
      'content.boss',
      'jobs.second.week',
      'spells.count',
      'children.count',
    ]
    expect(names).toEqual(expect.arrayContaining(expected))
    expect(new Set(names).size).toBe(names.length)
    expect(names).not.toContain('spells')
  })

  it('hold what was answered, and the entries are a table of their own', () => {
    const answers = {
      order: ['hours', 'pay', 'travel'],
      jobs: { main: { had: 'no' } },
      spells: [{ kind: 'none' }],
    }
    const values = Object.fromEntries(
      variablesOf(instrument.items).map(({ name, valueIn }) => [name, valueIn(answers)]),
    )
    expect(values).toMatchObject({
      'order.pay': 2,
      'jobs.main.had': 'no',
      'spells.count': 1,
      'children.count': undefined,
    })
    const [spells] = spellTablesOf(instrument.items)
    expect(spells!.variables.map(({ name }) => name)).toEqual([
      ...['kind', 'days', 'employer', 'through', 'double', 'long', 'many'],
    ])
    expect(spells!.entriesIn(answers)).toEqual([{ kind: 'none' }])
  })

  it('are read by the formulas of a panel file under the same names', () => {
    const answers: Record<string, unknown> = {
      ...{ order: ['hours', 'pay', 'travel'], jobs: { main: { had: 'no' } }, income: { work: 3 } },
      ...{ content: { pay: 2 }, spells: [{ kind: 'none' }, {}], channels: ['web'] },
    }
    for (const { name, valueIn } of variablesOf(instrument.items)) {
      const [item, ...steps] = name.split('.')
      expect(partOf(answers[item!], steps), name).toEqual(valueIn(answers))
    }
    expect(partOf(answers.spells, ['0', 'kind'])).toBe('none')
  })
})

describe('the check of a design', () => {
  const matrix = {
    ...{ type: 'matrix', name: 'content', title: { nl: 'Tevreden?', en: 'Content?' } },
    columns: [1, 2],
    rows: [{ value: 'pay', text: { nl: 'loon', en: 'pay' } }],
  }
  const reportedAfter = (visibleIf: string, formula?: string) => {
    const study: Spoilable = smallStudy()
    const list = elements(study, 'first')
    list.unshift(matrix)
    list.find((element: { name: string }) => element.name === 'searchHours').visibleIf = visibleIf
    if (formula) study.design.variables[1].formula.one = formula
    return checkDesign(study).map(({ path, sentence }) => `${path} ${sentence.en}`)
  }

  it('walks through the rows of a table', () => {
    expect(reportedAfter('{content.pay} = 2').filter((line) => line.includes('searchHours'))).toEqual([])
    const never = reportedAfter('{content.pay} = 1 and {content.pay} = 2')
    expect(never.join('\n')).toMatch(/instruments\.first\.searchHours Nobody/)
  })

  it('knows which columns formulas may read', () => {
    expect(
      reportedAfter('{content.pay} = 2', '{content.pay}').filter((line) => line.includes('formula')),
    ).toEqual([])
    expect(reportedAfter('{content.pay} = 2', '{content.luck}').join('\n')).toMatch(
      /'content\.luck' in wave 'one'/,
    )
  })

  it('says so when it does not walk through entries', () => {
    const spells = {
      ...{ type: 'paneldynamic', name: 'spells' },
      templateElements: [
        { type: 'text', name: 'a' },
        { type: 'text', name: 'b', visibleIf: '{panel.a} notempty' },
      ],
    }
    const study: Spoilable = smallStudy()
    elements(study, 'first').push(spells)
    const found = checkDesign(study).filter(({ path }) => path === 'instruments.first.spells.b')
    expect(found.map(({ severity }) => severity)).toContain('undecided')
  })

  it('accepts texts that show the entry they stand in, and no others', () => {
    const titled = (title: string) =>
      withElements({
        ...{ type: 'paneldynamic', name: 'spells', templateTitle: title },
        templateElements: [{ type: 'text', name: 'a' }],
      })
    expect(() => compileInstrument(titled('Baan {panelIndex}: {panel.a}'))).not.toThrow()
    expect(() => compileInstrument(titled('Baan {panel.b}'))).toThrow(/panel\.b/)
  })
})
