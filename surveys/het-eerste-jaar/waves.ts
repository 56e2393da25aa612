import type { ContactStep, Preload, SendingRules, WaveDesign } from '../design.ts'

/**
 * A letter on the first day, reminders by e-mail after one week, by letter after three, by telephone after thirty days; who
 * stopped halfway reads another text.
 */
export const contacts = (invitation: string): readonly ContactStep[] => [
  {
    kind: 'invitation',
    ordinal: 1,
    afterDays: 0,
    modes: ['letter', 'email'],
    text: invitation,
    textWhenStarted: 'continue',
  },
  {
    kind: 'reminder',
    ordinal: 1,
    afterDays: 7,
    modes: ['email', 'letter'],
    text: 'reminder',
    textWhenStarted: 'continue',
  },
  {
    kind: 'reminder',
    ordinal: 2,
    afterDays: 21,
    modes: ['letter', 'email'],
    text: 'lastReminder',
    textWhenStarted: 'lastContinue',
  },
  {
    kind: 'reminder',
    ordinal: 3,
    afterDays: 30,
    modes: ['telephone'],
    text: 'call',
    textWhenStarted: 'call',
  },
]

/** On working days, in the daytime. */
export const sending: SendingRules = {
  from: '09:00',
  until: '20:00',
  weekdays: [1, 2, 3, 4, 5],
  holidays: 'NL',
  perDay: {},
}

/** The target is ours: the report of 2008 names none. */
const window = { openDays: 42, graceDays: 7, hardEndDays: 63, targetRate: 0.6 } as const

/** What a member told before about themselves: shown, and asked again when it was not so. */
const background = (waves: readonly string[]): readonly Preload[] =>
  [
    { name: 'education', contradictedBy: 'educationOk' },
    { name: 'household', contradictedBy: 'householdOk' },
    { name: 'bornInNetherlands', contradictedBy: 'bornOk' },
    { name: 'parentsBorn', contradictedBy: 'parentsOk' },
  ].map((preload) => ({ ...preload, from: waves.map((wave) => ({ wave, item: preload.name })) }))

const halfway = { event: 'application', months: 6 } as const
const year = { event: 'application', months: 12 } as const

export const waves: readonly WaveDesign[] = [
  {
    id: 'decision',
    title: { nl: 'Tot de beslissing', en: 'Until the decision' },
    instrument: 'decision',
    opens: [{ event: 'decision' }],
    ...window,
    referencePeriod: { from: { event: 'application' }, to: { event: 'decision' } },
    contacts: contacts('firstInvitation'),
    preloads: [],
  },
  {
    id: 'first-half',
    title: { nl: 'Het eerste halfjaar', en: 'The first half-year' },
    instrument: 'first-half',
    opens: [halfway, { event: 'decision' }],
    ...window,
    referencePeriod: { from: { event: 'decision' }, to: halfway },
    contacts: contacts('invitation'),
    preloads: background(['decision']),
  },
  {
    id: 'second-half',
    title: { nl: 'Het tweede halfjaar', en: 'The second half-year' },
    instrument: 'second-half',
    opens: [year, { event: 'decision' }],
    ...window,
    referencePeriod: { from: { ...halfway, days: 1 }, to: year },
    contacts: contacts('lastInvitation'),
    preloads: [
      ...background(['first-half', 'decision']),
      {
        name: 'trajectory',
        from: [{ wave: 'first-half', item: 'trajectory' }],
        contradictedBy: 'trajectoryOk',
      },
      {
        name: 'stillOnBenefit',
        from: [{ wave: 'first-half', item: 'stillOnBenefit' }],
        contradictedBy: 'benefitEndOk',
      },
    ],
  },
]
