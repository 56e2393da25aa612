import type { Cell } from '../../analysis/index.ts'

/** Which way an outcome goes together with a form of support, as far as these data can tell. */
export type Sign = 'up' | 'down' | 'none' | 'unknown'

/** By the same rule as the mark: two-sided p under alpha. */
export function signOf({ estimate, p }: Cell, alpha: number): Sign {
  if (estimate === null) return 'unknown'
  if (p === null || p === undefined || p >= alpha || estimate === 0) return 'none'
  return estimate > 0 ? 'up' : 'down'
}

/** The data leave it open: there is no interval, or it includes zero. */
export function leavesOpen({ estimate, low, high }: Cell): boolean {
  return estimate === null || low === null || high === null || (low <= 0 && high >= 0)
}

/** It would not stand if one counts that the whole table was tested at once. */
export function mayBeChance({ pHolm }: Cell, alpha: number): boolean {
  return pHolm !== undefined && (pHolm === null || pHolm >= alpha)
}
