/**
 * The vocabulary of a study: who is asked, when, what, and what will be computed.
 *
 * A study is data. The server turns it into due work, the clients show it, the analysis computes what
 * it announces; none of them restates it. Everything here is plain JSON-able data: no functions, no dates
 * of the calendar, no clock.
 */

export type Language = 'nl' | 'en'
export type Text = Readonly<Record<Language, string>>

/**
 * A day in a member's own time: the date of one of their events, moved by whole months, then days.
 * Months are calendar months; a day that does not exist is clamped to the last of the month
 * (31 August + 6 months = 28 or 29 February).
 */
export interface Anchor {
  readonly event: string
  readonly months?: number
  readonly days?: number
}

/** Something that happens to a member on a day, e.g. the application or the decision on it. */
export interface EventDesign {
  readonly name: string
  readonly label: Text
}

/** Something a register says about a member. Values are codes; numbers are decimal strings. */
export interface RegisterFactDesign {
  readonly name: string
  readonly label: Text
  readonly type: 'category' | 'number'
  /** The codes of a category, in order; the first is the reference in models. */
  readonly values?: readonly { readonly value: string; readonly label: Text }[]
}

/** A way to reach a member. */
export type ContactMode = 'letter' | 'email' | 'sms' | 'telephone'

/** One message of the contact protocol of a wave. `(kind, ordinal)` is unique within a wave. */
export interface ContactStep {
  readonly kind: 'invitation' | 'reminder'
  readonly ordinal: number
  /** Days after the window opened; a contact is due from that day until the window ends. */
  readonly afterDays: number
  /** By the first of these ways that is open: the address is known, and the member does not mind. */
  readonly modes: readonly ContactMode[]
  /** Text for who has not begun, and for who stopped halfway. Keys of `StudyDesign.contactTexts`. */
  readonly text: string
  readonly textWhenStarted: string
}

/** The wording of a contact. Placeholders: {name} {link} {code} {closes} {periodFrom} {periodTo}. */
export interface ContactText {
  readonly subject: Text
  readonly body: Text
  /** The same as a text message; required where a step goes by text message. */
  readonly sms?: Text
}

/** An earlier answer shown in a later questionnaire, there readable as `{preload.NAME}`. */
export interface Preload {
  readonly name: string
  /** Where it comes from: the first of these that the member answered, in this order. */
  readonly from: readonly { readonly wave: string; readonly item: string }[]
  /** The item by which the member can say 'that was not so'; null when it is never shown, only routes. */
  readonly contradictedBy: string | null
}

export interface WaveDesign {
  readonly id: string
  readonly title: Text
  /** Id of the questionnaire: a file `<instrument>.json` in the study's folder. */
  readonly instrument: string
  /** The window opens on the latest of these days; while one is unknown, the wave waits. */
  readonly opens: readonly Anchor[]
  /** How many days the window is open for who has not begun. */
  readonly openDays: number
  /** Who has begun keeps this many days after their last activity … */
  readonly graceDays: number
  /** … but never beyond this many days after the opening. */
  readonly hardEndDays: number
  /** The period asked about, from the first to the last day. A wave whose period is empty is not held. */
  readonly referencePeriod: { readonly from: Anchor; readonly to: Anchor }
  readonly contacts: readonly ContactStep[]
  readonly preloads: readonly Preload[]
  /** Share of the target group that should complete it, from 0 to 1; without one, there is no target. */
  readonly targetRate?: number
  /** What who completes it is given, in euro cents; nothing when left out. */
  readonly incentiveCents?: number
}

/** When messages may go out. What is due outside these hours waits for the next that are. */
export interface SendingRules {
  /** Times of the day in the study's zone, 'HH:MM'; `until` is the first minute at which nothing goes out any more. */
  readonly from: string
  readonly until: string
  /** Days of the week, 1 (Monday) to 7. */
  readonly weekdays: readonly number[]
  /** Country whose public holidays are kept, as ISO 3166 code; null: none. */
  readonly holidays: string | null
  /** No more than so many a day, by way; without a number, as many as are due. */
  readonly perDay: Readonly<Partial<Record<ContactMode, number>>>
}

/** What a question measures, so that waves can be set side by side. */
export interface Concept {
  readonly id: string
  readonly label: Text
  /** Items by wave. */
  readonly items: Readonly<Record<string, readonly string[]>>
  readonly comparability: 'identical' | 'comparable' | 'broken'
  /** Shown wherever the waves stand side by side; required unless identical. */
  readonly footnote?: Text
}

/**
 * A variable of the panel file, computed once per member and period (or per member).
 * The formula is a survey expression over
 *  - `{item}` of the wave (before a variable of the same name) and variables declared earlier in the list,
 *  - `{facts.NAME}`, `{events.NAME}`, `{preload.NAME}`, `{previous.VARIABLE}` (the same variable, one period back),
 *  - `{period.from}`, `{period.to}`, `{period.months}` (days, first and last included, / 30.4375), `{period.toDays}` and `{days.EVENT}`
 *    (days from the application to the end of the period, and to that event).
 * A formula that gives nothing leaves the variable missing; `{missing}` is never set and says so on purpose.
 */
