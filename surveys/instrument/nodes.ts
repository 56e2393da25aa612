/** The compiled parts of a questionnaire, as the reading of the JSON leaves them for routing and checking. */

import type { Text } from '../design.ts'
import type { ParsedExpression } from './expression.ts'
import type { Code, ElementType, ItemProblem, ValueType } from './instrument.ts'

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
  /** Something in it must be answered. */
  readonly required: Flag
  readonly requiredText: Text | null
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
  /** What it is about: the period of the wave, now, or before that period; null when nobody said. */
  readonly period: 'wave' | 'now' | 'before' | null
  /** For a question of several values: what is asked inside. */
  readonly nested: NestedNode | null
}

export type Node = ContainerNode | ItemNode

export interface CalculatedNode {
  readonly name: string
  readonly path: string
  readonly expression: ParsedExpression
  readonly kept: boolean
}

/** A question inside which others are asked: once, in each of its rows, or in each entry that a respondent adds. */
export interface NestedNode {
  /** `fields` an object, `rows` an object per row, `entries` a list of objects. */
  readonly shape: 'fields' | 'rows' | 'entries'
  /** A row holds no object but the value of its only question. */
  readonly bare: boolean
  readonly plan: Plan
  readonly checks: readonly ItemCheck[]
  readonly structure: StructureCheck
  readonly rows: readonly ChoiceNode[]
  readonly min: number
  readonly max: number
  /** Questions that may not have the same answer twice. */
  readonly unique: readonly string[]
}

export interface ItemCheck {
  readonly node: ItemNode
  readonly position: number
  readonly structure: StructureCheck
  readonly commentType: ItemProblem
}

/** Null when the value is a value of the item at all; empty values are not offered to it. */
export type StructureCheck = (value: unknown) => ItemProblem | null

export type Step = ItemNode | CalculatedNode

/** Where the value of a name stands, when it is not simply that of an item beside it. */
export interface Source {
  readonly from: 'context' | 'choice' | 'own' | 'outside'
  readonly path: readonly string[]
}

export interface Plan {
  readonly nodes: readonly Node[]
  /** Position of each page, panel and item, by name. */
  readonly positions: ReadonlyMap<string, number>
  readonly comments: ReadonlyMap<string, number>
  /** Items with choices that no condition hides; these need no order. */
  readonly coded: readonly ItemNode[]
  /** Items with one value and no list of choices: a list or an object there is no value. */
  readonly single: readonly ItemNode[]
  readonly ranked: readonly ItemCheck[]
  /** Positions of the items that ask something inside. */
  readonly nested: readonly number[]
  readonly order: readonly Step[]
  readonly sources: ReadonlyMap<string, Source>
}
