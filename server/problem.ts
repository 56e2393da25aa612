/**
 * Everything that can be refused, in one closed table: a code, a status and a sentence in two languages that
 * says what is the matter and what to do. Written to the caller once, as RFC 9457 problem details.
 * Anything thrown that is not a Problem is a defect.
 */
import type { Language, Text } from '../surveys/design.ts'
import { contactsProblems } from './problems/contacts.ts'
import { designProblems } from './problems/design.ts'
import { fieldProblems } from './problems/field.ts'
import { forecastProblems } from './problems/forecast.ts'
import { generalProblems } from './problems/general.ts'
import { panelProblems } from './problems/panel.ts'
import type { ProblemTable } from './problems/table.ts'

const table = {
  ...generalProblems,
  ...contactsProblems,
  ...panelProblems,
  ...fieldProblems,
  ...forecastProblems,
  ...designProblems,
} as const satisfies ProblemTable

export type ProblemCode = keyof typeof table

/** Details that the caller may see, e.g. the items that need attention. */
export type ProblemDetails = Readonly<Record<string, unknown>>

export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly details: ProblemDetails

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(sentence(code, 'en', details))
    this.code = code
    this.details = details
  }

  get status(): number {
    return table[this.code][0]
  }

  /** The body of RFC 9457. */
  toBody(language: Language) {
    return {
      type: `about:blank#${this.code}`,
      code: this.code,
      status: this.status,
      title: sentence(this.code, language, this.details),
      ...this.details,
    }
  }
}

export function sentence(code: ProblemCode, language: Language, details: ProblemDetails = {}): string {
  const text: Text = { nl: table[code][1], en: table[code][2] }
  return text[language].replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''))
}