export interface VariableDesign {
  readonly name: string
  readonly label: Text
  readonly level: 'period' | 'member'
  readonly type: 'number' | 'binary' | 'category'
  /** By wave id, or '*' for every wave of the plan. A wave without formula: the variable is missing there. */
  readonly formula: Readonly<Record<string, string>>
  /** Codes of a category; the stored number is the index. */
  readonly values?: readonly { readonly value: string; readonly label: Text }[]
  readonly unit?: Text
}

/** How answers are weighted up to the target group. Names are columns of the wide panel file. */
export interface WeightingDesign {
  /** Register fact with the weight of the sample; without it everyone counts once. */
  readonly base?: string
  /** What is known of everyone who was asked and may tell who answers. */
  readonly known: readonly string[]
  /** Variables of the period before that may tell who goes on. */
  readonly earlier: readonly string[]
  /**
   * Variables whose shares the weights give back, per group: counts of the population by level, or 'sample' for those of
   * everyone who was asked. Only what is known of everyone.
   */
  readonly margins: Readonly<Record<string, Readonly<Record<string, number>> | 'sample'>>
  /** No weight above so many times the mean of its group. */
  readonly trimAbove: number
}

/** Other choices that could have been made: the specification curve goes through all their combinations. */
export interface Alternatives {
  readonly weights: readonly ('final' | 'base' | 'none')[]
  /** Other sets of background, by name; that of the plan comes of itself. */
  readonly covariates: Readonly<Record<string, readonly string[]>>
  /** Other models of an outcome, by its variable. */
  readonly models: Readonly<Record<string, readonly ('logit' | 'ols' | 'poisson')[]>>
}

/**
 * How long a state lasts, from dated events: when it ended, why, and whether it began again. All of the target group
 * count, also who never answered: events are known of everyone. Months are twelfths of a year, counted in whole days.
 */
export interface DurationsDesign {
  readonly title: Text
  /** Who is in it, who is out of it, who is in it again: 'still on benefit', 'off benefit', 'back on benefit'. */
  readonly words: { readonly inside: Text; readonly out: Text; readonly back: Text }
  /** Events by which the state begins, ends, and begins again. */
  readonly begins: string
  readonly ends: string
  readonly returns?: string
  /** Category of the member with the reason why it ended; missing: not known. */
  readonly reason?: string
  /** Months from the beginning that these events are followed. */
  readonly followed: number
  /** Months from the beginning at which it is told who is out. */
  readonly at: readonly number[]
  /** Months after the end within which it is told who is back. */
  readonly backWithin?: number
  /** Out so many months from the beginning, and still so many months later. */
  readonly lasting?: { readonly after: number; readonly months: readonly number[] }
}

/** What will be computed, written down before the data are seen. Names are variables of the panel file. */
export interface AnalysisPlan {
  readonly group: string
  readonly periods: readonly string[]
  readonly outcomes: readonly {
    readonly variable: string
    readonly model: 'logit' | 'ols' | 'poisson'
    /** Variable with the exposure of a count, in months. */
    readonly exposure?: string
  }[]
  readonly supports: readonly {
    readonly variable: string
    readonly label: Text
    readonly footnotes: readonly string[]
  }[]
  /**
   * Background in every outcome model; categories enter as dummies, first value the reference. The period
   * indicator comes of itself. A variable that is missing in a whole period is left out there.
   */
  readonly covariates: readonly string[]
  /** Background in the models of who receives support. */
  readonly selectionCovariates: readonly string[]
  /** Per period, the variable that says whom those models are about; everyone where there is none. */
  readonly selectionAmong?: Readonly<Record<string, string>>
  readonly weighting?: WeightingDesign
  readonly alternatives?: Alternatives
  readonly durations?: DurationsDesign
  /**
   * Characteristics by which a reader of the report may look at a part of the panel, one at a time: categories or yes-no
   * variables of the member, or register facts with codes.
   */
  readonly filters?: readonly string[]
  readonly minimumN: number
  readonly alpha: number
}

export interface StudyDesign {
  readonly id: string
  readonly title: Text
  readonly organisation: Text
  readonly about: Text
  readonly timeZone: string
  readonly events: readonly EventDesign[]
  readonly facts: readonly RegisterFactDesign[]
  /** Who is in the target group: events that must be known and facts that must hold. */
  readonly eligibility: {
    readonly events: readonly string[]
    readonly facts: Readonly<Record<string, string>>
  }
  readonly waves: readonly WaveDesign[]
  readonly sending: SendingRules
  /** Who answered at least this share of the pages without handing in counts as a partial interview; 0.5 when left out. */
  readonly partialFrom?: number
  readonly contactTexts: Readonly<Record<string, ContactText>>
  readonly concepts: readonly Concept[]
  readonly variables: readonly VariableDesign[]
  readonly plan: AnalysisPlan
}
