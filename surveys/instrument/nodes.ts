/** The compiled parts of a questionnaire, as the reading of the JSON leaves them for routing and checking. */

import type { Text } from '../design.ts'
import type { ParsedExpression } from './expression.ts'
import type { Code, ElementType, ValueType } from './instrument.ts'

/** On or off, or decided by an expression. */
export interface Flag {
  readonly fixed: boolean
  readonly expression: ParsedExpression | null
}

export interface Limit {
  readonly fixed: number | string | null
  readonly expression: ParsedExpression | null
}

export interface ChoiceNode {
  readonly value: Code
  readonly label: Text
  readonly exclusive: boolean
  /** Added by showNoneItem and its like. */
  readonly special: boolean
  readonly visibleIf: ParsedExpression | null
  readonly enableIf: ParsedExpression | null
}

/** What a validator gets: the answer, and how to evaluate an expression in this state. */
export interface ValidatorNode {
  readonly expression: ParsedExpression | null
  /** Null when the value passes. Expression validators are judged by their expression instead. */
  readonly fails: (value: unknown) => boolean
  readonly message: Text
}

export interface ErrorTexts {
  readonly required: Text | null
  readonly other: Text | null
  readonly min: Text | null
  readonly max: Text | null
  readonly step: Text | null
}

/** `parent` and `page` are positions in the list of nodes; a page is its own page and has parent -1. */
export interface ContainerNode {
  readonly kind: 'page' | 'panel' | 'html'
  readonly name: string
  readonly path: string
  readonly parent: number
  readonly page: number
  readonly title: Text
  readonly visible: Flag
  readonly enabled: Flag
}

export interface ItemNode {
  readonly kind: 'item'
  readonly name: string
  readonly path: string
  readonly parent: number
  readonly page: number
  readonly type: ElementType
  readonly inputType: string | null
  readonly valueType: ValueType
  readonly title: Text
  readonly description: Text | null
  readonly visible: Flag
  readonly enabled: Flag
  readonly required: Flag
  readonly choices: readonly ChoiceNode[]
  /** Choices by their code as text: survey-core takes "1" for 1 when it routes. */
  readonly byCode: ReadonlyMap<string, ChoiceNode>
  /** Some choice has a condition. */
  readonly filtered: boolean
  readonly minCount: number
  readonly maxCount: number
  readonly min: Limit
  readonly max: Limit
  readonly step: number | null
  readonly maxLength: number | null
  /** A comment is always open, or only with the choice 'other'. */
  readonly comment: 'none' | 'always' | 'other'
  readonly commentName: string
  readonly commentTitle: Text
  readonly validators: readonly ValidatorNode[]
  readonly errorTexts: ErrorTexts
  readonly compute: ParsedExpression | null
  readonly precision: number
  readonly missing: readonly Code[]
  readonly concept: string | null
  readonly role: string | null
}

export type Node = ContainerNode | ItemNode

export interface CalculatedNode {
  readonly name: string
  readonly path: string
  readonly expression: ParsedExpression
  readonly kept: boolean
}
