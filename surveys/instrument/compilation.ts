/** What one compilation gathers: problems, expressions with what they read, and names. */

import { ExpressionError, type ParsedExpression, parseExpression } from './expression.ts'
import type { Condition } from './instrument.ts'
import { Problems, type Reader } from './json.ts'
import type { Flag } from './nodes.ts'

export interface CollectedCondition extends Condition {
  /** In the conditions of choices, `{item}` is the choice's own value. */
  readonly ofChoice: boolean
}

export class Compilation {
  readonly problems = new Problems()
  readonly conditions: CollectedCondition[] = []

  expression(reader: Reader, property: string, subject: string, ofChoice = false): ParsedExpression | null {
    const text = reader.string(property)
    if (text === undefined) return null
    try {
      const parsed = parseExpression(text)
      const { reads, comparisons, simple } = parsed
      const path = reader.at(property)
      this.conditions.push({
        subject,
        property,
        path,
        expression: text,
        reads,
        comparisons,
        simple,
        ofChoice,
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
