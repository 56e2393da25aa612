import type { Concept, Text } from '../design.ts'

const text = (nl: string, en: string): Text => ({ nl, en })
const halves = ['first-half', 'second-half'] as const
const all = ['decision', ...halves] as const

const inWaves = (waves: readonly string[], ...items: string[]): Record<string, readonly string[]> =>
  Object.fromEntries(waves.map((wave) => [wave, items]))

const same = (id: string, label: Text, waves: readonly string[], ...items: string[]): Concept => ({
  id,
  label,
  items: inWaves(waves, ...items),
  comparability: 'identical',
})

/** Asked alike, but not quite: a footnote says what differs. */
const nearly = (
  id: string,
  label: Text,
  items: Record<string, readonly string[]>,
  footnote: Text,
): Concept => ({ id, label, items, comparability: 'comparable', footnote })

const otherPeriod = text(
  'In de eerste vragenlijst gaat deze vraag over de tijd tot de beslissing, daarna over een halfjaar.',
  'In the first questionnaire this is about the time until the decision, later about half a year.',
)

/** What the questions measure, wave beside wave. */
export const concepts: readonly Concept[] = [
  nearly('searching', text('zoekt naar werk', 'looks for work'), inWaves(all, 'searching'), otherPeriod),
  nearly(
    'searchHours',
    text('uren zoeken per week', 'hours searched a week'),
    inWaves(all, 'searchHours'),
    otherPeriod,
  ),
  nearly(
    'applications',
    text('aantal sollicitaties', 'number of applications'),
    inWaves(all, 'applications'),
    text(
      'De perioden zijn niet even lang: vergelijk het aantal per maand.',
      'The periods differ in length: compare the number per month.',
    ),
  ),
  same('searchChannels', text('manieren van zoeken', 'ways of searching'), all, 'searchChannels'),
  same('whyNotSearching', text('reden om niet te zoeken', 'reason not to search'), all, 'whyNotSearching'),
  same(
    'advice',
    text('advies over vacatures zoeken', 'advice on finding vacancies'),
    halves,
    'advice',
    'adviceProvider',
    'adviceTimes',
  ),
  {
    id: 'contacts',
    label: text('contacten over werk', 'contacts about work'),
    items: {
      'first-half': ['contactsCount', 'contactsProvider'],
      'second-half': ['guidance', 'guidanceProvider', 'guidanceTimes'],
    },
    comparability: 'broken',
    footnote: text(
      'In het tweede halfjaar is gevraagd naar begeleiding bij het zoeken naar werk, in het eerste naar het aantal contacten over werk. Wie een contact niet als begeleiding ziet, telt in het tweede halfjaar niet mee: de halfjaren zijn niet helemaal te vergelijken.',
      'The second half-year asked about guidance with looking for work, the first about the number of contacts about work. Who does not see a contact as guidance is not counted in the second half-year: the half-years are not fully comparable.',
    ),
  },
  same(
    'applying',
    text('hulp bij solliciteren', 'help with applying'),
    halves,
    'helpApplying',
    'helpApplyingProvider',
    'helpApplyingTimes',
  ),
  same(
    'business',
    text('hulp bij het starten van een eigen bedrijf', 'help with starting a business'),
    halves,
    'helpBusiness',
    'helpBusinessProvider',
    'helpBusinessTimes',
  ),
  nearly(
    'trajectory',
    text('re-integratietraject', 're-integration programme'),
    {
      'first-half': ['trajectory', 'trajectoryProvider', 'trajectoryHours', 'trajectoryStart'],
      'second-half': [
        'trajectory',
        'trajectoryProvider',
        'trajectoryHours',
        'trajectoryStart',
        'trajectoryOk',
        'trajectoryRunning',
        'trajectoryEarlier',
      ],
    },
    text(
      'Een traject dat in het eerste halfjaar begon, loopt volgens aanname door in het tweede.',
      'A programme that started in the first half-year is taken to run on in the second.',
    ),
  ),
  same(
    'training',
    text('training werkvaardigheden', 'training in work skills'),
    halves,
    'training',
    'trainingProvider',
    'trainingDays',
    'trainingKind',
  ),
  nearly(
    'nonWork',
    text('hulp bij andere problemen dan werk', 'help with non-work problems'),
    inWaves(halves, 'helpNonWork', 'helpNonWorkProvider', 'helpNonWorkTimes'),
    text(
      'Alleen gevraagd aan mensen die zeggen dat zij zulke problemen hebben.',
      'Only asked of people who say that they have such problems.',
    ),
  ),
  nearly(
    'problems',
    text('andere problemen dan werk', 'non-work problems'),
    inWaves(all, 'problems'),
    otherPeriod,
  ),
  nearly(
    'askedForHelp',
    text('vroeg zelf om hulp', 'asked for help'),
    inWaves(all, 'askedForHelp'),
    otherPeriod,
  ),
  nearly(
    'dutyToApply',
    text('ervaren sollicitatieplicht', 'perceived duty to apply'),
    inWaves(all, 'dutyToApply'),
    text(
      'In de derde vragenlijst niet gevraagd aan wie vóór die periode al geen uitkering meer had.',
      'In the third questionnaire not asked of those whose benefit had ended before that period.',
    ),
  ),
  nearly('health', text('gezondheid', 'health'), inWaves(all, 'health'), otherPeriod),
  same('work', text('weer aan het werk', 'back at work'), all, 'backAtWork', 'workStart'),
  same('workHours', text('uren werk per week', 'hours worked a week'), all, 'workHours'),
  nearly(
    'benefit',
    text('nog een uitkering', 'still on benefit'),
    {
      'first-half': ['stillOnBenefit', 'benefitEndDate'],
      'second-half': ['stillOnBenefit', 'benefitEndDate', 'benefitEndOk'],
    },
    text(
      'Wie in de tweede vragenlijst vertelde dat de uitkering was gestopt, wordt in de derde alleen gevraagd of dat klopt.',
      'Those who told in the second questionnaire that the benefit had stopped are only asked in the third whether that is right.',
    ),
  ),
  same(
    'benefitEndReason',
    text('reden van het einde', 'why it ended'),
    halves,
    'benefitEndReason',
    'benefitEndReasonOther',
  ),
  same('education', text('opleiding', 'education'), all, 'education'),
  same('household', text('huishouden', 'household'), all, 'household'),
  same('origin', text('herkomst', 'origin'), all, 'bornInNetherlands', 'parentsBorn'),
  {
    id: 'satisfaction',
    label: text('tevredenheid', 'satisfaction'),
    items: inWaves(all, 'satisfaction'),
    comparability: 'broken',
    footnote: text(
      'In de eerste vragenlijst gaat het cijfer over de aanvraag, daarna over de hulp.',
      'In the first questionnaire the mark is about the application, later about the help.',
    ),
  },
  same(
    'applicationHelp',
    text('hulp bij de aanvraag', 'help with the application'),
    ['decision'],
    'helpDuringApplication',
    'helpDuringApplicationProvider',
  ),
  same(
    'decision',
    text('de beslissing', 'the decision'),
    ['decision'],
    'waitingWeeks',
    'decisionClear',
    'advance',
    'gettingBy',
  ),
]
