/**
 * What stands between the signs of a formula: numbers, columns, arithmetic and functions, as a tree.
 * `deparse` writes it back as R would, since that is the name of the term.
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Argument[] }
  | {
      readonly kind: 'binary'
      readonly operator: string
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: 'unary'; readonly operator: '-' | '+'; readonly of: Expression }
  | { readonly kind: 'group'; readonly of: Expression }

export interface Argument {
  readonly name: string | null
  readonly value: Expression
}

/**
 * The expression as R prints it: spaces around + - * and =, none around ^ / and :.
 *
 * @example
 * deparse({ kind: 'binary', operator: '^', left: { kind: 'name', name: 'age' }, right: { kind: 'number', value: 2, text: '2' } }) // => 'age^2'
 */
export function deparse(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.text
    case 'string':
      return JSON.stringify(expression.value)
    case 'name':
      return /^[A-Za-z.\u00c0-\uffff][\w.\u00c0-\uffff]*$/.test(expression.name)
        ? expression.name
        : `\`${expression.name}\``
    case 'call':
      return `${expression.name}(${expression.arguments
        .map(({ name, value }) => (name === null ? deparse(value) : `${name} = ${deparse(value)}`))
        .join(', ')})`
    case 'binary': {
      const { operator, left, right } = expression
      const space = operator === '^' || operator === '/' || operator === ':' ? '' : ' '
      return `${deparse(left)}${space}${operator}${space}${deparse(right)}`
    }
    case 'unary':
      return `${expression.operator}${deparse(expression.of)}`
    case 'group':
      return `(${deparse(expression.of)})`
  }
}

/** The names of the columns that an expression reads, each once. */
export function namesIn(expression: Expression, found = new Set<string>()): Set<string> {
  if (expression.kind === 'name') found.add(expression.name)
  else if (expression.kind === 'call') for (const { value } of expression.arguments) namesIn(value, found)
  else if (expression.kind === 'binary') {
    namesIn(expression.left, found)
    namesIn(expression.right, found)
  } else if (expression.kind === 'unary' || expression.kind === 'group') namesIn(expression.of, found)
  return found
}
