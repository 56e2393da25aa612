/** A small study without problems, made anew for each test, to be spoiled in one place. */

import type { ContactStep, StudyDesign, Text } from '../../surveys/design.ts'

const t = (nl: string, en: string): Text => ({ nl, en })
const both = (nl: string, en: string) => ({ default: nl, en })
const yesNo = [
  { value: 'yes', text: both('Ja', 'Yes') },
  { value: 'no', text: both('Nee', 'No') },
]
const codes = [
  { value: 'low', text: both('laag', 'low level') },
  { value: 'high', text: both('hoog', 'high level') },
]

// biome-ignore lint/suspicious/noExplicitAny: spoiled at will by the tests
export type Spoilable = any

export function smallStudy(): { design: StudyDesign; instruments: Record<string, unknown> } {
  // Through text, so that no two places share a list.
  return JSON.parse(JSON.stringify({ design: design(), instruments: { first: first(), second: second() } }))
}

function first(): unknown {
  return {
    title: both('Eerste', 'First'),
    pages: [
      {
        name: 'work',
        elements: [
          {
            type: 'radiogroup',
            name: 'searching',
            title: both('Zoekt u?', 'Do you search?'),
            choices: yesNo,
            concept: 'search',
          },
          {
            type: 'text',
            inputType: 'number',
            name: 'searchHours',
            title: both('Hoeveel uur, {member.benefit}?', 'How many hours, {member.benefit}?'),
            min: 0.5,
            max: 80,
            step: 0.5,
            visibleIf: "{searching} = 'yes'",
          },
          { type: 'radiogroup', name: 'level', title: both('Niveau?', 'Level?'), choices: codes },
        ],
      },
    ],
  }
}

function second(): unknown {
  return {
    title: both('Tweede', 'Second'),
    pages: [
      {
        name: 'background',
        elements: [
          {
            type: 'radiogroup',
            name: 'levelOk',
            title: both('Klopt {preload.level}?', 'Is {preload.level} right?'),
            choices: yesNo,
            visibleIf: '{preload.level} notempty',
          },
          {
            type: 'radiogroup',
            name: 'level',
            title: both('Niveau?', 'Level?'),
            choices: codes,
            visibleIf: "{preload.level} empty or {levelOk} = 'no'",
          },
        ],
      },
      {
        name: 'work',
        elements: [
          {
            type: 'radiogroup',
            name: 'searching',
            title: both('Zoekt u?', 'Do you search?'),
            choices: yesNo,
          },
          {
            type: 'text',
            inputType: 'number',
            name: 'jobs',
            title: both('Hoe vaak?', 'How often?'),
            min: 0,
            max: 500,
            step: 1,
          },
        ],
      },
    ],
  }
}

function design(): StudyDesign {
  const window = { openDays: 30, graceDays: 7, hardEndDays: 40 }
  const contacts: readonly ContactStep[] = [
    {
      kind: 'invitation',
      ordinal: 1,
      afterDays: 0,
      modes: ['letter'],
      text: 'invite',
      textWhenStarted: 'invite',
    },
    {
      kind: 'reminder',
      ordinal: 1,
      afterDays: 7,
      modes: ['letter'],
      text: 'remind',
      textWhenStarted: 'remind',
    },
  ]
  const body = t('Dag {name}: {link} met {code}.', 'Hello {name}: {link} with {code}.')
  return {
    id: 'small',
    title: t('Klein', 'Small'),
    organisation: t('Wij', 'We'),
    about: t('Over', 'About'),
    timeZone: 'Europe/Amsterdam',
    events: [
      { name: 'application', label: t('aanvraag', 'application') },
      { name: 'decision', label: t('besluit', 'decision') },
    ],
    facts: [
      {
        name: 'benefit',
        label: t('uitkering', 'benefit'),
        type: 'category',
        values: [
          { value: 'WW', label: t('WW', 'WW') },
          { value: 'WWB', label: t('WWB', 'WWB') },
        ],
      },
      { name: 'birthYear', label: t('geboortejaar', 'year of birth'), type: 'number' },
    ],
    eligibility: { events: ['application'], facts: {} },
    waves: [
      {
        id: 'one',
        title: t('Een', 'One'),
        instrument: 'first',
        opens: [{ event: 'decision' }],
        ...window,
        referencePeriod: { from: { event: 'application' }, to: { event: 'decision' } },
        contacts,
        preloads: [],
      },
      {
        id: 'two',
        title: t('Twee', 'Two'),
        instrument: 'second',
        opens: [{ event: 'application', months: 6 }],
        ...window,
        referencePeriod: { from: { event: 'application' }, to: { event: 'application', months: 6 } },
        contacts,
        preloads: [{ name: 'level', from: [{ wave: 'one', item: 'level' }], contradictedBy: 'levelOk' }],
      },
    ],
    sending: { from: '09:00', until: '20:00', weekdays: [1, 2, 3, 4, 5], holidays: 'NL', perDay: {} },
    contactTexts: {
      invite: { subject: t('Doe mee', 'Take part'), body },
      remind: { subject: t('Nog even', 'Once more'), body },
    },
    concepts: [
      {
        id: 'search',
        label: t('zoeken', 'search'),
        items: { one: ['searching'], two: ['searching'] },
        comparability: 'identical',
      },
    ],
    variables: [
      {
        name: 'searching',
        label: t('zoekt', 'searches'),
        level: 'period',
        type: 'binary',
        formula: { '*': "iif({searching} = 'yes', 1, 0)" },
      },
      {
        name: 'hours',
        label: t('uren', 'hours'),
        level: 'period',
        type: 'number',
        formula: {
          one: "iif({searching} = 'yes', {searchHours}, 0)",
          two: '{previous.searching} + {jobs} / {period.months}',
        },
      },
      {
        name: 'age',
        label: t('leeftijd', 'age'),
        level: 'member',
        type: 'number',
        formula: { '*': 'getYear({events.application}) - {facts.birthYear}' },
      },
      {
        name: 'benefit',
        label: t('uitkering', 'benefit'),
        level: 'member',
        type: 'category',
        formula: { '*': '{facts.benefit}' },
        values: [{ value: 'WW', label: t('WW', 'WW') }],
      },
    ],
    plan: {
      group: 'benefit',
      periods: ['one', 'two'],
      outcomes: [{ variable: 'hours', model: 'ols' }],
      supports: [{ variable: 'searching', label: t('zoekt', 'searches'), footnotes: [] }],
      covariates: ['age'],
      selectionCovariates: ['age'],
      minimumN: 10,
      alpha: 0.05,
    },
  }
}
