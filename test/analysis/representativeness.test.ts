import { describe, expect, test } from 'vitest'
import { estimate, logit, partialIndicators, rIndicator } from '../../analysis/index.ts'

/** Lehmer's generator: the same numbers on every machine. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

const N = 400
const groups = Float64Array.from({ length: N }, (_, i) => i % 2)
const second = Float64Array.from({ length: N }, (_, i) => (i >> 1) % 3)
const one = new Float64Array(N).fill(1)
const columns = [
  one,
  groups,
  second.map((code) => Number(code === 1)),
  second.map((code) => Number(code === 2)),
]
const logistic = (eta: number) => 1 / (1 + Math.exp(-eta))

/** Standard deviation of true chances. */
function deviationOf(chances: Float64Array): number {
  const mean = chances.reduce((sum, own) => sum + own, 0) / N
  return Math.sqrt(chances.reduce((sum, own) => sum + (own - mean) ** 2, 0) / N)
}

describe('the R-indicator', () => {
  test('has the spread of true chances on average, and intervals that hold the truth as often as they say', () => {
    const chances = groups.map((own, i) => logistic(-0.2 + 0.9 * own - 0.5 * Number(second[i] === 2)))
    const truth = 1 - 2 * deviationOf(chances)
    const random = generator(11)
    const spread = { plain: 0, published: 0, centred: 0 }
    let held = 0
    const runs = 400
    for (let run = 0; run < runs; run++) {
      const fit = logit(
        columns,
        chances.map((chance) => Number(random() < chance)),
      )
      const { r, unadjusted, deviation } = rIndicator(fit, { population: N })
      spread.plain += unadjusted ** 2 / runs
      spread.published += deviation ** 2 / runs
      spread.centred += rIndicator(fit, { population: N, centred: true }).deviation ** 2 / runs
      if (r.low! <= truth && truth <= r.high!) held++
    }
    const off = (square: number) => Math.abs(square / deviationOf(chances) ** 2 - 1)
    expect(off(spread.plain)).toBeGreaterThan(0.08)
    expect(off(spread.published)).toBeLessThan(0.06)
    expect(off(spread.centred)).toBeLessThan(0.03)
    expect(held / runs).toBeGreaterThan(0.92)
    expect(held / runs).toBeLessThan(0.99)
  })
  test('takes the spread of mere chance out: without true differences its square is zero on average', () => {
    const random = generator(5)
    let squares = 0
    let plain = 0
    for (let run = 0; run < 300; run++) {
      const fit = logit(
        columns,
        one.map(() => Number(random() < 0.6)),
      )
      const { deviation, unadjusted, r } = rIndicator(fit)
      squares += deviation ** 2
      plain += unadjusted ** 2
      expect(r.estimate).toBeLessThanOrEqual(1)
    }
    // What is left is only that negative squares are made zero.
    expect(squares).toBeLessThan(plain / 2)
  })
  test('counts rows of weight two as two rows, for its estimate before adjustment', () => {
    const random = generator(3)
    const answered = groups.map((own) => Number(random() < 0.4 + 0.3 * own))
    const weights = one.map((_, i) => 1 + (i % 2))
    const repeat = (column: Float64Array) =>
      Float64Array.from([...column].flatMap((value, i) => Array.from({ length: weights[i]! }, () => value)))
    const weighted = rIndicator(logit(columns, answered, weights))
    const repeated = rIndicator(logit(columns.map(repeat), repeat(answered)))
    expect(weighted.rate).toBeCloseTo(repeated.rate, 12)
    expect(weighted.unadjusted).toBeCloseTo(repeated.unadjusted, 3)
  })
  test('asks for a logit and a population that holds the sample', () => {
    const fit = logit([one], groups)
    expect(() => rIndicator(fit, { population: 10 })).toThrow('a population of at least the 400 rows')
    expect(() => rIndicator({ ...fit, model: 'poisson' })).toThrow('requires a logit')
    expect(() => partialIndicators(fit, [{ name: 'g', codes: groups, levels: ['a'] }])).toThrow(
      "a class of 'g'",
    )
  })
})

