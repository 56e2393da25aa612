import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  attrition,
  type OutcomeClass,
  type OutcomeSums,
  outcomeRates,
  RATES,
  responseCurve,
} from '../../analysis/index.ts'

const classes: OutcomeClass[] = ['I', 'P', 'R', 'NC', 'O', 'UH', 'UO', 'NE']
const counted = (counts: Partial<Record<OutcomeClass, number>>): OutcomeSums =>
  Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, { n, weight: n, squares: n }]))
const rounded = (sums: OutcomeSums, e: number | null = null, digits = 3) =>
  Object.fromEntries(
    Object.entries(outcomeRates(sums, e).rates).map(([name, { estimate }]) => [
      name,
      estimate === null ? null : Number(estimate.toFixed(digits)),
    ]),
  )

describe('pain 12: outcome rates stand beside the contact log, and', () => {
  it('equal the example of the R package outcomerate 1.0.1 (Pilliard Hellwig 2018), README: 12 cases, e estimated', () => {
    const sums = counted({ I: 4, P: 2, R: 1, NC: 1, O: 1, UH: 1, UO: 1, NE: 1 })
    expect(outcomeRates(sums).e).toBeCloseTo(0.9, 12)
    expect(rounded(sums)).toEqual({
      ...{ RR1: 0.364, RR2: 0.545, RR3: 0.37, RR4: 0.556, RR5: 0.444, RR6: 0.667 },
      ...{ COOP1: 0.5, COOP2: 0.75, COOP3: 0.571, COOP4: 0.857 },
      ...{ REF1: 0.091, REF2: 0.093, REF3: 0.111, CON1: 0.727, CON2: 0.741, CON3: 0.889 },
    })
  })

  it('equal its weighted example: six cases of weight 1.3, five of 2.5', () => {
    const codes: OutcomeClass[] = ['I', 'P', 'I', 'UO', 'R', 'I', 'NC', 'I', 'O', 'P', 'UH']
    const sums: Partial<Record<OutcomeClass, { n: number; weight: number; squares: number }>> = {}
    for (const [place, name] of codes.entries()) {
      const weight = place < 6 ? 1.3 : 2.5
      const own = sums[name] ?? { n: 0, weight: 0, squares: 0 }
      sums[name] = own
      own.n += 1
      own.weight += weight
      own.squares += weight ** 2
    }
    expect(rounded(sums, 1, 2)).toMatchObject({ RR2: 0.5, CON1: 0.69 })
  })

  it('equal the example of the R package responserates (Leeper), README: 100 interviews, 20 not contacted', () => {
    const share = (name: string) => (/RR|CON/.test(name) ? 0.833 : name.startsWith('COOP') ? 1 : 0)
    expect(rounded(counted({ I: 100, NC: 20 }))).toEqual(
      Object.fromEntries(RATES.map((name) => [name, share(name)])),
    )
  })

  it.each([
    ['13–19 September 2021', 10_371, 11_505, 90],
    ['23–29 August 2021', 10_348, 11_178, 93],
    ['8–12 January 2021', 5_360, 6_107, 88],
  ])(
    'equal the response rate that Pew Research Center prints for its American Trends Panel, %s',
    (_, I, all, percent) => {
      expect(Math.round(100 * outcomeRates(counted({ I, R: all - I })).rates.RR1.estimate!)).toBe(percent)
    },
  )

  it('take e as given, and know no rate that needs it when nothing tells it', () => {
    const sums = counted({ UH: 10 })
    expect(outcomeRates(sums).e).toBeNull()
    expect(outcomeRates(sums).rates.RR3.estimate).toBeNull()
    expect(outcomeRates(sums).rates.RR1.estimate).toBe(0)
    expect(outcomeRates(counted({ I: 50, UH: 100 }), 0.5).rates.RR3.estimate).toBe(0.5)
    expect(() => outcomeRates(sums, 1.5)).toThrow('an e from 0 to 1, got 1.5')
  })

  const sums = fc.record(
    Object.fromEntries(classes.map((name) => [name, fc.nat(50)])) as Record<
      OutcomeClass,
      fc.Arbitrary<number>
    >,
  )
  it('hold each other in order: RR1 ≤ RR3 ≤ RR5, RR1 ≤ RR2, contact = cooperation’s base, all between their bounds', () => {
    fc.assert(
      fc.property(sums, (counts) => {
        const { rates } = outcomeRates(counted(counts))
        const value = (name: (typeof RATES)[number]) => rates[name].estimate
        if (value('RR1') !== null && value('RR3') !== null && value('RR5') !== null) {
          expect(value('RR1')!).toBeLessThanOrEqual(value('RR3')! + 1e-12)
          expect(value('RR3')!).toBeLessThanOrEqual(value('RR5')! + 1e-12)
          expect(value('RR1')!).toBeLessThanOrEqual(value('RR2')! + 1e-12)
          if (value('COOP1') !== null) expect(value('RR5')!).toBeCloseTo(value('COOP1')! * value('CON3')!, 12)
        }
        for (const { estimate, low, high } of Object.values(rates)) {
          if (estimate === null) continue
          expect(low!).toBeLessThanOrEqual(estimate + 1e-12)
          expect(high!).toBeGreaterThanOrEqual(estimate - 1e-12)
        }
      }),
    )
  })

  it('have an interval that does not change when all weights are doubled', () => {
    const once = outcomeRates({
      I: { n: 30, weight: 45, squares: 80 },
      NC: { n: 20, weight: 20, squares: 25 },
    })
    const twice = outcomeRates({
      I: { n: 30, weight: 90, squares: 320 },
      NC: { n: 20, weight: 40, squares: 100 },
    })
    expect(twice.rates.RR1.low).toBeCloseTo(once.rates.RR1.low!, 12)
    expect(twice.rates.RR1).toMatchObject({ n: 50, method: 'RR1, Wilson, weighted' })
  })
})

