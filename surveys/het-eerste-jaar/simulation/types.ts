export type Benefit = 'WW' | 'WWB'
export type HalfYear = 'first-half' | 'second-half'
export type WaveId = 'decision' | HalfYear

/** The seven forms of support, by the names of the panel file. */
export const forms = [
  'advice',
  'contacts',
  'applying',
  'business',
  'trajectory',
  'training',
  'nonWork',
] as const
export type Form = (typeof forms)[number]

/** Who someone is, in the sample and in their own words; it does not change within the year. */
export interface Person {
  readonly benefit: Benefit
  readonly male: boolean
  readonly age: number
  readonly distance: 1 | 2 | 3 | 4
  readonly education: string
  /** What they fill in the first time; differs from `education` for the few who make a mistake. */
  readonly educationFirstTold: string
  readonly household: string
  /** The household in the second half-year, for some another one. */
  readonly householdLater: string
  readonly bornInNetherlands: 'yes' | 'no'
  readonly parentsBorn: 'both' | 'one' | 'none'
  /** Background questions that this person refuses. */
  readonly refuses: readonly string[]
  readonly exempt: boolean
  readonly transferCwi: boolean
  readonly transferUwv: boolean
  /** Standard normal dispositions that make someone's answers hang together. */
  readonly latent: {
    readonly health: number
    readonly problems: number
    readonly duty: number
    readonly asked: number
    readonly searching: number
    readonly hours: number
    readonly applications: number
    readonly satisfaction: number
    readonly response: number
  }
}

/** The year in days and dates: all that hangs on the application. */
export interface Course {
  readonly application: string
  readonly decision: string
  readonly benefitEnd: string | null
  readonly benefitEndReason: string | null
  readonly periods: Readonly<Record<WaveId, { readonly from: string; readonly to: string }>>
  /** Days from the application. */
  readonly days: {
    readonly decision: number
    readonly benefitEnd: number | null
    readonly half: number
    readonly year: number
  }
}

/** What is true of one member in one period. */
export interface PeriodTruth {
  /** Days of the period, first and last included, / 30.4375: the exposure. */
  readonly months: number
  /** The benefit ended before the period began. */
  readonly leftBefore: boolean
  readonly health: 1 | 2 | 3 | 4 | 5
  readonly problems: readonly string[]
  readonly duty: 'yes' | 'partly' | 'no' | 'dontKnow'
  readonly asked: boolean
  readonly work: 'no' | 'part' | 'full'
  /** Forms received in this period; a trajectory counts where it starts. */
  readonly support: Readonly<Record<Form, boolean>>
  readonly supportAny: boolean
  /** Forms as they work on searching: a trajectory of the first half-year runs on in the second. */
  readonly active: Readonly<Record<Form, boolean>>
  readonly searching: boolean
  readonly hours: number
  readonly applications: number
  readonly satisfaction: number
  /** The expectations that the outcomes were drawn from. */
  readonly expected: { readonly searching: number; readonly hours: number; readonly applications: number }
}

export interface ContactMoment {
  readonly kind: 'invitation' | 'reminder'
  readonly ordinal: number
}

/** What a member does with the questionnaire of one wave. */
export interface WaveBehaviour {
  /** The contact after which they open it; null: they never do. */
  readonly startsAfter: ContactMoment | null
  readonly delayDays: number
  readonly minuteOfDay: number
  readonly secondsPerPage: number
  /** They fill in this many pages and leave; null: they go through to the end. */
  readonly stopsAfterPage: number | null
  /** How they come back after leaving: after the next reminder, or by themselves. Null: never. */
  readonly resumes: {
    readonly after: 'reminder' | 'self'
    readonly delayDays: number
    readonly minuteOfDay: number
  } | null
  /** Said after the contact of `refusesAfter`, instead of answering. */
  readonly refusal: 'wave' | 'noMoreContact' | 'withdrawal' | null
  readonly refusesAfter: ContactMoment | null
}

export interface Identity {
  readonly name: string
  readonly email: string
  readonly language: 'nl' | 'en'
}

export interface SimulatedMember {
  readonly seed: number
  readonly index: number
  readonly id: string
  readonly identity: Identity
  /** Register facts, by the names of the study. */
  readonly facts: Readonly<Record<string, string>>
  /** Dated events, by the names of the study; the end of the benefit, and a return, only within the year. */
  readonly events: Readonly<Record<string, string>>
  readonly person: Person
  readonly course: Course
  readonly truth: Readonly<Record<WaveId, PeriodTruth>>
  readonly behaviour: Readonly<Record<WaveId, WaveBehaviour>>
}
