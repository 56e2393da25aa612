/** A questionnaire leaves the house: as a codebook for archives, and on paper. */
import { describe, expect, it } from 'vitest'
import { studies } from '../../../surveys/index.ts'
import { InstrumentError } from '../../../surveys/instrument/index.ts'
import { conditionInWords } from '../../../surveys/interchange/export/condition-words.ts'
import { toDdi } from '../../../surveys/interchange/export/ddi.ts'
import { printEdition } from '../../../surveys/interchange/export/print.ts'
import { childOf, childrenOf, everyTag, readXml, type Tag } from '../../../surveys/interchange/xml.ts'

const none = { nl: '', en: '' }
const both = (nl: string, en: string) => ({ default: nl, en })
const questionnaire = {
  title: both('Werk & <geld>', 'Work & money'),
  pages: [
    {
      name: 'one',
      elements: [
        {
          type: 'radiogroup',
          name: 'work',
          title: both('Had u "werk"?', 'Did you work?'),
          concept: 'work',
          choices: [
            { value: 1, text: both('Ja', 'Yes') },
            { value: 2, text: both('Nee', 'No') },
          ],
          showDontKnowItem: true,
        },
        {
          type: 'text',
          name: 'hours',
          title: both('Hoeveel uur na {periodFrom}?', 'How many hours?'),
          inputType: 'number',
          min: 0,
          max: 80,
          visibleIf: '{work} = 1',
        },
        {
          type: 'checkbox',
          name: 'ways',
          title: 'Hoe, met {hours} uur?',
          choices: ['a', 'b'],
          showOtherItem: true,
          maxSelectedChoices: 2,
        },
        { type: 'html', name: 'bye', html: '<p>Dank<script>alert(1)</script></p>' },
      ],
    },
    {
      name: 'two',
      visibleIf: "{hours} > 12 and ({ways} contains 'a' or {work} notempty)",
      elements: [{ type: 'comment', name: 'more' }],
    },
  ],
}
const ddi = (questionnaires: Readonly<Record<string, unknown>>) =>
  toDdi({
    id: 's',
    title: { nl: 'Werk & <geld>', en: 'Work' },
    organisation: none,
    about: none,
    questionnaires,
  })
const variables = (text: string) => childrenOf(childOf(readXml(text), 'dataDscr'), 'var')
const textOf = (tag: Tag | undefined, name: string, language = 'nl') =>
  childrenOf(tag, name).find(({ attributes }) => attributes['xml:lang'] === language)?.text

