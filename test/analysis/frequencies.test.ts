/** What a codebook may show of how often each answer was given. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMissing, addValue, frequencies, newTally } from '../../analysis/index.ts'

const counts = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 })), {
  minLength: 1,
  maxLength: 6,
})

function ofCounts(codes: readonly number[], missing: readonly number[], minimum: number) {
  const tally = newTally()
  for (const [code, count] of codes.entries()) for (let i = 0; i < count; i++) addValue(tally, code, true)
  for (const [reason, count] of missing.entries()) for (let i = 0; i < count; i++) addMissing(tally, reason)
  const numbers = codes.map((_, code) => code)
  return frequencies(tally, { codes: numbers, reasons: missing.length, kind: 'code', minimum })
}

describe('frequencies', () => {
  it('never show a count below the minimum, nor one from which such a count can be reckoned', () => {
    fc.assert(
      fc.property(counts, counts, fc.integer({ min: 1, max: 15 }), (codes, missing, minimum) => {
        const shown = ofCounts(codes, missing, minimum)
        const all = [...codes, ...missing]
        const cells = [...shown.codes, ...shown.missing]
        for (const [at, cell] of cells.entries()) {
          if (cell === null) continue
          expect(cell).toBe(all[at])
          expect(cell === 0 || cell >= minimum).toBe(true)
        }
        const hidden = all.filter((_, at) => cells[at] === null)
        const total = all.reduce((sum, count) => sum + count, 0)
        expect(shown.total).toBe(total)
        // Who subtracts what is shown from the total learns the sum of what is not: of several, and of enough people.
        if (hidden.length > 0 && hidden.length < all.filter((count) => count > 0).length) {
          expect(hidden.length).toBeGreaterThan(1)
          expect(hidden.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(minimum)
        }
        // The number of answers tells how many are missing.
        if (shown.missing.includes(null)) expect(shown.n).toBeNull()
      }),
    )
  })

  it('show everything when every count is large enough', () => {
    expect(ofCounts([30, 12, 0], [10], 10)).toEqual({
      total: 52,
      n: 42,
      codes: [30, 12, 0],
      missing: [10],
      numbers: null,
    })
  })

  it('of a number show mean and spread, and a lowest or highest value only when enough people gave it', () => {
    const values = [...Array(12).fill(0), ...Array.from({ length: 20 }, (_, at) => at + 1)]
    const tally = newTally()
    for (const value of values) addValue(tally, value, false)
    const { numbers, n } = frequencies(tally, { codes: [], reasons: 0, kind: 'number', minimum: 10 })
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
    expect(n).toBe(32)
    expect(numbers!.mean).toBeCloseTo(mean, 12)
    expect(numbers!.sd).toBeCloseTo(sd, 12)
    expect([numbers!.min, numbers!.max]).toEqual([0, null])
    const few = newTally()
    for (let i = 0; i < 9; i++) addValue(few, 5, false)
    expect(frequencies(few, { codes: [], reasons: 0, kind: 'number', minimum: 10 })).toMatchObject({
      n: null,
      numbers: { mean: null, sd: null, min: null, max: null },
    })
  })
})
