/** What an instrument is once compiled: the words that the server, the clients and the simulator share. */

import type { Text } from '../design.ts'
import type { Comparison } from './expression.ts'

export type Answers = Readonly<Record<string, unknown>>

/**
 * What the expressions may read besides answers. `today` is an ISO date and readable as `{today}`;
 * a variable `{ member: { benefit: 'WW' } }` is readable as `{member.benefit}`.
 */
export interface InstrumentContext {
  readonly today: string
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * Why an answer was not accepted: `unknown` no such item, `type` not a value of the item's kind,
 * `choice` not one of its choices, `hidden` a choice that routing hides, `exclusive` a choice that excludes
 * the others, `count` too few or many choices, `length` too long, `range` outside the limits, `step` not a
 * multiple, `required` not answered, `other` the explanation with 'other' is missing, `unique` the same answer twice
 * where each must differ, `validator` a validator of the designer.
 */
export type ProblemCode =
  | 'unknown'
  | 'type'
  | 'choice'
  | 'hidden'
  | 'exclusive'
  | 'count'
  | 'length'
  | 'range'
  | 'step'
  | 'required'
  | 'other'
  | 'unique'
  | 'validator'

export interface ItemProblem {
  /** Inside another question its path: `income.amount`, `satisfaction.pay.score`, `spells[0].kind`. */
  readonly item: string
  readonly code: ProblemCode
  readonly message: Text
}

export type ElementType =
  | 'text'
  | 'comment'
  | 'radiogroup'
  | 'checkbox'
  | 'dropdown'
  | 'boolean'
  | 'rating'
  | 'expression'
  | 'tagbox'
  | 'ranking'
  | 'imagepicker'
  | 'buttongroup'
  | 'slider'
  | 'multipletext'
  | 'matrix'
  | 'matrixdropdown'
  | 'matrixdynamic'
  | 'paneldynamic'

/**
 * `code` one of the choices, `codes` a list of them, `ranking` a list in their order of preference, `computed` an
 * expression question. Of several values: `fields` an object by name, `rows` an object with a value per row, `cells` an
 * object with an object per row, `entries` a list of objects, one per entry that the respondent added.
 */
export type ValueType =
  | 'text'
  | 'number'
  | 'integer'
  | 'date'
  | 'datetime'
  | 'month'
  | 'time'
  | 'code'
  | 'codes'
  | 'ranking'
  | 'boolean'
  | 'computed'
  | 'fields'
  | 'rows'
  | 'cells'
  | 'entries'

export type Code = string | number | boolean

export interface ItemChoice {
  readonly value: Code
  readonly label: Text
  /** Chosen together with nothing else. */
  readonly exclusive: boolean
}

/** One row of the codebook. A comment belongs to its item and is an item of its own, named `<item>-Comment`. */
export interface Item {
  readonly name: string
  /** '' for a calculated value that is part of the response: it stands on no page. */
  readonly page: string
  readonly type: ElementType
  readonly inputType: string | null
  readonly valueType: ValueType
  readonly title: Text
  readonly description: Text | null
  readonly choices: readonly ItemChoice[]
  readonly min: number | string | null
  readonly max: number | string | null
  readonly step: number | null
  readonly maxLength: number | null
  /** Codes that mean 'no answer of substance': don't know, refused. */
  readonly missing: readonly Code[]
  readonly required: 'always' | 'sometimes' | 'never'
  /** The page and the panels it stands in, from outside to inside. */
  readonly within: readonly string[]
  /** It, or what it stands in, has a condition. */
  readonly conditional: boolean
  /** Switched off for good: `visible: false` without a condition, on it or on what it stands in. */
  readonly off: boolean
  /** The item whose comment this is. */
  readonly commentOf: string | null
  readonly concept: string | null
  readonly role: string | null
  /** What it is about: the period of the wave, now, or before that period; null when nobody said. */
  readonly period: 'wave' | 'now' | 'before' | null
  /** Rows of `rows` and `cells`. */
  readonly rows: readonly ItemChoice[]
  /** What is asked inside: fields, columns, or the questions of an entry, each under its own short name. */
  readonly parts: readonly Item[]
}

export interface Page {
  readonly name: string
  readonly title: Text
  readonly items: readonly string[]
}

/** What holds for one set of answers. */
export interface State {
  /** Names of the visible pages, in order. */
  readonly pages: readonly string[]
  readonly visible: ReadonlySet<string>
  isVisible(item: string): boolean
  isEnabled(item: string): boolean
  isPageVisible(page: string): boolean
  /** Visible, enabled, and to be answered. */
  readonly required: ReadonlySet<string>
  /** Items that can be answered now (shown or not). */
  readonly enabled: ReadonlySet<string>
  /** Values of the visible choices of an item, in the order of the questionnaire. */
  choices(item: string): readonly Code[]
  /** Those of them that can be chosen. */
  enabledChoices(item: string): readonly Code[]
  /** Limits of a number or date at this moment: fixed, or computed from other answers. */
  limits(item: string): { readonly min: number | string | null; readonly max: number | string | null }
  /** What holds inside a question of several values: per field list, visible row or entry. */
  inside(item: string): readonly Inside[]
  /** Answers as the routing reads them, with expression questions and calculated values. */
  readonly values: Answers
}

/** `path` leads to the answers there: `spells[0].`, `satisfaction.pay.`; a value per row stands under the row itself. */
export interface Inside {
  readonly path: string
  readonly row: Code | null
  readonly state: State
}

export interface Instrument {
  /** SHA-256 of the canonical JSON: the same questionnaire has the same hash, however its keys are ordered. */
  readonly hash: string
  readonly title: Text
  readonly pages: readonly Page[]
  /** Codebook order. */
  readonly items: readonly Item[]
  readonly item: (name: string) => Item | undefined
  /** Names of the context variables that some expression reads, e.g. `member.benefit`. */
  readonly variables: readonly string[]
  readonly conditions: readonly Condition[]
  /** Items and comments that some expression reads; answering another item changes no routing. */
  readonly watched: ReadonlySet<string>
  evaluate(answers: Answers, context: InstrumentContext): State
  /** Only kind, domain and known names: what a page that is not finished yet must satisfy to be saved. */
  checkStructure(answers: Answers): ItemProblem[]
  checkPage(page: string, answers: Answers, context: InstrumentContext): { problems: ItemProblem[] }
  checkAll(answers: Answers, context: InstrumentContext): { problems: ItemProblem[]; kept: Answers }
}

/** An expression of the questionnaire, for checks of reachability. `subject` is a page, panel or item. */
export interface Condition {
  readonly subject: string
  readonly property: string
  readonly path: string
  readonly expression: string
  readonly reads: readonly string[]
  readonly comparisons: readonly Comparison[]
  /** Nothing but comparisons with constants, with and, or and not. */
  readonly simple: boolean
}

/** Why a questionnaire cannot be published: all problems at once, each with its JSON path. */
export class InstrumentError extends Error {
  readonly problems: readonly { path: string; message: string }[]

  constructor(problems: readonly { path: string; message: string }[]) {
    super(problems.map((problem) => `${problem.path}: ${problem.message}`).join('\n'))
    this.name = 'InstrumentError'
    this.problems = problems
  }
}
