/** A study small enough to read at a glance, with everything the big one has. Each test makes its own. */
import type { StudyDesign, Text, WaveDesign } from '../../surveys/design.ts'

export const both = (nl: string, en = nl): Text => ({ nl, en })

export const contacts: WaveDesign['contacts'] = [
  {
    kind: 'invitation',
    ordinal: 1,
    afterDays: 0,
    modes: ['letter'],
    text: 'invite',
    textWhenStarted: 'invite',
  },
  { kind: 'reminder', ordinal: 1, afterDays: 7, modes: ['letter'], text: 'remind', textWhenStarted: 'go-on' },
  {
    kind: 'reminder',
    ordinal: 2,
    afterDays: 21,
    modes: ['letter'],
    text: 'remind',
    textWhenStarted: 'go-on',
  },
]

function wave(id: string, rest: Pick<WaveDesign, 'opens' | 'referencePeriod' | 'preloads'>): WaveDesign {
  return {
    id,
    title: both(id),
    instrument: id,
    openDays: 42,
    graceDays: 7,
    hardEndDays: 63,
    contacts,
    ...rest,
  }
}

const contactText = {
  subject: both('Uw vragenlijst', 'Your questionnaire'),
  body: both(
    'Beste {name}, ga naar {link} of vul {code} in, tot en met {closes}.',
    'Dear {name}: {link} {code} {closes}',
  ),
}

export function smallDesign(): StudyDesign {
  return {
    id: 'small',
    title: both('Kleine studie', 'Small study'),
    organisation: both('Proefinspectie', 'Test inspectorate'),
    about: both('Een proef.', 'A test.'),
    timeZone: 'Europe/Amsterdam',
    events: ['application', 'decision'].map((name) => ({ name, label: both(name) })),
    facts: [
      {
        name: 'benefit',
        label: both('Uitkering', 'Benefit'),
        type: 'category',
        values: [
          { value: 'WW', label: both('WW') },
          { value: 'WWB', label: both('WWB') },
        ],
      },
      {
        name: 'granted',
        label: both('Toegekend', 'Granted'),
        type: 'category',
        values: [
          { value: 'yes', label: both('ja', 'yes') },
          { value: 'no', label: both('nee', 'no') },
        ],
      },
    ],
    eligibility: { events: ['application', 'decision'], facts: { granted: 'yes' } },
    waves: [
      wave('decision', {
        opens: [{ event: 'decision' }],
        referencePeriod: { from: { event: 'application' }, to: { event: 'decision' } },
        preloads: [],
      }),
      wave('first-half', {
        opens: [{ event: 'application', months: 6 }, { event: 'decision' }],
        referencePeriod: { from: { event: 'decision' }, to: { event: 'application', months: 6 } },
        preloads: [
          { name: 'searching', from: [{ wave: 'decision', item: 'searching' }], contradictedBy: 'searching' },
        ],
      }),
    ],
    sending: {
      from: '00:00',
      until: '24:00',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      holidays: null,
      perDay: {},
    },
    contactTexts: { invite: contactText, remind: contactText, 'go-on': contactText },
    concepts: [],
    variables: [
      {
        name: 'benefit',
        label: both('Uitkering', 'Benefit'),
        level: 'member',
        type: 'category',
        formula: { '*': '{facts.benefit}' },
        values: [
          { value: 'WW', label: both('WW') },
          { value: 'WWB', label: both('WWB') },
        ],
      },
    ],
    plan: {
      group: 'benefit',
      periods: ['first-half'],
      outcomes: [],
      supports: [],
      covariates: [],
      selectionCovariates: [],
      minimumN: 10,
      alpha: 0.05,
    },
  }
}

const yesNo = [
  { value: 'yes', text: { default: 'Ja', en: 'Yes' } },
  { value: 'no', text: { default: 'Nee', en: 'No' } },
]

/** Two pages: are you searching, how many hours; how is your health. */
export function smallInstrument(): Record<string, unknown> {
  return {
    locale: 'nl',
    title: { default: 'Zoeken', en: 'Searching' },
    pages: [
      {
        name: 'search',
        title: { default: 'Zoeken', en: 'Searching' },
        elements: [
          {
            type: 'radiogroup',
            name: 'searching',
            title: { default: 'Zocht u werk?', en: 'Were you looking for work?' },
            isRequired: true,
            choices: yesNo,
          },
          {
            type: 'text',
            name: 'searchHours',
            inputType: 'number',
            min: 0,
            max: 80,
            title: { default: 'Hoeveel uur per week?', en: 'How many hours a week?' },
            visibleIf: "{searching} = 'yes'",
            isRequired: true,
          },
        ],
      },
      {
        name: 'health',
        title: { default: 'Gezondheid', en: 'Health' },
        elements: [
          {
            type: 'comment',
            name: 'remarks',
            title: { default: 'Wilt u iets kwijt?', en: 'Anything to add?' },
          },
        ],
      },
    ],
  }
}

export function smallStudy() {
  return {
    design: smallDesign(),
    instruments: { decision: smallInstrument(), 'first-half': smallInstrument() },
  }
}
