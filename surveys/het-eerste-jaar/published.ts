import type {
  Mark,
  PublishedFigures,
  PublishedNumber,
  PublishedSign,
} from '../../analysis/reports/published.ts'

/** What the inspectorate's report on this panel (IWI R08/07, 2008) printed: facts and figures, no sentences. */

const share = (value: number): PublishedNumber => ({ value })
const marks = (WW: Mark, WWB: Mark): Record<string, Mark> => ({ WW, WWB })
const plus: PublishedSign = { sign: '+' }
const minus: PublishedSign = { sign: '-' }

const selectionWw = {
  distance: minus,
  originOutside: minus,
  atWork: minus,
  asked: plus,
  duty: plus,
  goodHealth: plus,
}
const selectionWwb = { distance: minus, atWork: minus, asked: plus, male: plus, problems: plus }

export const published: PublishedFigures = {
  source: {
    nl: 'IWI R08/07 (2008), Het eerste jaar',
    en: 'IWI R08/07 (2008), The first year',
  },
  table1: {
    advice: marks('++', '++'),
    business: marks('+', '-'),
    applying: marks('+', '+'),
    trajectory: marks('++', ''),
    contacts: marks('++', '++'),
    training: marks('', ''),
    nonWork: marks('', ''),
  },
  hours: {
    WW: { 'first-half': 7.7, 'second-half': 6.3 },
    WWB: { 'first-half': 3.2, 'second-half': 1.9 },
  },
  contrasts: [
    { group: 'WW', period: 'first-half', only: 'contacts', value: 1.2 },
    { group: 'WW', period: 'second-half', only: 'advice', value: 3.6 },
    { group: 'WWB', period: 'first-half', only: 'advice', value: 2.9 },
  ],
  anySupport: {
    firstHalf3: { WW: share(0.95), WWB: share(0.83) },
    secondHalf6: { WW: share(0.67), WWB: share(0.56) },
    secondHalf12: { WW: share(0.74), WWB: share(0.55) },
    year6: { WW: share(0.97), WWB: share(0.88) },
  },
  selection: {
    WW: {
      'first-half': { age: minus, ...selectionWw },
      'second-half': {
        age: {
          sign: null,
          peak: { nl: 'niet lineair: 35 tot 55 jaar het meest', en: 'not linear: 35 to 55 most' },
        },
        ...selectionWw,
        supportFirstHalf: plus,
      },
    },
    WWB: {
      'first-half': {
        age: {
          sign: null,
          peak: { nl: 'niet lineair: 25 tot 35 jaar het meest', en: 'not linear: 25 to 35 most' },
        },
        ...selectionWwb,
      },
      'second-half': { age: minus, ...selectionWwb },
    },
  },
  forms: {
    WW: {
      trajectory: { value: null, words: { nl: 'net geen helft', en: 'just under half' } },
      training: { value: 1 / 7, words: { nl: 'één op de zeven', en: 'one in seven' } },
    },
    WWB: {},
  },
  transfer: {
    known: { '00': share(0.06), '10': share(0.26), '01': share(0.13), '11': { value: null } },
    supportWithoutUwv: { value: 0.5, words: { nl: 'de helft', en: 'half' } },
    supportDifference: '-',
    distance: '+',
  },
  duty: {
    withoutDuty: { value: 2 / 3, words: { nl: 'twee derde', en: 'two thirds' } },
    exempt: {
      value: null,
      range: [1 / 4, 1 / 3],
      words: { nl: 'een kwart tot een derde', en: 'a quarter to a third' },
    },
    searching: '+',
  },
}
