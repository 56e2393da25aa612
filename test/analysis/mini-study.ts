import type { CompileExpression, MemberRecord } from '../../analysis/panel-file/record.ts'
import type { PublishedFigures } from '../../analysis/reports/published.ts'
import type { StudyDesign, Text, VariableDesign } from '../../surveys/design.ts'

/** A small study of the shape of the main one, with effects put in by arithmetic. */

const same = (name: string): Text => ({ nl: name, en: name })

/** JavaScript instead of survey expressions: enough to test what surrounds them. */
export const compile: CompileExpression = (text) => {
  const body = text.replace(/\{([^{}]+)\}/g, (_, name) => `v(${JSON.stringify(name)})`)
  return new Function('v', `return ${body}`) as ReturnType<CompileExpression>
}

const variable = (
  name: string,
  level: VariableDesign['level'],
  type: VariableDesign['type'],
  formula: VariableDesign['formula'] | string,
  values?: readonly string[],
): VariableDesign => ({
  name,
  label: same(name),
  level,
  type,
  formula: typeof formula === 'string' ? { '*': formula } : formula,
  ...(values === undefined ? {} : { values: values.map((value) => ({ value, label: same(value) })) }),
})

const wave = (id: string): StudyDesign['waves'][number] => ({
  id,
  title: same(id),
  instrument: id,
  opens: [],
  openDays: 28,
  graceDays: 7,
  hardEndDays: 60,
  referencePeriod: { from: { event: 'application' }, to: { event: 'application', months: 6 } },
  contacts: [],
  preloads: [{ name: 'education', from: [{ wave: 'first-half', item: 'education' }], contradictedBy: null }],
})

const yesNo = ['no', 'yes'].map((value) => ({ value, label: same(value) }))
const category = (name: string, values: readonly string[]) => ({
  name,
  label: same(name),
  type: 'category' as const,
  values: values.map((value) => ({ value, label: same(value) })),
})
const isYes = (item: string): string => `{${item}} === 'yes' ? 1 : 0`
const supports = ['advice', 'contacts', 'nonWork']

export const design: StudyDesign = {
  id: 'mini',
  title: same('mini'),
  organisation: same('mini'),
  about: same('mini'),
  timeZone: 'Europe/Amsterdam',
  events: ['application', 'decision', 'benefitEnd', 'benefitReturn'].map((name) => ({
    name,
    label: same(name),
  })),
  facts: [
    category('benefit', ['WW', 'WWB']),
    category('distance', ['1', '2', '3', '4']),
    category('granted', ['no', 'yes']),
    { name: 'transferCwi', label: same('transferCwi'), type: 'category', values: yesNo },
    { name: 'transferUwv', label: same('transferUwv'), type: 'category', values: yesNo },
    { name: 'exempt', label: same('exempt'), type: 'category', values: yesNo },
    { name: 'age', label: same('age'), type: 'number' },
  ],
  eligibility: { events: ['decision'], facts: { granted: 'yes' } },
  waves: ['first-half', 'second-half'].map(wave),
  sending: { from: '00:00', until: '24:00', weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: null, perDay: {} },
  contactTexts: {},
  concepts: [],
  variables: [
    variable('supportAny', 'period', 'binary', supports.map((name) => `{${name}} === 'yes'`).join(' || ')),
    ...supports.map((name) => variable(name, 'period', 'binary', isYes(name))),
    variable('trajectory', 'period', 'binary', {
      'first-half': isYes('trajectory'),
      'second-half': "{trajectory} === 'yes' || {previous.trajectory} === 1 ? 1 : 0",
    }),
    variable('hours', 'period', 'number', "{searching} === 'no' ? 0 : {searchHours}"),
    variable('applications', 'period', 'number', "{searching} === 'no' ? 0 : {applicationsSent}"),
    variable(
      'searching',
      'period',
      'binary',
      "{searching} === undefined ? undefined : {searching} === 'yes'",
    ),
    variable('months', 'period', 'number', '{period.months}'),
    variable('wwb', 'member', 'binary', "{facts.benefit} === 'WWB'"),
    variable('distance', 'member', 'category', '{facts.distance}', ['1', '2', '3', '4']),
    variable('education', 'period', 'category', '{education} ?? {preload.education}', ['lower', 'higher']),
    variable('duty', 'period', 'binary', isYes('duty')),
    variable('problems', 'period', 'binary', isYes('problems')),
    ...[3, 6, 12].map((months) =>
      variable(`onBenefit${months}`, 'member', 'binary', `({days.benefitEnd} ?? 9999) > ${months} * 30.4375`),
    ),
    variable('endReason', 'member', 'category', '{endReason}', ['work', 'other']),
    variable('supportFirstHalf', 'period', 'binary', { 'second-half': '{previous.supportAny}' }),
  ],
  plan: {
    group: 'benefit',
    periods: ['first-half', 'second-half'],
    outcomes: [
      { variable: 'searching', model: 'logit' },
      { variable: 'hours', model: 'ols' },
      { variable: 'applications', model: 'poisson', exposure: 'months' },
    ],
    supports: supports.map((name) => ({ variable: name, label: same(name), footnotes: [] })),
    covariates: ['age', 'distance', 'education', 'duty', 'problems'],
    selectionCovariates: ['age', 'distance', 'education', 'duty', 'supportFirstHalf'],
    durations: {
      title: same('how long'),
      words: { inside: same('still on'), out: same('off'), back: same('back') },
      begins: 'application',
      ends: 'benefitEnd',
      returns: 'benefitReturn',
      reason: 'endReason',
      followed: 12,
      at: [3, 6, 12],
      backWithin: 2,
      lasting: { after: 3, months: [6, 13] },
    },
    minimumN: 10,
    alpha: 0.05,
  },
}