describe('a DDI codebook', () => {
  it('is not made of a questionnaire that cannot be published', () => {
    expect(() => ddi({ q: { pages: [{ name: 'p', elements: [{ type: 'file', name: 'f' }] }] } })).toThrow(
      InstrumentError,
    )
  })

  it('tells of each variable what was asked, of whom, and what the codes mean', () => {
    const text = ddi({ q: questionnaire })
    expect(text).toContain('<titl xml:lang="nl">Werk &amp; &lt;geld&gt;</titl>')
    const [work, hours, ways] = variables(text)
    expect(textOf(work, 'labl')).toBe('Had u "werk"?')
    expect(textOf(childOf(work, 'qstn'), 'qstnLit', 'en')).toBe('Did you work?')
    expect(
      childrenOf(work, 'catgry').map((one) => [
        childOf(one, 'catValu')?.text,
        textOf(one, 'labl', 'en'),
        one.attributes.missing,
      ]),
    ).toEqual([
      ['1', 'Yes', undefined],
      ['2', 'No', undefined],
      ['dontknow', "I don't know", 'Y'],
    ])
    expect(childrenOf(childOf(work, 'valrng'), 'item').map(({ attributes }) => attributes.VALUE)).toEqual([
      '1',
      '2',
    ])
    expect(childrenOf(childOf(work, 'invalrng'), 'item').map(({ attributes }) => attributes.VALUE)).toEqual([
      'dontknow',
    ])
    expect(childOf(childOf(hours, 'valrng'), 'range')?.attributes).toEqual({
      UNITS: 'REAL',
      min: '0',
      max: '80',
    })
    expect(hours?.attributes.intrvl).toBe('contin')
    expect(textOf(hours, 'universe')).toBe('Alleen als u bij work “Ja” koos')
    expect(textOf(hours, 'universe', 'en')).toBe('Only if you chose “Yes” at work')
    expect(childOf(work, 'concept')?.text).toBe('work')
    expect(ways?.attributes.name).toBe('ways.a')
    expect(textOf(ways, 'labl')).toBe('Hoe, met {hours} uur?: a')
  })

  // The sequences, attributes and values of codebook.xsd 2.5, as far as they are used here.
  const orders: Readonly<Record<string, readonly string[]>> = {
    codeBook: ['stdyDscr', 'dataDscr'],
    stdyDscr: ['citation', 'stdyInfo'],
    citation: ['titlStmt', 'rspStmt'],
    titlStmt: ['titl', 'parTitl', 'IDNo'],
    rspStmt: ['AuthEnty'],
    stdyInfo: ['abstract'],
    dataDscr: ['varGrp', 'var'],
    varGrp: ['labl'],
    var: [
      ...['labl', 'qstn', 'valrng', 'invalrng', 'universe', 'sumStat', 'catgry', 'concept', 'varFormat'],
      'notes',
    ],
    qstn: ['qstnLit', 'ivuInstr'],
    catgry: ['catValu', 'labl', 'catStat'],
    valrng: ['item', 'range'],
    invalrng: ['item', 'range'],
  }
  const identifier = /^[A-Za-z_][\w.-]*$/
  const allowed: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
    codeBook: { xmlns: /^ddi:codebook:2_5$/, 'xmlns:xsi': /./, 'xsi:schemaLocation': /./, version: /^2\.5$/ },
    varGrp: { ID: identifier, type: /^section$/, var: /^\S+( \S+)*$/, name: /./ },
    var: { ID: identifier, name: /./, intrvl: /^(contin|discrete)$/ },
    item: { VALUE: /./ },
    range: { UNITS: /^(INT|REAL)$/, min: /./, max: /./ },
    universe: { clusion: /^[IE]$/ },
    sumStat: { type: /^(mean|medn|mode|vald|invd|min|max|stdev)$/ },
    catgry: { missing: /^[YN]$/ },
    catStat: { type: /^(freq|percent)$/ },
    varFormat: { type: /^(character|numeric)$/, category: /^(date|time)$/ },
    notes: { type: /./ },
  }
  const required: Readonly<Record<string, string>> = { var: 'name', item: 'VALUE', sumStat: 'type' }
  const faultsOf = (root: Tag) =>
    [...everyTag(root)].flatMap(({ name, attributes, children }) => {
      const places = children.map((child) => (orders[name] ?? []).indexOf(child.name))
      const known = { ...allowed[name], 'xml:lang': /^(nl|en)$/ } as Record<string, RegExp>
      return [
        ...(places.some((place, at) => place < (places[at - 1] ?? 0)) ? [`order in ${name}`] : []),
        ...(/^(in)?valrng$/.test(name) && children.length === 0 ? [`nothing in ${name}`] : []),
        ...(required[name] && !(required[name] in attributes) ? [`${required[name]} of ${name}`] : []),
        ...Object.entries(attributes).flatMap(([key, value]) =>
          known[key]?.test(value) ? [] : [`${name} ${key}=${value}`],
        ),
      ]
    })

  it.each(Object.values(studies))(
    'of $design.id keeps to the schema, and has no identifier twice',
    ({ design, instruments }) => {
      const root = readXml(toDdi({ ...design, questionnaires: instruments }))
      const ids = [...everyTag(root)].flatMap(({ attributes }) => attributes.ID ?? [])
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.length).toBeGreaterThan(20)
      const named = childrenOf(childOf(root, 'dataDscr'), 'varGrp').flatMap(({ attributes }) =>
        attributes.var!.split(' '),
      )
      expect(ids).toEqual(expect.arrayContaining(named))
      expect(faultsOf(root)).toEqual([])
    },
  )

  it('keeps to the schema with counts, withheld ones, and a questionnaire that asks nothing', () => {
    const silent = { pages: [{ name: 'p', elements: [{ type: 'html', name: 'h', html: 'Hallo' }] }] }
    const root = readXml(
      toDdi({
        id: 's',
        title: { nl: 'a', en: 'b' },
        organisation: { nl: 'o', en: 'o' },
        about: { nl: 'x', en: 'y' },
        questionnaires: { q: questionnaire, silent },
        concepts: [],
        frequencies: () => ({
          n: 40,
          codes: new Map([
            ['1', 25],
            ['2', null],
          ]),
          missing: [{ letter: 'b', label: { nl: 'weet niet', en: "don't know" }, count: 15 }],
          numbers: { mean: 1.5, sd: 0.5, min: null, max: null },
        }),
      }),
    )
    expect(faultsOf(root)).toEqual([])
    const [work, hours] = childrenOf(childOf(root, 'dataDscr'), 'var')
    expect(childrenOf(childOf(work, 'invalrng'), 'item').map(({ attributes }) => attributes.VALUE)).toEqual(
      childrenOf(work, 'catgry').flatMap((one) =>
        one.attributes.missing === 'Y' ? childOf(one, 'catValu')!.text : [],
      ),
    )
    expect(childOf(childOf(hours, 'valrng'), 'range')?.attributes.UNITS).toBe('REAL')
  })
})

