import type { AnalysisPlan, Text } from '../design.ts'

const text = (nl: string, en: string): Text => ({ nl, en })

/** Who someone is and how they stand, in every model. */
const background = [
  'age',
  'male',
  'distance',
  'originOutside',
  'education',
  'household',
  'goodHealth',
  'problems',
  'duty',
  'asked',
  'atWork',
]

/** What will be computed. Each name is a variable of the panel file; each footnote a concept with a footnote. */
export const plan: AnalysisPlan = {
  group: 'benefit',
  periods: ['first-half', 'second-half'],
  outcomes: [
    { variable: 'searching', model: 'logit' },
    { variable: 'hours', model: 'ols' },
    { variable: 'applications', model: 'poisson', exposure: 'months' },
  ],
  supports: [
    {
      variable: 'advice',
      label: text('advies over vacatures zoeken', 'advice on finding vacancies'),
      footnotes: [],
    },
    {
      variable: 'business',
      label: text('hulp bij opstarten eigen bedrijf', 'help starting an own business'),
      footnotes: [],
    },
    { variable: 'applying', label: text('hulp bij solliciteren', 'help with applying'), footnotes: [] },
    {
      variable: 'trajectory',
      label: text('re-integratietraject', 're-integration trajectory'),
      footnotes: ['trajectory'],
    },
    {
      variable: 'contacts',
      label: text('contacten over werk', 'contacts about work'),
      footnotes: ['contacts'],
    },
    {
      variable: 'training',
      label: text('training werkvaardigheden', 'training in work skills'),
      footnotes: [],
    },
    {
      variable: 'nonWork',
      label: text('hulp bij niet-werkgerelateerde problemen', 'help with non-work problems'),
      footnotes: ['nonWork'],
    },
  ],
  covariates: [...background, 'onBenefit6'],
  selectionCovariates: [...background, 'supportFirstHalf'],
  selectionAmong: { 'first-half': 'onBenefit3', 'second-half': 'onBenefit6' },
  weighting: {
    base: 'baseWeight',
    known: ['age', 'male', 'distance', 'cohort', 'exempt', 'onBenefit3', 'onBenefit6'],
    earlier: ['searching', 'hours', 'supportAny', 'satisfaction', 'originOutside', 'goodHealth', 'atWork'],
    margins: { sex: 'sample', ageClass: 'sample', distance: 'sample', cohort: 'sample' },
    trimAbove: 4,
  },
  alternatives: {
    weights: ['final', 'base', 'none'],
    covariates: {
      demographic: ['age', 'male', 'distance', 'originOutside', 'education', 'household'],
      none: [],
    },
    models: { searching: ['ols'], hours: ['poisson'], applications: ['ols'] },
  },
  // A benefit that is granted is paid from the application, and everyone in the target group was granted theirs. The other
  // variables (`onBenefit3`, …) count from there too.
  durations: {
    title: text('Hoe lang in de uitkering', 'How long on benefit'),
    words: {
      inside: text('nog in de uitkering', 'still on benefit'),
      out: text('uit de uitkering', 'off benefit'),
      back: text('weer in de uitkering', 'back on benefit'),
    },
    begins: 'application',
    ends: 'benefitEnd',
    returns: 'benefitReturn',
    reason: 'endReason',
    followed: 12,
    at: [3, 6, 9, 12],
    backWithin: 6,
    // The year is too short for thirteen months: the table says so.
    lasting: { after: 6, months: [6, 13] },
  },
  filters: ['ageClass', 'sex', 'distance', 'origin', 'region', 'cohort'],
  minimumN: 10,
  alpha: 0.05,
}