export const published: PublishedFigures = {
  source: same('report'),
  table1: { advice: { WW: '++', WWB: '++' }, contacts: { WW: '', WWB: '' }, nonWork: { WW: '', WWB: '' } },
  hours: { WW: { 'first-half': 7.7 }, WWB: {} },
  contrasts: [{ group: 'WW', period: 'first-half', only: 'contacts', value: 1.2 }],
  anySupport: { firstHalf3: { WW: { value: 0.95 } }, secondHalf6: {}, secondHalf12: {}, year6: {} },
  selection: { WW: { 'first-half': { distance: { sign: '-' } } } },
  forms: {},
  transfer: {
    known: { '00': { value: 0.06 }, '10': { value: null }, '01': { value: null }, '11': { value: null } },
    supportWithoutUwv: { value: 0.5 },
    supportDifference: '-',
    distance: '+',
  },
  duty: { withoutDuty: { value: 0.6 }, exempt: { value: null, range: [0.25, 0.33] }, searching: '+' },
}

/** A number between 0 and 1 that depends on nothing but its arguments. */
export function chance(person: number, wave: number, question: number): number {
  let h = Math.imul(person * 8 + wave, 0x9e3779b1) + Math.imul(question, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 16), 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 13), 0x27d4eb2f)
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32
}

/** Members 0 to count − 1; advice adds searching, three hours and applications, nothing else does. */
export function* members(count: number): Generator<MemberRecord> {
  for (let i = 0; i < count; i++) {
    const answersOf = (t: number) => {
      const yes = (question: number, p: number) => (chance(i, t, question) < p ? 'yes' : 'no')
      const advice = yes(1, 0.5)
      const searching = chance(i, t, 4) < (advice === 'yes' ? 0.9 : 0.6)
      return {
        advice,
        contacts: yes(2, 0.4),
        nonWork: yes(3, 0.3),
        trajectory: yes(10, 0.3),
        searching: searching ? 'yes' : 'no',
        ...(searching
          ? {
              searchHours: Math.round(16 * chance(i, t, 5)) / 2 + (advice === 'yes' ? 3 : 0),
              applicationsSent: Math.floor(6 * chance(i, t, 6)) + (advice === 'yes' ? 3 : 0),
            }
          : {}),
        duty: yes(7, 0.5),
        problems: yes(8, 0.5),
        ...(t === 0 ? { education: chance(i, 0, 9) < 0.5 ? 'lower' : 'higher' } : {}),
      }
    }
    const second = chance(i, 7, 11) < 0.8
    yield {
      member: `m${i}`,
      facts: {
        benefit: i % 2 === 0 ? 'WW' : 'WWB',
        distance: String(1 + Math.floor(4 * chance(i, 7, 12))),
        granted: 'yes',
        transferCwi: chance(i, 7, 13) < 0.7 ? 'yes' : 'no',
        transferUwv: chance(i, 7, 14) < 0.7 ? 'yes' : 'no',
        exempt: chance(i, 7, 15) < 0.3 ? 'yes' : 'no',
        age: String(20 + Math.floor(40 * chance(i, 7, 16))),
      },
      events: {
        application: '2006-03-10',
        decision: '2006-04-10',
        ...(chance(i, 7, 17) < 0.3 ? { benefitEnd: '2006-08-01' } : {}),
      },
      waves: {
        'first-half': { answers: answersOf(0), periodFrom: '2006-04-10', periodTo: '2006-09-10' },
        'second-half': second
          ? { answers: answersOf(1), periodFrom: '2006-09-10', periodTo: '2007-03-10' }
          : undefined,
      },
    }
  }
}
