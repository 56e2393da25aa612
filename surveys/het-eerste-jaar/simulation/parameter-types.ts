import type { Coefficients } from './random.ts'
import type { Benefit, Form, HalfYear, WaveId } from './types.ts'

/** Chances of each form given any support in the half-year, before 'at least one' is imposed. */
export type FormChances = Readonly<Record<Form, number>>

export interface GroupParameters {
  readonly baseWeight: string
  readonly population: {
    readonly male: number
    /** [youngest, oldest, share]. */
    readonly ages: readonly (readonly [number, number, number])[]
    readonly bornOutside: number
    /** Cut points of the latent distance between phases 1, 2, 3 and 4. */
    readonly distanceCuts: readonly [number, number, number]
    readonly healthMean: number
    readonly problemsMean: number
    readonly exempt: number
    readonly english: number
  }
  readonly decision: { readonly medianDays: number; readonly spread: number }
  /** Monthly hazard of leaving the benefit, and how it depends on who someone is. */
  readonly exit: { readonly hazard: number; readonly on: Coefficients; readonly toWork: number }
  readonly workBesideBenefit: number
  readonly duty: { readonly intercept: number; readonly on: Coefficients }
  readonly asked: Readonly<Record<WaveId, number>>
  readonly support: Readonly<Record<HalfYear, { readonly intercept: number; readonly on: Coefficients }>>
  readonly forms: Readonly<Record<HalfYear, FormChances>>
  /** Transfer information unknown, against known at both: log odds in phase 1, and per phase further away. */
  readonly transfer: {
    readonly neither: number
    readonly cwiOnly: number
    readonly uwvOnly: number
    readonly perPhase: number
  }
  readonly outcomes: {
    /** Log odds of searching. */
    readonly searching: Outcome
    /** Mean hours per week, non-searchers counted as 0. */
    readonly hours: Outcome
    /** Log of the mean number of applications per month, non-searchers counted as 0. */
    readonly applications: Outcome
  }
  readonly response: Readonly<Record<WaveId, number>>
}

export interface Outcome {
  readonly intercepts: Readonly<Record<WaveId, number>>
  readonly background: Coefficients
  /** The effects put in; a form that is not named has exactly none. */
  readonly effects: Readonly<Partial<Record<Form, number>>>
}

export interface Parameters {
  readonly groups: Readonly<Record<Benefit, GroupParameters>>
  /** Share of a disposition that stays with the person from period to period. */
  readonly withinPerson: number
  /** Standard deviation of log hours, and of log mean applications, among searchers. */
  readonly hoursSpread: number
  readonly applicationsSpread: number
  /** Response: log odds on background, on the mark given last time, and on a disposition of the person. */
  readonly responseOn: Coefficients
  readonly granted: number
  /** Parts of the country by shares of the population: the report tells of none. */
  readonly regions: readonly (readonly [string, number])[]
  readonly refusal: { readonly wave: number; readonly noMoreContact: number; readonly withdrawal: number }
  readonly breakOff: number
  readonly resume: number
  readonly startsAfter: readonly [number, number, number]
}

/** Constants solved from the published figures, by `calibrate.ts`. */
export interface CalibratedGroup {
  /** Log odds of exemption in the register and cut point of the perceived duty. */
  exempt: number
  duty: number
  support: Record<HalfYear, number>
  supportAtWork: number
  supportFirstHalf: number
  supportTransferUnknownUwv: number
  trajectory: Record<HalfYear, number>
  training: Record<HalfYear, number>
  transfer: { neither: number; cwiOnly: number; uwvOnly: number }
  searching: Record<WaveId, number>
  hours: Record<WaveId, number>
  applications: Record<WaveId, number>
  response: Record<WaveId, number>
}

export type Calibrated = Record<Benefit, CalibratedGroup>
