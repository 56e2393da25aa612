/** What one compilation gathers: problems, expressions with what they read, and names. */

import { ExpressionError, type ParsedExpression, parseExpression } from './expression.ts'
import type { Condition } from './instrument.ts'
import { type Json, Problems, type Reader } from './json.ts'
import type { Flag } from './nodes.ts'

export interface CollectedCondition extends Condition {
  /** In the conditions of choices, `{item}` is the choice's own value. */
  readonly ofChoice: boolean
  readonly scope: Scope | null
}

/**
 * A question inside which others are asked; there `{panel.x}` or `{row.x}` is the answer beside it. In a list of fields,
 * '', there is one of each: they are read by the item's name, as from everywhere.
 */
export interface Scope {
  readonly item: string
  readonly prefix: 'panel' | 'row' | ''
}

export class Compilation {
  readonly problems = new Problems()
  readonly conditions: CollectedCondition[] = []
  /** The questions as written, for those that use another's choices. */
  readonly questions: ReadonlyMap<string, Json>
  private scope: Scope | null = null

  constructor(questions: ReadonlyMap<string, Json>) {
    this.questions = questions
  }

  /** Everything that `read` reads stands inside a question. */
  inside<T>(scope: Scope, read: () => T): T {
    const outer = this.scope
    this.scope = scope
    try {
      return read()
    } finally {
      this.scope = outer
    }
  }

  get isInside(): boolean {
    return this.scope !== null
  }

  expression(reader: Reader, property: string, subject: string, ofChoice = false): ParsedExpression | null {
    const text = reader.string(property)
    if (text === undefined) return null
    try {
      const parsed = parseExpression(text)
      const { reads, comparisons, simple } = parsed
      const path = reader.at(property)
      this.conditions.push({
        subject: this.scope ? `${this.scope.item}.${subject}` : subject,
        property,
        path,
        expression: text,
        reads,
        comparisons,
        simple,
        ofChoice,
        scope: this.scope,
      })
      return parsed
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      reader.refuse(property, error.message)
      return null
    }
  }

  /** A condition overrules the fixed value, as in survey-core. */
  flag(reader: Reader, fixed: boolean, property: string, subject: string): Flag {
    return { fixed, expression: this.expression(reader, property, subject) }
  }
}

export const always: Flag = { fixed: true, expression: null }
export const never: Flag = { fixed: false, expression: null }
