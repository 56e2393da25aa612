import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EstimateOptions, estimate, kaplanMeier, readCsv } from '../../analysis/index.ts'

/** Rows of time, event, x, group and a cluster; times tie when `ties` is small. */
function rowsOf(draws: readonly number[], ties: number): number[][] {
  return draws.map((draw, i) => [
    1 + ((draw * 7 + i) % ties),
    draw % 3 === 0 ? 0 : 1,
    ((draw * 3 + i * i) % 17) / 4,
    (draw >> 3) % 2,
    i % 9,
  ])
}
const csv = (head: string, rows: readonly (readonly (number | string)[])[]) =>
  [head, ...rows.map((row) => row.join(','))].join('\n')
const HEAD = 'time,event,x,g,id'
const draws = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 30, maxLength: 60 })
const first = (options: EstimateOptions) => estimate(options).coefficients[0]!

describe('Cox regression', () => {
  test('without ties: its score test between two groups is the log-rank test', () => {
    fc.assert(
      fc.property(draws, (given) => {
        const rows = rowsOf(given, 1_000_003).map(([, ...rest], i) => [i * 2 + 1, ...rest])
        const data = csv(HEAD, rows)
        const cox = estimate({ data, formula: 'Surv(time, event) ~ g', model: 'cox' })
        const test = estimate({ data, formula: 'Surv(time, event) ~ g', model: 'logrank' })
        expect(cox.fit.scoreTest).toBeCloseTo(test.fit.chiSquare!, 9)
      }),
      { numRuns: 25 },
    )
  })
  test('rows cut in two at any time change nothing, errors clustered by the row they come from too', () => {
    fc.assert(
      fc.property(draws, fc.constantFrom('efron', 'breslow'), (given, ties) => {
        const rows = rowsOf(given, 12)
        const whole = rows.map(([time, event, x, g], i) => [0, time!, event!, x!, g!, i])
        const cut = whole.flatMap(([, time, event, x, g, i]) =>
          time! > 4
            ? [
                [0, 4, 0, x!, g!, i!],
                [4, time!, event!, x!, g!, i!],
              ]
            : [[0, time!, event!, x!, g!, i!]],
        )
        const run = (data: readonly number[][]) =>
          estimate({
            data: csv('start,stop,event,x,g,id', data),
            formula: 'Surv(start, stop, event) ~ x + strata(g) + cluster(id)',
            model: 'cox',
            ties,
          })
        const [a, b] = [run(whole), run(cut)]
        expect(a.coefficients[0]!.estimate).toBeCloseTo(b.coefficients[0]!.estimate!, 9)
        expect(a.coefficients[0]!.standardError).toBeCloseTo(b.coefficients[0]!.standardError!, 9)
        expect(a.fit.logLikelihood).toBeCloseTo(b.fit.logLikelihood!, 9)
      }),
      { numRuns: 25 },
    )
  })
  test('depends on times only through their order, and on whole weights as on repeated rows (Breslow)', () => {
    fc.assert(
      fc.property(draws, (given) => {
        const rows = rowsOf(given, 15)
        const base = { formula: 'Surv(time, event) ~ x', model: 'cox', ties: 'breslow' }
        const own = first({ ...base, data: csv(HEAD, rows) })
        const squared = rows.map(([time, ...rest]) => [time! ** 2, ...rest])
        expect(first({ ...base, data: csv(HEAD, squared) }).estimate).toBeCloseTo(own.estimate!, 10)
        const weighted = csv(
          `${HEAD},w`,
          rows.map((row, i) => [...row, 1 + (i % 3)]),
        )
        const repeated = rows.flatMap((row, i) => Array.from({ length: 1 + (i % 3) }, () => row))
        const [a, b] = [
          first({ ...base, data: weighted, weights: 'w' }),
          first({ ...base, data: csv(HEAD, repeated) }),
        ]
        expect(a.estimate).toBeCloseTo(b.estimate!, 9)
        expect(a.standardError).toBeCloseTo(b.standardError!, 9)
      }),
      { numRuns: 20 },
    )
  })
  test('one event per stratum: it is the conditional logit', () => {
    const rows = Array.from({ length: 90 }, (_, i) => [
      1,
      i % 3 === ((i * 7) % 5) % 3 && i % 3 === Math.floor(i / 3) % 3 ? 1 : 0,
      ((i * 31) % 17) / 3,
      Math.floor(i / 3),
    ])
    const data = csv('time,y,x,s', rows)
    const cox = first({ data, formula: 'Surv(time, y) ~ x + strata(s)', model: 'cox' })
    const logit = first({ data, formula: 'y ~ x + strata(s)', model: 'conditional-logit' })
    expect(cox.estimate).toBeCloseTo(logit.estimate!, 9)
    expect(cox.standardError).toBeCloseTo(logit.standardError!, 9)
  })
  test('says whose likelihood rises for ever, and keeps the others', () => {
    const rows = Array.from({ length: 40 }, (_, i) => [
      i + 1,
      i % 4 === 0 ? 0 : 1,
      i < 20 ? 1 : 0,
      (i * 7) % 5,
    ])
    const data = csv('time,event,early,x', rows)
    const result = estimate({ data, formula: 'Surv(time, event) ~ early + x', model: 'cox' })
    expect(result.coefficients[0]!.estimate).toBeNull()
    expect(result.coefficients[1]!.standardError).toBeGreaterThan(0)
    expect(result.notes).toEqual(['No finite estimate, because the likelihood rises for ever: early.'])
    expect(JSON.stringify(result)).not.toContain('NaN')
  })
  test('drops what is constant or a sum of others, and names it', () => {
    const rows = rowsOf([3, 14, 15, 92, 65, 35, 89, 79, 32, 38, 46, 26, 43, 38, 32], 9)
    const data = csv(
      `${HEAD},one,twice`,
      rows.map((row) => [...row, 1, 2 * row[2]!]),
    )
    const result = estimate({ data, formula: 'Surv(time, event) ~ x + one + twice', model: 'cox' })
    expect(result.coefficients.map(({ estimate: value }) => value === null)).toEqual([false, true, true])
    expect(result.notes.join(' ')).toContain('one, twice')
  })
  test('refuses what it cannot use, with a sentence', () => {
    const data = csv(HEAD, rowsOf([3, 14, 15, 92, 65, 35, 89, 79, 32, 38], 9))
    const base = { data, formula: 'Surv(time, event) ~ x', model: 'cox' }
    expect(() => estimate({ ...base, formula: 'time ~ x' })).toThrow('should have Surv(time, status)')
    expect(() => estimate({ ...base, formula: 'Surv(time, id) ~ x' })).toThrow('requires 0 and 1, 1 and 2')
    expect(() => estimate({ ...base, formula: 'Surv(time, event == 7) ~ x' })).toThrow('at least one event')
    expect(() => estimate({ ...base, formula: 'Surv(time, x, event) ~ g' })).toThrow(
      'a start before the stop',
    )
    expect(() => estimate({ ...base, ties: 'exact' })).toThrow("The ties 'exact' are not known")
    expect(() => estimate({ ...base, se: 'HC3' })).toThrow("The standard error 'HC3' is not known")
    expect(() => estimate({ ...base, se: 'CR0' })).toThrow('needs a cluster')
    expect(() => estimate({ ...base, formula: 'Surv(time, event) ~ I(0 * x)' })).toThrow(
      'a regressor that varies',
    )
    expect(() => estimate({ ...base, formula: 'Surv(time, event) ~ x + cluster(id)', cluster: 'g' })).toThrow(
      'takes one cluster',
    )
  })
})