describe('the response curve', () => {
  it('is the plain share once all are followed to the end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 1, maxLength: 10 }), fc.nat(30), (answered, silent) => {
        const total = answered.reduce((a, b) => a + b, 0)
        fc.pre(total + silent > 0)
        const points = responseCurve({
          answered,
          openedAgo: [{ days: 99, cases: total + silent, answered: total }],
        })
        let sum = 0
        for (const { day, share } of points) {
          sum += answered[day]!
          expect(share).toBeCloseTo(sum / (total + silent), 10)
        }
      }),
    )
  })

  it('does not fall because new cases opened today', () => {
    const before = responseCurve({ answered: [2, 3], openedAgo: [{ days: 5, cases: 10, answered: 5 }] })
    const after = responseCurve({
      answered: [2, 3],
      openedAgo: [
        { days: 5, cases: 10, answered: 5 },
        { days: -1, cases: 90, answered: 0 },
      ],
    })
    expect(after).toEqual(before)
  })
})

describe('attrition', () => {
  it('tells who went on, who dropped out and who came back', () => {
    const { waves, flows } = attrition([
      { pattern: '111', n: 50 },
      { pattern: '110', n: 20 },
      { pattern: '101', n: 10 },
      { pattern: '000', n: 15 },
      { pattern: '01-', n: 5 },
    ])
    expect(waves.map(({ asked, answered }) => [asked, answered])).toEqual([
      [100, 80],
      [100, 75],
      [95, 60],
    ])
    expect(waves[2]!.retained).toMatchObject({ share: 60 / 80, n: 80 })
    expect(waves[2]!.cumulative).toMatchObject({ share: 60 / 95, n: 95 })
    expect(waves[0]!.cumulative).toMatchObject({ share: 0.8, n: 100 })
    expect(waves[2]!.cameBack).toMatchObject({ share: 10 / 25, n: 25 })
    for (const wave of [0, 1]) {
      expect(flows.filter((flow) => flow.wave === wave).reduce((sum, { n }) => sum + n, 0)).toBe(100)
    }
  })
})
