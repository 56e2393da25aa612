/** A formula as a SurveyJS expression, as far as it can say the same. */
import { type Sign, strength, type Term, Untranslatable } from './parse.ts'

/** What a name of the other program is here. */
export interface Meaning {
  /** As it stands between braces. */
  readonly reads: string
  readonly kind: 'one' | 'several' | 'number' | 'text'
  /** The name is one answer of a question with several: chosen or not. */
  readonly answer?: string
  /** Constants that stand for an answer which is called otherwise here. */
  readonly codes?: Readonly<Record<string, string | number>>
}

export interface Vocabulary {
  readonly meaning: (name: string) => Meaning | null
  readonly call: (name: string, parts: readonly Term[], write: Writer) => string | null
}

export interface Writer {
  readonly term: (term: Term) => string
  /** A constant as it is compared with the answers of that name. */
  readonly value: (value: string | number, meaning: Meaning | null) => string
  readonly meaning: (term: Term) => Meaning
}

export function writeExpression(term: Term, vocabulary: Vocabulary): string {
  const meaning = (part: Term): Meaning => {
    if (part.kind !== 'name')
      throw new Untranslatable(
        'Hier staat een berekening waar een vraag hoort.',
        'There is a calculation where a question is expected.',
      )
    const found = vocabulary.meaning(part.name)
    if (!found)
      throw new Untranslatable(
        `'${part.name}' is geen vraag die mee is gekomen.`,
        `'${part.name}' is no question that came along.`,
      )
    return found
  }
  const writer: Writer = { term: (part) => write(part, 0), value: constant, meaning }

  function write(part: Term, least: number): string {
    switch (part.kind) {
      case 'constant':
        return constant(part.value, null)
      case 'name': {
        const named = meaning(part)
        return named.answer === undefined ? `{${named.reads}}` : chosen(named, true)
      }
      case 'not':
        return `!(${write(part.part, 0)})`
      case 'minus':
        return part.part.kind === 'constant' && typeof part.part.value === 'number'
          ? `-${part.part.value}`
          : bracket(`0 - ${write(part.part, strength['*'])}`, strength['-'], least)
      case 'call': {
        const text = vocabulary.call(part.name, part.parts, writer)
        if (text === null)
          throw new Untranslatable(
            `De functie ${part.name}() bestaat hier niet.`,
            `The function ${part.name}() does not exist here.`,
          )
        return text
      }
      case 'pair': {
        const own = strength[part.sign]
        const text = compared(part.sign, part.left, part.right)
        return bracket(
          text ?? `${write(part.left, own)} ${part.sign} ${write(part.right, own + 1)}`,
          own,
          least,
        )
      }
    }
  }

  /** A question beside a constant: the constant is written as the question's answers are. */
  function compared(sign: Sign, left: Term, right: Term): string | null {
    if (strength[sign] !== 3) return null
    if (left.kind === 'constant' && right.kind === 'name') return compared(turned[sign] ?? sign, right, left)
    if (left.kind !== 'name' || right.kind !== 'constant') return null
    const named = meaning(left)
    const equal = sign === '=' ? true : sign === '<>' ? false : null
    if (named.answer !== undefined) {
      const yes = right.value === 'Y' || right.value === 1
      const no = right.value === '' || right.value === 'N' || right.value === 0
      if (equal === null || yes === no)
        throw new Untranslatable(
          'Van een antwoord bij een vraag met meer antwoorden is alleen te vragen of het gekozen is.',
          'Of an answer to a question with several answers one can only ask whether it was chosen.',
        )
      return chosen(named, yes === equal)
    }
    if (right.value === '' && equal !== null) return `{${named.reads}} ${equal ? 'empty' : 'notempty'}`
    if (named.kind === 'several' && equal !== null)
      return `{${named.reads}} ${equal ? '=' : '<>'} [${constant(right.value, named)}]`
    return `{${named.reads}} ${sign} ${constant(right.value, named)}`
  }

  return write(term, 0)
}

const turned: Partial<Record<Sign, Sign>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

function chosen({ reads, answer }: Meaning, yes: boolean): string {
  return `{${reads}} ${yes ? 'contains' : 'notcontains'} ${constant(answer!, null)}`
}

function bracket(text: string, own: number, least: number): string {
  return own < least ? `(${text})` : text
}

function constant(value: string | number, meaning: Meaning | null): string {
  const code =
    meaning?.codes && Object.hasOwn(meaning.codes, String(value)) ? meaning.codes[String(value)] : value
  if (code === undefined) return "''"
  if (meaning?.kind === 'number' && typeof code === 'string' && /^-?\d+(\.\d+)?$/.test(code)) return code
  if (typeof code === 'number' && (meaning === null || meaning.kind === 'number' || meaning.codes))
    return String(code)
  const text = String(code)
  // survey-core reads a text with one quote in it, not with more, and none of several lines.
  if (text.includes('\n') || (text.match(/["']/g) ?? []).length > 1)
    throw new Untranslatable(
      'De formule bevat een tekst van meer regels of met meer dan één aanhalingsteken.',
      'The expression holds a text of several lines or with more than one quote.',
    )
  return `'${text.replace(/["']/g, '\\$&')}'`
}
