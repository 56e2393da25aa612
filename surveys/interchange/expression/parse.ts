/** Formulas of other programs (LimeSurvey's ExpressionScript, XPath in XLSForm) as one tree. */
import type { Text } from '../../design.ts'

export type Sign = 'or' | 'and' | '=' | '<>' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%'

export type Term =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'constant'; readonly value: string | number }
  | { readonly kind: 'call'; readonly name: string; readonly parts: readonly Term[] }
  | { readonly kind: 'not'; readonly part: Term }
  | { readonly kind: 'minus'; readonly part: Term }
  | { readonly kind: 'pair'; readonly sign: Sign; readonly left: Term; readonly right: Term }

/** How a language writes. `name` gives a word its name as a variable. */
export interface Dialect {
  readonly token: RegExp
  readonly signs: Readonly<Record<string, Sign>>
  readonly nameOf: (token: string) => string | null
  readonly escapes: boolean
}

/** What a formula says cannot be said in a SurveyJS expression, or is no formula. */
export class Untranslatable extends Error {
  readonly why: Text

  constructor(nl: string, en: string) {
    super(en)
    this.why = { nl, en }
  }
}

export const strength: Readonly<Record<Sign, number>> = {
  or: 1,
  and: 2,
  '=': 3,
  '<>': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
}

const quoted = /^(["'])([\s\S]*)\1$/

export function parseTerm(text: string, dialect: Dialect): Term {
  const tokens = tokensOf(text, dialect)
  let at = 0
  let depth = 0
  const signAt = () => {
    const token = tokens[at]?.toLowerCase() ?? ''
    return Object.hasOwn(dialect.signs, token) ? dialect.signs[token] : undefined
  }
  const expect = (token: string) => {
    if (tokens[at++] !== token) throw unreadable(text)
  }
  const pairs = (least: number): Term => {
    if (++depth > 200) throw unreadable(text)
    let left = single()
    for (let sign = signAt(); sign && strength[sign] >= least; sign = signAt()) {
      at++
      left = { kind: 'pair', sign, left, right: pairs(strength[sign] + 1) }
    }
    depth--
    return left
  }
  const single = (): Term => {
    const token = tokens[at++]
    if (token === undefined) throw unreadable(text)
    if (token === '(') {
      const inner = pairs(1)
      expect(')')
      return inner
    }
    if (token === '-') return { kind: 'minus', part: pairs(6) }
    if (token === '+') return pairs(6)
    if (token === '!') return { kind: 'not', part: pairs(6) }
    const string = quoted.exec(token)
    if (string) {
      const value = dialect.escapes ? string[2]!.replace(/\\(.)/g, '$1') : string[2]!
      return { kind: 'constant', value }
    }
    if (/^\d+(\.\d+)?$/.test(token)) return { kind: 'constant', value: Number(token) }
    if (tokens[at] === '(') {
      at++
      const parts: Term[] = []
      while (tokens[at] !== ')') {
        parts.push(pairs(1))
        if (tokens[at] === ',') at++
        else if (tokens[at] !== ')') throw unreadable(text)
      }
      at++
      const name = token.toLowerCase()
      return name === 'not' && parts.length === 1
        ? { kind: 'not', part: parts[0]! }
        : { kind: 'call', name, parts }
    }
    if (token.toLowerCase() === 'not' && at < tokens.length) return { kind: 'not', part: pairs(6) }
    const name = dialect.nameOf(token)
    if (name === null) throw unreadable(text)
    return { kind: 'name', name }
  }
  const term = pairs(1)
  if (at < tokens.length) throw unreadable(text)
  return term
}

function tokensOf(text: string, dialect: Dialect): string[] {
  const tokens: string[] = []
  const token = new RegExp(dialect.token.source, `${dialect.token.flags}y`)
  let at = 0
  while (at < text.length) {
    token.lastIndex = at
    const found = token.exec(text)
    if (!found || found[0] === '') throw unreadable(text)
    if (found[0].trim() !== '') tokens.push(found[0])
    at = token.lastIndex
  }
  return tokens
}

function unreadable(text: string): Untranslatable {
  const start = text.length > 60 ? `${text.slice(0, 60)}…` : text
  return new Untranslatable(
    `De formule '${start}' is hier niet te lezen.`,
    `The expression '${start}' cannot be read here.`,
  )
}
