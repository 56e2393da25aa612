/** Reading the questionnaire's JSON: every surprise becomes a problem with its path, and reading goes on. */

import type { Text } from '../design.ts'
import type { Code } from './instrument.ts'
import { allowedProperties } from './properties.ts'
import { refusalOf } from './refusals.ts'

export type Json = Readonly<Record<string, unknown>>

export class Problems {
  readonly list: { path: string; message: string }[] = []

  add(path: string, message: string): void {
    this.list.push({ path, message })
  }
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** One JSON object at its path. */
export class Reader {
  readonly json: Json
  readonly path: string
  readonly problems: Problems
  private readonly written: Readonly<Record<string, string>>

  /** `written` names properties as they are written there, when another reader takes them for its own. */
  constructor(
    json: unknown,
    path: string,
    problems: Problems,
    written: Readonly<Record<string, string>> = {},
  ) {
    this.written = written
    this.json = isObject(json) ? json : {}
    this.path = path
    this.problems = problems
    if (!isObject(json)) problems.add(path || '$', 'must be an object')
  }

  at(property: string): string {
    const name = (Object.hasOwn(this.written, property) && this.written[property]) || property
    return this.path ? `${this.path}.${name}` : name
  }

  refuse(property: string, message: string): void {
    this.problems.add(this.at(property), message)
  }

  has(property: string): boolean {
    return this.json[property] !== undefined
  }

  /** Refuses every property that is not known for this kind of object. */
  allow(kind: string): void {
    const allowed = allowedProperties[kind]
    for (const property of Object.keys(this.json)) {
      if (!allowed?.has(property)) this.refuse(property, refusalOf(property))
    }
  }

  string(property: string): string | undefined {
    const value = this.json[property]
    if (value === undefined) return undefined
    if (typeof value === 'string' && value !== '') return value
    this.refuse(property, 'must be a text')
    return undefined
  }

  boolean(property: string, fallback: boolean): boolean {
    const value = this.json[property]
    if (value === undefined) return fallback
    if (typeof value === 'boolean') return value
    this.refuse(property, 'must be true or false')
    return fallback
  }

  number(property: string): number | undefined {
    const value = this.json[property]
    if (value === undefined) return undefined
    if (typeof value === 'number' && Number.isFinite(value)) return value
    this.refuse(property, 'must be a number')
    return undefined
  }

  code(property: string): Code | undefined {
    const value = this.json[property]
    if (value === undefined) return undefined
    if (
      typeof value === 'string'
        ? value.trim() !== ''
        : typeof value === 'number' || typeof value === 'boolean'
    ) {
      return value as Code
    }
    this.refuse(property, 'must be a text, a number, true or false')
    return undefined
  }

  list(property: string): readonly unknown[] {
    const value = this.json[property]
    if (value === undefined) return []
    if (Array.isArray(value)) return value
    this.refuse(property, 'must be a list')
    return []
  }

  /** A localisable text; `fallback` when the property is absent. */
  text(property: string, fallback: Text): Text {
    return this.optionalText(property) ?? fallback
  }

  optionalText(property: string): Text | null {
    const value = this.json[property]
    if (value === undefined) return null
    const text = textOf(value)
    if (text) return text
    this.refuse(property, 'must be a text or a text per language')
    return null
  }
}

/** `"…"`, `{ default, en }` or `{ nl, en }`; a language that is missing is filled from the other. */
export function textOf(value: unknown): Text | null {
  if (typeof value === 'string') return { nl: value, en: value }
  if (!isObject(value)) return null
  const nl = value.nl ?? value.default
  const en = value.en
  for (const [language, text] of Object.entries(value)) {
    if (typeof text !== 'string' || !['default', 'nl', 'en'].includes(language)) return null
  }
  if (typeof nl !== 'string' && typeof en !== 'string') return null
  return { nl: String(nl ?? en), en: String(en ?? nl) }
}

export function sameText(text: string): Text {
  return { nl: text, en: text }
}