describe('on paper', () => {
  it('says in words who a question is for, and what stands there can do nothing', () => {
    const page = printEdition(questionnaire, 'nl')
    expect(page).toContain('Alleen als u bij vraag 1 “Ja” koos.')
    expect(page).toContain(
      'Alleen als het antwoord op vraag 2 meer dan 12 is en (u bij vraag 3 “a” koos of het antwoord op vraag 1 ingevuld is).',
    )
    expect(page).toContain('Hoe, met (uw antwoord op vraag 2) uur?')
    expect(page).toContain('Hoeveel uur na ……………?')
    expect(page).toContain('Kruis ten hoogste 2 aan.')
    expect(page).toContain('Een getal van 0 tot en met 80.')
    expect(page).toContain('Anders, namelijk ……')
    expect(page).toContain('Werk &amp; &lt;geld&gt;')
    expect(page).not.toContain('<script')
  })

  it('exists in English, and of a draft with nothing in it', () => {
    expect(printEdition(questionnaire, 'en')).toContain('Only if you chose “Yes” at question 1.')
    expect(printEdition({}, 'en')).toContain('<h1>Questionnaire</h1>')
  })

  it.each([
    ["{a} anyof ['x', 'y']", 'u bij vraag 1 “X” of “Y” koos'],
    ["{a} notcontains 'x'", 'u bij vraag 1 niet “X” koos'],
    ["!({a} = 'x')", 'niet geldt dat u bij vraag 1 “X” koos'],
    ["{member.benefit} = 'WW'", '‘member.benefit’ in onze gegevens “WW” is'],
    ['{b} <= 7.5', 'het antwoord op vraag 2 ten hoogste 7,5 is'],
    ['{b} + 1 > 3', 'dit geldt: {b} + 1 > 3'],
    ['{b} >', 'dit geldt: {b} >'],
  ])('%s is: %s', (expression, words) => {
    const answers: Readonly<Record<string, string>> = { x: 'X', y: 'Y' }
    const call = (name: string) => ({
      question: { a: 'vraag 1', b: 'vraag 2' }[name] ?? '',
      answer: (value: unknown) => (name === 'a' ? (answers[String(value)] ?? null) : null),
    })
    expect(conditionInWords(expression, 'nl', call)).toBe(words)
  })
})
