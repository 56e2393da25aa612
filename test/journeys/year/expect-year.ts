/** What must hold at the end of a simulated year, whoever was killed. */
import { expect } from 'vitest'
import { dispositions } from '../../../server/domain/disposition.ts'
import type { Account } from './account.ts'
import type { Year } from './year.ts'

export function expectYear({ rates }: Pick<Year, 'rates'>, account: Account): void {
  // Everything that went out went out once, and everything has come to an end.
  expect(account.open).toEqual([])
  expect(account.twice).toEqual([])
  expect(account.never).toEqual([])
  expect(account.denied).toEqual([])
  expect(account.notFinal).toBe(0)
  expect(account.brokenLog).toBe(null)

  // The rates add up, and are of what was handed in.
  for (const { id, parts } of rates) {
    const [whole] = parts
    const count = (classes: readonly string[]) =>
      whole!.codes.reduce(
        (sum, { code, n }) =>
          classes.includes(dispositions[code as keyof typeof dispositions]) ? sum + n : sum,
        0,
      )
    expect(whole!.codes.reduce((sum, { n }) => sum + n, 0)).toBe(whole!.n)
    expect(count(['I'])).toBe(account.responses[id] ?? 0)
    const base = count(['I', 'P', 'R', 'NC', 'O', 'UH', 'UO'])
    const others = count(['NC', 'O', 'UH', 'UO']) / base
    expect(whole!.rates.RR1!.estimate).toBeCloseTo(count(['I']) / base, 10)
    expect(whole!.rates.RR2!.estimate! + whole!.rates.REF1!.estimate! + others).toBeCloseTo(1, 10)
  }
  for (const codes of Object.values(account.dispositions))
    expect(Object.values(codes).reduce((sum, n) => sum + n, 0)).toBe(account.members)
}
