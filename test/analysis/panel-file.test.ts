import { describe, expect, test } from 'vitest'
import { columnOf, REASONS } from '../../analysis/columns.ts'
import { buildPanel } from '../../analysis/panel-file/build-panel.ts'
import type { MemberRecord, Panel } from '../../analysis/panel-file/record.ts'
import { compile, design, members } from './mini-study.ts'

const someone: MemberRecord = {
  member: 'a',
  facts: { benefit: 'WWB', distance: '3', granted: 'yes', transferCwi: 'yes', age: '40' },
  events: { application: '2006-03-01', decision: '2006-04-01', benefitEnd: '2006-09-01' },
  waves: {
    'first-half': {
      answers: { advice: 'yes', trajectory: 'yes', searching: 'no', education: 'higher', duty: 'yes' },
      periodFrom: '2006-04-01',
      periodTo: '2006-09-01',
    },
    'second-half': {
      answers: {
        advice: 'no',
        trajectory: 'no',
        searching: 'yes',
        searchHours: 6,
        applicationsSent: 'dontKnow',
      },
      periodFrom: '2006-09-01',
      periodTo: '2007-03-01',
    },
  },
}

const build = (records: Iterable<MemberRecord>, own = design): Panel => buildPanel(own, records, compile)
const values = (panel: Panel, name: string): number[] => Array.from(columnOf(panel.long, name).values)
const reasons = (panel: Panel, shape: 'long' | 'wide', name: string): string[] =>
  Array.from(columnOf(panel[shape], name).missing, (code) => REASONS[code]!)

describe('the panel file', () => {
  test('has a row per member and period with a response, and knows whose row it is', () => {
    const panel = build([
      someone,
      { ...someone, member: 'b', waves: { 'second-half': someone.waves['second-half'] } },
    ])
    expect(panel.long.rows).toBe(3)
    expect(Array.from(panel.memberOfRow)).toEqual([0, 0, 1])
    expect(values(panel, 'period')).toEqual([0, 1, 1])
    expect(panel.members).toEqual(['a', 'b'])
  })
  test('counts hours and applications of who does not search as zero', () => {
    const panel = build([someone])
    expect(values(panel, 'searching')).toEqual([0, 1])
    expect(values(panel, 'hours')).toEqual([0, 6])
    expect(values(panel, 'applications')).toEqual([0, NaN])
  })
  test('lets a trajectory of the first half-year run on into the second, and support as reported not', () => {
    const panel = build([someone])
    expect(values(panel, 'trajectory')).toEqual([1, 1])
    expect(values(panel, 'supportAny')).toEqual([1, 0])
    expect(values(panel, 'supportFirstHalf')).toEqual([NaN, 1])
  })
  test('reads an earlier answer through a preload, and events as days since the application', () => {
    const panel = build([someone])
    expect(values(panel, 'education')).toEqual([1, 1])
    expect([values(panel, 'onBenefit3'), values(panel, 'onBenefit6'), values(panel, 'onBenefit12')]).toEqual([
      [1, 1],
      [1, 1],
      [0, 0],
    ])
    expect(values(panel, 'months')[0]).toBeCloseTo(154 / 30.4375, 12)
  })
  test('says why a value is missing', () => {
    const first = someone.waves['first-half']!
    const refused = { ...first, answers: { ...first.answers, searching: 'yes', searchHours: 'refused' } }
    const skipped = { ...first, answers: { searching: 'yes' }, skipped: ['searchHours'] }
    const panel = build([
      { ...someone, waves: { 'first-half': refused } },
      { ...someone, waves: { 'first-half': skipped } },
      { ...someone, waves: { 'first-half': { ...first, answers: { searching: 'yes' } } } },
      { ...someone, waves: someone.waves },
      { ...someone, facts: { ...someone.facts, granted: 'no' } },
    ])
    expect(reasons(panel, 'wide', 'hours.first-half')).toEqual([
      'refused',
      'skipped by route',
      'not answered',
      'valid',
      'not in the target group',
    ])
    expect(reasons(panel, 'wide', 'hours.second-half').slice(2)).toEqual([
      'wave not taken part in',
      'valid',
      'not in the target group',
    ])
    expect(reasons(panel, 'long', 'applications').at(-1)).toBe("don't know")
    expect(reasons(panel, 'long', 'supportFirstHalf')[0]).toBe('skipped by route')
  })
  test('has the same columns whatever the data hold', () => {
    const none = build([])
    const many = build(members(20))
    expect([...none.long.columns.keys()]).toEqual([...many.long.columns.keys()])
    expect([...none.wide.columns.keys()]).toEqual([...many.wide.columns.keys()])
    expect(none.long.rows).toBe(0)
  })
  test('refuses a formula that gives what its variable cannot hold, naming the variable', () => {
    expect(() => build([{ ...someone, facts: { ...someone.facts, distance: '9' } }])).toThrow(
      'buildPanel requires one of 1, 2, 3, 4 for the variable \'distance\', got "9"',
    )
  })
  test('compiles each formula once, however many members there are', () => {
    let compiled = 0
    buildPanel(design, members(50), (text) => {
      compiled++
      return compile(text)
    })
    expect(compiled).toBeLessThanOrEqual(design.variables.length + 1)
  })
})
