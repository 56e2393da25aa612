/** XLSForm's formulas, which are XPath with `${name}`, in our words. */
import type { Sign, Term } from '../expression/parse.ts'
import { type Dialect, parseTerm, Untranslatable } from '../expression/parse.ts'
import { type Meaning, type Writer, writeExpression } from '../expression/write.ts'

const dialect: Dialect = {
  token:
    /\s+|"[^"]*"|'[^']*'|\$\{\s*[\p{L}_][\p{L}\d_.-]*\s*\}|\d+(?:\.\d+)?|[\p{L}_][\p{L}\d_-]*(?::[\p{L}\d_-]+)?|!=|<=|>=|\.|[-+*<>=(),]/u,
  signs: {
    '=': '=',
    '!=': '<>',
    '<': '<',
    '<=': '<=',
    '>': '>',
    '>=': '>=',
    and: 'and',
    or: 'or',
    '+': '+',
    '-': '-',
    '*': '*',
    div: '/',
    mod: '%',
  },
  nameOf: (token) => {
    const reference = /^\$\{\s*(.*?)\s*\}$/.exec(token)?.[1]
    if (reference !== undefined) return reference
    // A bare word is a column of the sheet with choices.
    return token === '.' ? '.' : /^\p{L}/u.test(token) ? `#${token}` : null
  },
  escapes: false,
}

/** A question that may be read, and the repeated group in which it stands ('' for none). */
export interface FormName extends Meaning {
  readonly repeat: string
}

export interface Place {
  readonly names: ReadonlyMap<string, FormName>
  readonly self: string
  readonly repeat: string
  /** Values of a choice's own columns. */
  readonly columns?: (name: string) => string | null
}

const renamed: Readonly<Record<string, string>> = {
  if: 'iif',
  round: 'round',
  int: 'trunc',
  min: 'min',
  max: 'max',
  sum: 'sum',
}

function call(name: string, parts: readonly Term[], write: Writer): string | null {
  const [first, second] = parts
  if (name === 'today' && parts.length === 0) return '{today}'
  if (name === 'true' && parts.length === 0) return 'true'
  if (name === 'false' && parts.length === 0) return 'false'
  if (name === 'selected' && first && second?.kind === 'constant') {
    const meaning = write.meaning(first)
    return `{${meaning.reads}} ${meaning.kind === 'several' ? 'contains' : '='} ${write.value(second.value, meaning)}`
  }
  if (name === 'count-selected' && first) {
    const meaning = write.meaning(first)
    return meaning.kind === 'several' ? `{${meaning.reads}.length}` : null
  }
  if (name === 'string-length' && first) return `{${write.meaning(first).reads}.length}`
  if ((name === 'number' || name === 'date' || name === 'string') && first && parts.length === 1)
    return write.term(first)
  if (name === 'coalesce' && first && second)
    return `iif({${write.meaning(first).reads}} notempty, ${write.term(first)}, ${write.term(second)})`
  const own = renamed[name]
  return own && parts.length > 0 ? `${own}(${parts.map(write.term).join(', ')})` : null
}

export function readFormula(text: string): Term {
  return parseTerm(text, dialect)
}

export function formExpression(term: Term, place: Place): string {
  const meaning = (name: string): Meaning | null => {
    const found = place.names.get(name === '.' ? place.self : name)
    if (!found || found.repeat === '') return found ?? null
    if (found.repeat === place.repeat) return { ...found, reads: `panel.${found.reads}` }
    throw new Untranslatable(
      `'${name}' staat in een herhaalde groep, en daarbuiten is niet te zeggen welke keer bedoeld is.`,
      `'${name}' stands in a repeated group, and outside it one cannot say which time is meant.`,
    )
  }
  return writeExpression(place.columns ? withColumns(term, place.columns) : term, { meaning, call })
}

function withColumns(term: Term, columns: (name: string) => string | null): Term {
  const inside = (part: Term) => withColumns(part, columns)
  switch (term.kind) {
    case 'name': {
      const value = term.name.startsWith('#') ? columns(term.name.slice(1)) : null
      return value === null ? term : { kind: 'constant', value }
    }
    case 'call':
      return { ...term, parts: term.parts.map(inside) }
    case 'not':
    case 'minus':
      return { ...term, part: inside(term.part) }
    case 'pair':
      return { ...term, left: inside(term.left), right: inside(term.right) }
    default:
      return term
  }
}

/** Limits when the formula says nothing else: `. >= 0 and . <= 120`. */
export function limitsIn(term: Term): { min?: number; max?: number } | null {
  if (term.kind !== 'pair') return null
  if (term.sign === 'and') {
    const [left, right] = [limitsIn(term.left), limitsIn(term.right)]
    const twice = left && right && Object.keys(left).some((name) => name in right)
    return left && right && !twice ? { ...left, ...right } : null
  }
  const isSelf = (part: Term) => part.kind === 'name' && part.name === '.'
  const turned: Partial<Record<Sign, Sign>> = { '<=': '>=', '>=': '<=' }
  const [self, value, sign] = isSelf(term.left)
    ? [term.left, numberIn(term.right), term.sign]
    : [term.right, numberIn(term.left), turned[term.sign]]
  if (!isSelf(self) || value === null) return null
  return sign === '>=' ? { min: value } : sign === '<=' ? { max: value } : null
}

function numberIn(term: Term): number | null {
  if (term.kind === 'minus') {
    const value = numberIn(term.part)
    return value === null ? null : -value
  }
  return term.kind === 'constant' && typeof term.value === 'number' ? term.value : null
}

/** The pattern when the formula is nothing but `regex(., 'pattern')`; it is about the whole answer. */
export function patternIn(term: Term): string | null {
  if (term.kind !== 'call' || term.name !== 'regex') return null
  const [self, pattern] = term.parts
  const fits = self?.kind === 'name' && self.name === '.' && pattern?.kind === 'constant'
  return fits ? `^(?:${pattern.value})$` : null
}
