import type { Argument, Expression } from './expression.ts'

/** A formula is refused with a sentence that says where. */
export class FormulaError extends RangeError {
  override readonly name = 'FormulaError'
}

interface Token {
  readonly kind: 'number' | 'string' | 'name' | 'sign' | 'end'
  readonly text: string
  readonly at: number
}

const TOKEN =
  /\s*(?:((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)L?|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|`([^`]+)`|([A-Za-z.\u00c0-\uffff][\w.\u00c0-\uffff]*)|(%in%|[=!<>]=|[-+*/^:~(),=|<>!]))/uy

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (match === null)
      throw new FormulaError(
        `The formula '${text}' has a sign that is not understood: '${text.slice(at).trim()}'.`,
      )
    const [, number, string, quoted, name, sign] = match
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at })
    else if (string !== undefined) tokens.push({ kind: 'string', text: string.slice(1, -1), at })
    else if (quoted !== undefined) tokens.push({ kind: 'name', text: quoted, at })
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, at })
    else tokens.push({ kind: 'sign', text: sign!, at })
  }
  tokens.push({ kind: 'end', text: '', at: text.length })
  return tokens
}

/** Binding of the operators, R's: `^` over `:` over `* /` over `+ -` over comparisons over `~`. */
const BINDING: Readonly<Record<string, number>> = {
  '~': 1,
  '==': 2,
  '!=': 2,
  '<': 2,
  '<=': 2,
  '>': 2,
  '>=': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  ':': 5,
  '^': 7,
}
const UNARY = 6

/**
 * An expression in R's notation as a tree. `~` is an operator like the others.
 *
 * @throws FormulaError when the text is not an expression
 * @example
 * parseExpression('log(months)').kind // => 'call'
 */
export function parseExpression(text: string): Expression {
  const tokens = tokensOf(text)
  let next = 0
  const peek = () => tokens[next]!
  const isSign = (sign: string) => peek().kind === 'sign' && peek().text === sign
  const refuse = (wanted: string): never => {
    const found = peek().kind === 'end' ? 'its end' : `'${peek().text}'`
    throw new FormulaError(`The formula '${text}' should have ${wanted} where it has ${found}.`)
  }
  const expect = (sign: string) => {
    if (!isSign(sign)) refuse(`'${sign}'`)
    next++
  }

  const argument = (): Argument => {
    const token = peek()
    const after = tokens[next + 1]
    if (token.kind === 'name' && after?.kind === 'sign' && after.text === '=') {
      next += 2
      return { name: token.text, value: binary(0) }
    }
    return { name: null, value: binary(0) }
  }

  const primary = (): Expression => {
    const token = peek()
    if (token.kind === 'number') {
      next++
      return { kind: 'number', value: Number(token.text), text: String(Number(token.text)) }
    }
    if (token.kind === 'string') {
      next++
      return { kind: 'string', value: token.text }
    }
    if (token.kind === 'name') {
      next++
      if (!isSign('(')) return { kind: 'name', name: token.text }
      next++
      const given: Argument[] = []
      while (!isSign(')')) {
        given.push(argument())
        if (!isSign(')')) expect(',')
      }
      next++
      return { kind: 'call', name: token.text, arguments: given }
    }
    if (isSign('(')) {
      next++
      const of = binary(0)
      expect(')')
      return { kind: 'group', of }
    }
    return refuse('a number, a column or a bracket')
  }

  const unary = (): Expression => {
    if (isSign('-') || isSign('+')) {
      const operator = tokens[next++]!.text as '-' | '+'
      return { kind: 'unary', operator, of: binary(UNARY) }
    }
    return primary()
  }

  const binary = (minimum: number): Expression => {
    let left = minimum <= 1 && isSign('~') ? refuse('an outcome') : unary()
    for (;;) {
      const operator = peek().kind === 'sign' ? peek().text : ''
      const binding = BINDING[operator]
      if (binding === undefined || binding < minimum) return left
      next++
      const right = binary(operator === '^' ? binding : binding + 0.5)
      left = { kind: 'binary', operator, left, right }
    }
  }

  const tree = binary(0)
  if (peek().kind !== 'end') refuse('nothing more')
  return tree
}
