/**
 * What a study's simulator is asked before the field starts: a panel as it would be under a contact protocol. A simulator is
 * part of a study (`Study.forecast`); who reads its panels need not know how they were made.
 */
import type { MemberRecord } from '../analysis/panel-file/record.ts'
import type { ContactMode } from './design.ts'

/** A contact of a protocol, for every wave alike. */
export interface ForecastContact {
  readonly modes: readonly ContactMode[]
}

/** What is believed of contacts, and cannot be known before the field starts. All of it is shown beside the outcome. */
export interface ForecastAssumptions {
  /** How much a contact moves people to answer, next to the one before it: the second 0.78 of the first, and so on. */
  readonly decline: number
  /** How much a contact by this way moves people, next to a letter. */
  readonly strength: Readonly<Record<ContactMode, number>>
  /**
   * How far a way moves all people alike (1), instead of those most who answer easily anyway (0): a call is harder to lay
   * aside than a letter.
   */
  readonly levelling: Readonly<Record<ContactMode, number>>
  /** Share of members whose e-mail address, and phone number, is known. Everyone's address is. */
  readonly emailKnown: number
  readonly phoneKnown: number
}

export interface Scenario {
  readonly members: number
  readonly contacts: readonly ForecastContact[]
  readonly assumptions: ForecastAssumptions
}

/** A panel as it would be; `contacts` counts what had to be sent. */
export interface ForecastPanel {
  readonly records: readonly MemberRecord[]
  readonly contacts: Readonly<Record<ContactMode, number>>
}

export interface Forecaster {
  /** The study's own protocol: with it the simulator's response is what it was made to be. */
  readonly contacts: readonly ForecastContact[]
  readonly assumptions: ForecastAssumptions
  /** The same seed and member answer alike in every scenario in which they are moved as much: differences are of the protocol. */
  drawPanel(seed: number, scenario: Scenario): ForecastPanel
  /** The true effect per cell, by `GROUP.OUTCOME.SUPPORT`, in the unit of the effect table. */
  trueEffects(): Readonly<Record<string, number>>
}