describe('partial R-indicators', () => {
  const random = generator(7)
  const answered = groups.map((own, i) =>
    Number(random() < logistic(0.8 * own - 0.6 * Number(second[i] === 1))),
  )
  const fit = logit(columns, answered)
  const variables = [
    { name: 'g', codes: groups, levels: ['a', 'b'] },
    { name: 's', codes: second, levels: ['x', 'y', 'z'] },
  ]
  const found = partialIndicators(fit, variables)
  test('of classes add up, squared, to that of their variable', () => {
    for (const { unconditional, conditional, classes } of found) {
      const sum = (pick: (own: (typeof classes)[number]) => number) =>
        Math.sqrt(classes.reduce((total, own) => total + pick(own) ** 2, 0))
      expect(sum((own) => own.unconditional.estimate!)).toBeCloseTo(unconditional.estimate!, 12)
      expect(sum((own) => own.conditional.estimate!)).toBeCloseTo(conditional.estimate!, 12)
    }
  })
  test('never exceed the spread of all chances, and equal it for the only variable', () => {
    const { unadjusted } = rIndicator(fit)
    for (const { unconditional, conditional } of found) {
      expect(unconditional.estimate).toBeLessThanOrEqual(unadjusted)
      expect(conditional.estimate).toBeLessThanOrEqual(unadjusted)
    }
    const alone = logit([one, groups], answered)
    const [own] = partialIndicators(alone, [variables[0]!])
    expect(own!.conditional.estimate).toBeCloseTo(rIndicator(alone).unadjusted, 12)
    expect(own!.unconditional.estimate).toBeCloseTo(rIndicator(alone).unadjusted * Math.sqrt((N - 1) / N), 12)
  })
  test('have the sign and the standard error of a difference in rates', () => {
    const [g] = found
    const [a, b] = g!.classes
    expect(a!.unconditional.estimate).toBeLessThan(0)
    expect(b!.unconditional.estimate).toBeGreaterThan(0)
    const difference = b!.rate - a!.rate
    const error = Math.sqrt((a!.rate * (1 - a!.rate)) / a!.n + (b!.rate * (1 - b!.rate)) / b!.n)
    expect(b!.unconditional.statistic).toBeCloseTo(difference / error, 8)
  })
})

describe('the model representativeness', () => {
  const data = [
    'r,g,x,z',
    ...Array.from({ length: 90 }, (_, i) =>
      [(i * 7) % 3 > 0 || i % 5 === 0 ? 1 : 0, 'abc'[i % 3], i, i % 4].join(','),
    ),
    'NA,a,1,1',
  ].join('\n')
  test('gives R, CV and partial indicators, and says what it leaves out', () => {
    const result = estimate({ data, model: 'representativeness', formula: 'r ~ g + x + z' })
    expect(result.coefficients.map(({ term }) => term)).toEqual(['R', 'CV'])
    expect(result.tables[0]!.rows.map(([variable]) => variable)).toEqual(['g', 'z'])
    expect(result.notes.join(' ')).toContain('because of more than 20 values: x')
    expect(result.dropped).toBe(1)
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  })
  test('has no standard errors where a class never answers, and refuses what is no response', () => {
    const never = 'r,g\n1,a\n0,a\n1,a\n0,b\n0,b\n0,b'
    const result = estimate({ data: never, model: 'representativeness', formula: 'r ~ g' })
    expect(result.coefficients[0]!.standardError).toBeNull()
    expect(result.notes.join(' ')).toContain('Some answer always or never')
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    expect(() => estimate({ data, model: 'representativeness', formula: 'z ~ g' })).toThrow(
      'an outcome of 0 and 1',
    )
    expect(() => estimate({ data, model: 'representativeness', formula: '~ g' })).toThrow('an outcome')
  })
})

describe('R-indicators from counted cells', () => {
  test('equal those of the members that the cells hold, with their intervals', () => {
    const members = Array.from({ length: 400 }, (_, i) => ({
      sex: i % 2,
      age: i % 3,
      y: Number((i * 7) % 11 < 5 + (i % 3)),
    }))
    const cells = new Map<string, { sex: number; age: number; y: number; n: number }>()
    for (const own of members) {
      const key = JSON.stringify(own)
      cells.set(key, { ...own, n: (cells.get(key)?.n ?? 0) + 1 })
    }
    const fitOf = (rows: readonly { sex: number; age: number; y: number; n?: number }[]) => {
      const column = (of: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, of)
      const columns = [
        column(() => 1),
        column(({ sex }) => sex),
        column(({ age }) => +(age === 1)),
        column(({ age }) => +(age === 2)),
      ]
      return logit(
        columns,
        column(({ y }) => y),
        rows[0]!.n ? column(({ n }) => n!) : null,
      )
    }
    const classesOf = (rows: readonly { sex: number; age: number }[]) => [
      { name: 'sex', codes: Float64Array.from(rows, ({ sex }) => sex), levels: ['0', '1'] },
      { name: 'age', codes: Float64Array.from(rows, ({ age }) => age), levels: ['0', '1', '2'] },
    ]
    const rows = [...cells.values()]
    const [one, counted] = [rIndicator(fitOf(members)), rIndicator(fitOf(rows), { counted: true })]
    for (const part of ['estimate', 'standardError', 'low', 'n'] as const) {
      expect(counted.r[part]).toBeCloseTo(one.r[part]!, 8)
      expect(counted.cv[part]).toBeCloseTo(one.cv[part]!, 8)
    }
    const whole = partialIndicators(fitOf(members), classesOf(members))
    for (const [place, own] of partialIndicators(fitOf(rows), classesOf(rows), { counted: true }).entries()) {
      for (const part of ['estimate', 'standardError', 'n'] as const) {
        expect(own.unconditional[part]).toBeCloseTo(whole[place]!.unconditional[part]!, 8)
        expect(own.conditional[part]).toBeCloseTo(whole[place]!.conditional[part]!, 8)
      }
    }
  })
})
