/** LimeSurvey's questionnaires come in whole, or with a line for everything that did not. */

import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { elements, type Json } from './elements.ts'
import { limeSurvey, txt } from './files.ts'

describe('LimeSurvey', () => {
  it('lists what it cannot say here, each at its question', () => {
    const { notMapped, all } = elements(
      'x.lss',
      limeSurvey(
        [
          { id: 1, code: 'cv', type: '|', nl: 'Stuur uw cv' },
          { id: 2, code: 'a', type: 'S', rest: { relevance: 'TOKEN:LEEFTIJD > 3', mandatory: 'S' } },
          {
            id: 3,
            code: 'b',
            type: 'S',
            rest: { relevance: "regexMatch('/x/', a)" },
            attributes: { array_filter: 'q', hide_tip: '1' },
          },
          { id: 4, code: 'c', type: 'S', rest: { relevance: 'a.NAOK = 3' } },
        ],
        { quota: [{ id: 1 }], defaultvalues: [{ qid: 3, defaultvalue: 'ja' }] },
      ),
    )
    expect(notMapped.map(({ place, what }) => [place, what.en])).toEqual([
      ['cv', 'question type |'],
      ['a', 'relevance: TOKEN:LEEFTIJD > 3'],
      ['a', 'mandatory = S'],
      ['b', 'array_filter = q'],
      ['b', "relevance: regexMatch('/x/', a)"],
      ['b', 'default answer: ja'],
      ['c', 'relevance: a.NAOK = 3'],
      ['', 'Look: hide_tip'],
      ['', 'quota'],
    ])
    expect(all.map(({ name, visibleIf }) => [name, visibleIf])).toEqual([
      ['a', undefined],
      ['b', undefined],
      ['c', undefined],
    ])
  })

  it('brings every kind of question, with its answers, limits and condition', () => {
    const { notMapped, all, questionnaire } = elements(
      'x.lss',
      limeSurvey([
        {
          id: 1,
          code: 'work',
          type: 'L',
          nl: '<p>Had u <b>werk</b>?</p>',
          en: 'Did you work?',
          answers: [
            ['1', 'Ja'],
            ['2', 'Nee'],
          ],
          rest: { mandatory: 'Y', other: 'Y' },
        },
        {
          id: 2,
          code: 'hours',
          type: 'N',
          attributes: { min_num_value_n: '0', max_num_value_n: '80', num_value_int_only: '1' },
          rest: { relevance: '((work.NAOK == "1" or work == "-oth-"))' },
        },
        {
          id: 3,
          code: 'ways',
          type: 'M',
          rows: [
            ['kr', 'Krant'],
            ['nt', 'Niets'],
          ],
          attributes: { min_answers: '1', exclude_all_others: 'nt' },
        },
        {
          id: 4,
          code: 'paper',
          type: 'T',
          attributes: { maximum_chars: '200' },
          rest: { relevance: 'ways_kr == "Y" && !is_empty(hours)', preg: '/^[A-Z]/i' },
        },
        {
          id: 5,
          code: 'agree',
          type: 'F',
          rows: [
            ['r1', 'Fijn'],
            ['r2', 'Nuttig'],
          ],
          answers: [
            ['e', 'Eens'],
            ['o', 'Oneens'],
          ],
          rest: { mandatory: 'Y' },
        },
        {
          id: 6,
          code: 'why',
          type: 'S',
          nl: 'U zei {agree_r1.shown}. Waarom?',
          rest: { relevance: '12345X6X5r1 == "o"' },
        },
        {
          id: 7,
          code: 'grid',
          type: ':',
          rows: [
            ['w1', 'Week 1'],
            ['ma', 'Maandag', 1],
            ['di', 'Dinsdag', 1],
          ],
        },
        {
          id: 8,
          code: 'dual',
          type: '1',
          rows: [['x', 'Baan']],
          answers: [
            ['h', 'Hoog', 0],
            ['v', 'Vaak', 1],
          ],
        },
        { id: 9, code: 'sumUp', type: '*', attributes: { equation: '{hours * 52}' } },
        { id: 10, code: 'info', type: 'X', nl: 'Dank <script>alert(1)</script>& tot ziens' },
        { id: 11, code: 'kids', type: 'K', rows: [['a', 'Jonger']] },
        { id: 12, code: 'born', type: 'D', attributes: { date_min: '1930-01-01' } },
        { id: 13, code: 'five', type: '5' },
        { id: 14, code: 'yes', type: 'Y' },
        { id: 15, code: 'comm', type: 'O', answers: [['a', 'A']] },
        {
          id: 16,
          code: 'after',
          type: 'U',
          rest: { relevance: 'comm_comment != "" and five > 3 and grid_w1_ma >= 2' },
        },
        { id: 17, code: 'some', type: 'P', rows: [['z', 'Zelf']] },
      ]),
    )
    expect(notMapped.map(({ place, what }) => [place, what.en])).toEqual([['work, info', 'Mark-up in texts']])
    const named = Object.fromEntries(all.map((element) => [element.name, element]))
    expect(questionnaire.title).toBe('Werk')
    expect(named.work).toEqual({
      type: 'radiogroup',
      name: 'work',
      title: { default: 'Had u werk?', en: 'Did you work?' },
      isRequired: true,
      choices: [
        { value: '1', text: 'Ja' },
        { value: '2', text: 'Nee' },
      ],
      showOtherItem: true,
    })
    expect(named.hours).toMatchObject({
      inputType: 'number',
      min: 0,
      max: 80,
      step: 1,
      visibleIf: "{work} = '1' or {work} = 'other'",
    })
    expect(named.ways).toMatchObject({
      minSelectedChoices: 1,
      choices: [{ value: 'kr' }, { value: 'nt', isExclusive: true }],
    })
    expect(named.paper).toMatchObject({
      visibleIf: "{ways} contains 'kr' and !({hours} empty)",
      maxLength: 200,
      validators: [{ type: 'regex', regex: '^[A-Z]', caseInsensitive: true }],
    })
    expect((named.agree!.elements as Json[]).map(({ name, isRequired }) => [name, isRequired])).toEqual([
      ['agree_r1', true],
      ['agree_r2', true],
    ])
    expect(named.why).toMatchObject({ title: 'U zei {agree_r1}. Waarom?', visibleIf: "{agree_r1} = 'o'" })
    expect((named.grid!.elements as Json[]).map(({ name }) => name)).toEqual(['grid_w1_ma', 'grid_w1_di'])
    expect((named.dual!.elements as Json[]).map(({ name }) => name)).toEqual(['dual_x_0', 'dual_x_1'])
    expect(named.sumUp).toMatchObject({ type: 'expression', expression: '{hours} * 52' })
    expect(named.info).toMatchObject({ type: 'html', html: '<p>Dank &amp; tot ziens</p>' })
    expect(named.born).toMatchObject({ inputType: 'date', min: '1930-01-01' })
    expect(named.after).toMatchObject({
      visibleIf: '{comm-Comment} notempty and {five} > 3 and {grid_w1_ma} >= 2',
    })
    expect(named.some_z_comment).toMatchObject({ visibleIf: "{some} contains 'z'" })
  })

  it('reads the older form, where each question stands there once a language', () => {
    const source = new TextDecoder().decode(
      limeSurvey([{ id: 1, code: 'a', type: 'S' }], {
        questions: [
          {
            qid: 1,
            parent_qid: 0,
            gid: 6,
            type: 'S',
            title: 'a',
            question: 'Naam?',
            language: 'nl',
            relevance: '1',
          },
          {
            qid: 1,
            parent_qid: 0,
            gid: 6,
            type: 'S',
            title: 'a',
            question: 'Name?',
            language: 'en',
            relevance: '1',
          },
        ],
        question_l10ns: [],
      }),
    )
    const { all, notMapped } = elements('x.lss', strToU8(source))
    expect(all).toEqual([{ type: 'text', name: 'a', title: { default: 'Naam?', en: 'Name?' } }])
    expect(notMapped).toEqual([])
  })

  it('reads tab separated values to the same questionnaire', () => {
    const { all, questionnaire, notMapped } = elements(
      'x.txt',
      txt([
        { class: 'S', name: 'language', text: 'nl' },
        { class: 'SL', name: 'surveyls_title', text: 'Werk', language: 'nl' },
        { class: 'G', name: 'Een', 'type/scale': 'G0', language: 'nl' },
        {
          class: 'Q',
          'type/scale': 'M',
          name: 'ways',
          text: '"Hoe" zocht u?',
          language: 'nl',
          other: 'Y',
          min_answers: '2',
        },
        { class: 'SQ', name: 'kr', text: 'Krant', language: 'nl' },
        { class: 'SQ', name: 'other', text: 'other', language: 'nl' },
        {
          class: 'Q',
          'type/scale': 'S',
          name: 'why',
          relevance: 'ways_kr=="Y"',
          text: 'Waarom?',
          language: 'nl',
        },
        { class: 'G', name: 'One', 'type/scale': 'G0', language: 'en' },
        {
          class: 'Q',
          'type/scale': 'M',
          name: 'ways',
          text: 'How?',
          language: 'en',
          other: 'Y',
          min_answers: '2',
        },
        { class: 'SQ', name: 'kr', text: 'Newspaper', language: 'en' },
        { class: 'AS', name: 'score' },
      ]),
    )
    expect((questionnaire.pages as Json[]).map(({ title }) => title)).toEqual([{ default: 'Een', en: 'One' }])
    expect(all).toEqual([
      {
        type: 'checkbox',
        name: 'ways',
        title: { default: '"Hoe" zocht u?', en: 'How?' },
        choices: [{ value: 'kr', text: { default: 'Krant', en: 'Newspaper' } }],
        showOtherItem: true,
        minSelectedChoices: 2,
      },
      { type: 'text', name: 'why', title: 'Waarom?', visibleIf: "{ways} contains 'kr'" },
    ])
    expect(notMapped.map(({ what }) => what.en)).toEqual(['AS'])
  })
})
