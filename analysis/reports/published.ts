import type { Text } from '../../surveys/design.ts'

/**
 * What a study's own report printed, so that own results can stand beside it. Facts and figures only.
 *
 * Everything here is optional in the sense that a record may lack a key: a cell without a published figure
 * shows only what the data give. Groups are codes of the plan's group (`WW`, `WWB`), periods are waves of
 * the plan, supports are variables of the plan.
 */

/** The mark of an effect table. The empty string: no effect on any of the outcomes. */
export type Mark = '++' | '+' | '±' | '-' | '--' | ''

export type Sign = '+' | '-'

/** A share, a mean or a difference as printed; `words` when it was printed in words, or only in words. */
export interface PublishedNumber {
  readonly value: number | null
  /** The two ends when a range was printed, e.g. a quarter to a third. */
  readonly range?: readonly [number, number]
  readonly words?: Text
}

/** A difference between 'all forms of support' and one form only, in the unit of the outcome. */
export interface PublishedContrast {
  readonly group: string
  readonly period: string
  /** The support variable that the person on the other side of the contrast receives. */
  readonly only: string
  readonly value: number
}

/** Which way something goes with receiving support; `peak` when the report found it not linear. */
export interface PublishedSign {
  readonly sign: Sign | null
  readonly peak?: Text
}

type ByGroup<T> = Readonly<Record<string, T>>

export interface PublishedFigures {
  readonly source: Text
  /** By support variable, then group. */
  readonly table1: Readonly<Record<string, ByGroup<Mark>>>
  /** Mean hours per week, non-searchers counted as 0: by group, then period. */
  readonly hours: ByGroup<Readonly<Record<string, number>>>
  readonly contrasts: readonly PublishedContrast[]
  /** Share that received any support, by the rows of figures 1 and 4, then group. */
  readonly anySupport: Readonly<
    Record<'firstHalf3' | 'secondHalf6' | 'secondHalf12' | 'year6', ByGroup<PublishedNumber>>
  >
  /** Who gets support more often: by group, period, and variable of the selection model. */
  readonly selection: ByGroup<Readonly<Record<string, Readonly<Record<string, PublishedSign>>>>>
  /** Share that received each form over the whole year: by group, then support variable. */
  readonly forms: ByGroup<Readonly<Record<string, PublishedNumber>>>
  readonly transfer: {
    /** Shares of the four combinations of known (1) and unknown (0) at CWI and UWV, in that order. */
    readonly known: Readonly<Record<'00' | '10' | '01' | '11', PublishedNumber>>
    readonly supportWithoutUwv: PublishedNumber
    /** Of the difference in support, and of the share missing with each step of distance. */
    readonly supportDifference: Sign
    readonly distance: Sign
  }
  readonly duty: {
    readonly withoutDuty: PublishedNumber
    readonly exempt: PublishedNumber
    /** Of the difference in searching between those who feel the duty and those who do not. */
    readonly searching: Sign
  }
}
