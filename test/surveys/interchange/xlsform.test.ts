/** XLSForms come in whole, or with a line for everything that did not. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how XLSForm writes names
import { describe, expect, it } from 'vitest'
import { elements, type Json } from './elements.ts'
import { xlsForm } from './files.ts'

describe('XLSForm', () => {
  it('lists what it cannot say here, each at its question', () => {
    const { notMapped } = elements(
      'x.xlsx',
      xlsForm({
        survey: [
          ['type', 'name', 'label', 'relevant', 'media::image', 'default'],
          ['start', 'begun', '', '', '', ''],
          ['image', 'photo', 'Foto', '', '', ''],
          ['text', 'my-name', 'Naam', 'position(..) > 1', 'x.png', 'Jan'],
          ['select_one nowhere', 'pick', 'Kies', '${unknown} = 1', '', ''],
          ['end_group', '', '', '', '', ''],
        ],
      }),
    )
    expect(notMapped.map(({ place, what }) => [place, what.en])).toEqual([
      ['my-name', 'name my-name → my_name'],
      ['begun', 'start'],
      ['photo', 'question type image'],
      ['my-name', 'column media::image'],
      ['my-name', 'column default'],
      ['my-name', 'relevant: position(..) > 1'],
      ['pick', 'list nowhere'],
      ['pick', 'relevant: ${unknown} = 1'],
      ['survey 6', 'begin / end'],
      ['pages[0].elements[1].choices', 'must hold at least one choice'],
    ])
  })

  it('brings groups, choices, limits and formulas', () => {
    const { questionnaire, notMapped, all } = elements(
      'x.xlsx',
      xlsForm({
        survey: [
          [
            'type',
            'name',
            'label::Nederlands (nl)',
            'label::English (en)',
            'required',
            'relevant',
            'constraint',
            'constraint_message',
            'calculation',
            'choice_filter',
          ],
          ['begin_group', 'home', 'Thuis', 'Home'],
          ['select_one yn', 'kids', 'Kinderen?', 'Children?', 'yes'],
          [
            'integer',
            'count',
            'Hoeveel?',
            'How many?',
            '',
            "${kids} = 'y'",
            '. >= 1 and . <= 20',
            'Tussen 1 en 20',
          ],
          [
            'select_multiple days',
            'days',
            'Welke dagen?',
            '',
            "${kids} = 'y'",
            "${count} > 1 and not(${kids} = 'n')",
          ],
          [
            'begin group',
            'inner',
            'Binnen',
            '',
            '',
            "selected(${days}, 'ma') or count-selected(${days}) >= 2",
          ],
          ['text', 'plate', 'Kenteken', '', '', '', "regex(., '[A-Z]{2}')"],
          ['date', 'moved', 'Verhuisd', '', '', '', '. <= today()'],
          ['end group'],
          ['end_group'],
          ['note', 'thanks', 'Dank ${count}'],
          ['select_one town', 'town', 'Stad', '', '', '', '', '', '', 'country = ${kids}'],
          ['range', 'mark', 'Cijfer', '', '', '${plate} != ""'],
          ['calculate', 'half', '', '', '', '', '', '', 'if(${count} > 2, ${count} div 2, 0)'],
        ],
        choices: [
          ['list_name', 'name', 'label::Nederlands (nl)', 'country'],
          ['yn', 'y', 'Ja', ''],
          ['yn', 'n', 'Nee', ''],
          ['days', 'ma', 'Maandag', ''],
          ['town', 'ams', 'Amsterdam', 'y'],
        ],
        settings: [
          ['form_title', 'public_key'],
          ['Gezin', 'abc'],
        ],
      }),
    )
    expect(notMapped.map(({ what }) => what.en)).toEqual(['public_key'])
    expect((questionnaire.pages as Json[]).map(({ name }) => name)).toEqual(['home', 'page2'])
    expect(all).toMatchObject([
      {
        type: 'radiogroup',
        name: 'kids',
        title: { default: 'Kinderen?', en: 'Children?' },
        isRequired: true,
      },
      { name: 'count', step: 1, min: 1, max: 20, minErrorText: 'Tussen 1 en 20', visibleIf: "{kids} = 'y'" },
      {
        type: 'checkbox',
        name: 'days',
        requiredIf: "{kids} = 'y'",
        visibleIf: "{count} > 1 and !({kids} = 'n')",
      },
      {
        type: 'panel',
        visibleIf: "{days} contains 'ma' or {days.length} >= 2",
        elements: [
          { name: 'plate', validators: [{ type: 'regex', regex: '^(?:[A-Z]{2})$' }] },
          { name: 'moved', validators: [{ type: 'expression', expression: '{moved} <= {today}' }] },
        ],
      },
      { type: 'html', html: '<p>Dank {count}</p>' },
      { name: 'town', choices: [{ value: 'ams', visibleIf: "{kids} = 'y'" }] },
      { type: 'rating', rateMin: 1, rateMax: 10, visibleIf: '{plate} notempty' },
    ])
    expect(questionnaire.calculatedValues).toEqual([
      { name: 'half', expression: 'iif({count} > 2, {count} / 2, 0)', includeIntoResult: true },
    ])
  })

  it('brings a repeat as a repeated group; outside it one cannot ask which time is meant', () => {
    const { all, notMapped } = elements(
      'x.xlsx',
      xlsForm({
        survey: [
          ['type', 'name', 'label', 'relevant'],
          ['begin_repeat', 'jobs', 'Banen', ''],
          ['integer', 'hours', 'Uren', ''],
          ['text', 'why', 'Waarom', '${hours} < 12'],
          ['end_repeat', '', '', ''],
          ['text', 'later', 'Later', '${hours} > 3'],
        ],
      }),
    )
    expect(all[0]).toMatchObject({
      type: 'paneldynamic',
      name: 'jobs',
      templateElements: [{ name: 'hours' }, { visibleIf: '{panel.hours} < 12' }],
    })
    expect(all[1]).not.toHaveProperty('visibleIf')
    expect(notMapped.map(({ place }) => place)).toContain('later')
  })
})
