/** LimeSurvey's ExpressionScript in our words. Names may be codes (`Q1_SQ001.NAOK`) or ids (`12345X6X78SQ001`). */
import type { Text } from '../../design.ts'
import { type Dialect, parseTerm, type Term, Untranslatable } from '../expression/parse.ts'
import { type Meaning, type Writer, writeExpression } from '../expression/write.ts'

const dialect: Dialect = {
  token:
    /\s+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\d+X\d+X\d+\w*(?:\.[A-Za-z_]\w*)*|\d+(?:\.\d+)?|[A-Za-z_]\w*(?::\w+)?(?:\.[A-Za-z_]\w*)*|==|!=|<=|>=|&&|\|\||[-+*/<>!(),]/,
  signs: {
    '==': '=',
    eq: '=',
    '!=': '<>',
    ne: '<>',
    '<': '<',
    lt: '<',
    '<=': '<=',
    le: '<=',
    '>': '>',
    gt: '>',
    '>=': '>=',
    ge: '>=',
    and: 'and',
    '&&': 'and',
    or: 'or',
    '||': 'or',
    '+': '+',
    '-': '-',
    '*': '*',
    '/': '/',
  },
  nameOf: (token) => {
    const [name, ...suffixes] = token.split('.')
    // Others (.question, .relevanceStatus …) are about the question, not the answer.
    const answers = suffixes.every((suffix) => ['NAOK', 'code', 'value'].includes(suffix))
    if (!answers)
      throw new Untranslatable(
        `'${token}' vraagt iets anders dan het antwoord.`,
        `'${token}' asks for something else than the answer.`,
      )
    return /^[A-Za-z\d]/.test(name ?? '') ? name! : null
  },
  escapes: true,
}

const renamed: Readonly<Record<string, string>> = {
  if: 'iif',
  sum: 'sum',
  min: 'min',
  max: 'max',
  round: 'round',
  intval: 'trunc',
}

function call(name: string, parts: readonly Term[], write: Writer): string | null {
  const [first] = parts
  if (name === 'is_empty' && first && parts.length === 1) {
    const { reads, answer } = write.meaning(first)
    return answer === undefined ? `{${reads}} empty` : `{${reads}} notcontains '${answer}'`
  }
  if ((name === 'strlen' || name === 'count') && first?.kind === 'name' && parts.length === 1) {
    const { reads, answer } = write.meaning(first)
    return answer === undefined ? `{${reads}.length}` : null
  }
  const own = renamed[name]
  return own && parts.length > 0 ? `${own}(${parts.map(write.term).join(', ')})` : null
}

export type LimeNames = ReadonlyMap<string, Meaning>

/** `self` is what `this` means. A formula that always holds is null. */
export function limeExpression(text: string, names: LimeNames, self = ''): string | null {
  const trimmed = text.trim().replace(/^\{([\s\S]*)\}$/, '$1')
  if (trimmed === '' || trimmed === '1') return null
  const meaning = (name: string) => {
    const meant = name === 'this' || name === 'self' ? self : name.replace(/^\d+X/, 'X')
    return names.get(meant.toLowerCase()) ?? null
  }
  return writeExpression(parseTerm(trimmed, dialect), { meaning, call })
}

/** Placeholders in texts: `{Q1}`, `{Q1.shown}`, `{Q1.NAOK}` are answers; what else stands in braces stays. */
export function limePlaceholders(text: string, names: LimeNames): string {
  return text.replace(/\{([A-Za-z\d]\w*)(?:\.(?:shown|NAOK|value|code))?\}/g, (whole, name: string) => {
    const found = names.get(name.toLowerCase())
    return found ? `{${found.reads}}` : whole
  })
}

export function whyNot(error: unknown): Text {
  if (error instanceof Untranslatable) return error.why
  throw error
}
