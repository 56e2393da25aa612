import type { Benefit, WaveId } from './types.ts'

export interface Targets {
  /** Published. */
  readonly hours: Readonly<Record<WaveId, number>>
  readonly firstHalf3: number
  readonly secondHalf6: number
  readonly secondHalf12: number
  readonly year6: number
  readonly trajectoryYear: number
  readonly trainingYear: number
  readonly exempt: number
  readonly noDuty: number
  readonly supportUnknownUwv: number
  readonly transfer: {
    readonly neither: number
    readonly cwiOnly: number
    readonly uwvOnly: number
    readonly both: number
  }
  /** Not published: chosen. */
  readonly searching: Readonly<Record<WaveId, number>>
  readonly applicationsPerMonth: Readonly<Record<WaveId, number>>
  readonly response: Readonly<Record<WaveId, number>>
}

const byWave = (decision: number, firstHalf: number, secondHalf: number): Record<WaveId, number> => ({
  decision,
  'first-half': firstHalf,
  'second-half': secondHalf,
})

/**
 * What the constants are solved for, among those who respond. Published (IWI R08/07): the hours of both
 * half-years, the shares with support, trajectory and training for WW, transfer, and the duty for WWB.
 * The rest, among it everything about the time before the decision, is chosen.
 */
export const targets: Readonly<Record<Benefit, Targets>> = {
  WW: {
    hours: byWave(6.5, 7.7, 6.3),
    firstHalf3: 0.95,
    secondHalf6: 0.67,
    secondHalf12: 0.74,
    year6: 0.97,
    trajectoryYear: 0.48,
    trainingYear: 1 / 7,
    exempt: 0.001,
    noDuty: 0.31,
    supportUnknownUwv: 0.5,
    transfer: { neither: 0.06, cwiOnly: 0.26, uwvOnly: 0.13, both: 0.55 },
    searching: byWave(0.82, 0.88, 0.8),
    applicationsPerMonth: byWave(2.2, 2.4, 2),
    response: byWave(0.8, 0.72, 0.61),
  },
  WWB: {
    hours: byWave(2.5, 3.2, 1.9),
    firstHalf3: 0.83,
    secondHalf6: 0.56,
    secondHalf12: 0.55,
    year6: 0.88,
    trajectoryYear: 0.27,
    trainingYear: 0.1,
    exempt: 0.29,
    noDuty: 0.67,
    supportUnknownUwv: 0.5,
    transfer: { neither: 0.06, cwiOnly: 0.26, uwvOnly: 0.13, both: 0.55 },
    searching: byWave(0.45, 0.46, 0.33),
    applicationsPerMonth: byWave(0.8, 0.9, 0.6),
    response: byWave(0.76, 0.69, 0.58),
  },
}