describe('curves', () => {
  test('without censoring are the shares still there; cut rows and late entry count who is at risk', () => {
    fc.assert(
      fc.property(draws, (given) => {
        const times = Float64Array.from(given, (draw) => 1 + (draw % 20))
        const curve = kaplanMeier(times, new Int32Array(times.length).fill(1), null)
        curve.times.forEach((time, i) => {
          const left = times.filter((own) => own > time).length / times.length
          expect(curve.survival[i]).toBeCloseTo(left, 12)
        })
        const starts = times.map((time) => (time > 8 ? 8 : 0))
        const cut = kaplanMeier(
          Float64Array.from([...times, ...times.filter((time) => time > 8).map(() => 8)]),
          [...times.map(() => 1), ...times.filter((time) => time > 8).map(() => 0)],
          Float64Array.from([...starts, ...times.filter((time) => time > 8).map(() => 0)]),
        )
        cut.times.forEach((time, i) => {
          const place = curve.times.indexOf(time)
          if (place >= 0) expect(cut.survival[i]).toBeCloseTo(curve.survival[place]!, 12)
        })
      }),
      { numRuns: 30 },
    )
  })
  test('read the event as R does: 1 and 2, TRUE and FALSE, a comparison, or a category', () => {
    const lines = [
      '1,1,FALSE,stay,0',
      '2,2,TRUE,work,1',
      '3,2,TRUE,school,1',
      '4,1,FALSE,stay,0',
      '5,2,TRUE,work,1',
      'NA,2,TRUE,work,1',
    ]
    const data = readCsv(`t,two,yes,why,one\n${lines.join('\n')}`, { why: ['stay', 'work', 'school'] })
    const curveOf = (event: string) =>
      estimate({ data, formula: `Surv(t, ${event}) ~ 1`, model: 'km' }).tables.at(-1)!.rows
    const own = curveOf('one')
    for (const event of ['two', 'yes', 'two == 2', "why != 'stay'", 'event = one'])
      expect(curveOf(event)).toEqual(own)
    expect(() => curveOf('why')).toThrow('of competing events take cumulative-incidence')
    const shares = estimate({
      data,
      formula: 'Surv(t, why) ~ 1',
      model: 'cumulative-incidence',
      times: '0,3,9',
    })
    expect(shares.dropped).toBe(1)
    expect(shares.tables[0]!.rows.map(([, event, time, , , share]) => [event, time, share])).toEqual([
      ['work', 0, 0],
      ['work', 3, 0.25],
      ['work', 9, 0.75],
      ['school', 0, 0],
      ['school', 3, 0.25],
      ['school', 9, 0.25],
    ])
  })
  test('never hold NaN or Infinity: where nobody is left, where nobody leaves, and alone', () => {
    for (const lines of [['1,1', '2,1', '3,1'], ['1,0', '2,0'], ['5,1'], ['0,1', '0,0', '2,1']])
      for (const model of ['km', 'cumulative-incidence']) {
        const result = estimate({
          data: `t,e\n${lines.join('\n')}`,
          formula: 'Surv(t, e) ~ 1',
          model,
          times: '0,1,10',
        })
        expect(JSON.parse(JSON.stringify(result))).toEqual(result)
      }
  })
  test('are refused with a sentence for wrong times, groups and options', () => {
    const data = 't,e,g\n1,1,a\n2,0,b\n-1,1,a'
    const base = { data, formula: 'Surv(t, e) ~ g', model: 'km' }
    expect(() => estimate(base)).toThrow('requires times of at least 0, got -1')
    const fine = { ...base, data: 't,e,g\n1,1,a\n2,0,b\n3,1,a' }
    expect(() => estimate({ ...fine, interval: 'logit' })).toThrow("The interval 'logit' is not known")
    expect(() => estimate({ ...fine, times: '1,x' })).toThrow('The option times requires numbers')
    expect(() => estimate({ ...fine, formula: 'Surv(t, e) ~ g:t' })).toThrow('groups are written with +')
    expect(() => estimate({ ...fine, formula: 'Surv(t, e) ~ strata(g)' })).toThrow('groups of plain terms')
    expect(() => estimate({ ...fine, model: 'logrank', formula: 'Surv(t, e) ~ 1' })).toThrow(
      'requires at least two groups, got 1',
    )
    expect(() => estimate({ ...fine, model: 'logrank', formula: 'Surv(0 * t, t, e) ~ g' })).toThrow(
      'requires Surv(time, status), without starts',
    )
    expect(() => estimate({ ...fine, formula: 'Surv(t, e, g, t) ~ 1' })).toThrow('Surv() in')
  })
})
