import { type Column, makeTable, reasonsOf, type Table } from './columns.ts'

/** The order of the alphabet as R has it in a European locale, on every machine. */
const collator = new Intl.Collator('en')

const COMMA = 44
const QUOTE = 34
const NEWLINE = 10
const RETURN = 13

/**
 * A CSV text as columns: the first line holds the names, `NA` and nothing are missing, a column in which every
 * value is a number is a column of numbers, and any other becomes categories in the order of the alphabet, as
 * in R. Fields may be quoted, with doubled quotes and line breaks inside.
 *
 * Empty lines are skipped. Reads twice when there are columns of text: first to see which, then to keep.
 *
 * @param levels order of the categories of a column; a column named here is always text
 * @throws RangeError when there is no header, a line has another number of fields, or a quote stays open
 * @example
 * readCsv('age,sex\n30,male\nNA,female').columns.get('age')?.values // => [30, NaN]
 * readCsv('age,sex\n30,male\nNA,female').columns.get('sex')?.categories // => ['female', 'male']
 */
export function readCsv(text: string, levels: Readonly<Record<string, readonly string[]>> = {}): Table {
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  const names: string[] = []
  const start = readLine(source, 0, (value) => names.push(value))
  if (names.length === 0 || (names.length === 1 && names[0] === ''))
    throw new RangeError('readCsv requires a first line with names, got nothing')
  const texts = names.map((name) => Object.hasOwn(levels, name))
  let columns = fill(source, start, names, texts)
  if (columns === null) columns = fill(source, start, names, texts)!
  return makeTable(
    columns.map((draft, j): Column => {
      const values = draft.values.subarray(0, draft.rows)
      const name = names[j]!
      if (!texts[j]) return { name, label: name, values, missing: reasonsOf(values) }
      const categories = orderOf(name, [...draft.codes.keys()], levels[name])
      const found = [...draft.codes.keys()].map((category) => categories.indexOf(category))
      for (let i = 0; i < values.length; i++)
        if (!Number.isNaN(values[i]!)) values[i] = found[values[i]!] ?? NaN
      return { name, label: name, values, missing: reasonsOf(values), categories }
    }),
    columns[0]!.rows,
  )
}

function orderOf(name: string, found: readonly string[], wanted: readonly string[] | undefined): string[] {
  if (wanted === undefined) return [...found].sort(collator.compare)
  const unknown = found.find((category) => !wanted.includes(category))
  if (unknown !== undefined)
    throw new RangeError(`readCsv requires the levels of '${name}' to name every value, got '${unknown}'`)
  return [...wanted]
}

interface Draft {
  values: Float64Array
  rows: number
  readonly codes: Map<string, number>
}

/** The columns; null when a column turned out to hold text, which is then noted in `texts`. */
function fill(source: string, start: number, names: readonly string[], texts: boolean[]): Draft[] | null {
  const drafts: Draft[] = names.map(() => ({ values: new Float64Array(1024), rows: 0, codes: new Map() }))
  const surprises = new Set<number>()
  let field = 0
  let line = 1
  const take = (value: string, quoted: boolean) => {
    const j = field++
    const draft = drafts[j]
    if (draft === undefined) return
    if (draft.rows === draft.values.length) {
      const larger = new Float64Array(draft.values.length * 2)
      larger.set(draft.values)
      draft.values = larger
    }
    let number = NaN
    if (value === 'NA' || (value === '' && !quoted)) number = NaN
    else if (texts[j]) {
      const known = draft.codes.get(value)
      number = known ?? draft.codes.size
      if (known === undefined) draft.codes.set(value, number)
    } else {
      number = numberOf(value)
      if (Number.isNaN(number) && value.trim() !== 'NaN' && value.trim() !== 'NA' && value.trim() !== '')
        surprises.add(j)
    }
    draft.values[draft.rows++] = number
  }
  let at = start
  while (at < source.length) {
    line++
    const first = source.charCodeAt(at)
    if (first === NEWLINE || first === RETURN) {
      at += first === RETURN && source.charCodeAt(at + 1) === NEWLINE ? 2 : 1
      continue
    }
    field = 0
    at = readLine(source, at, take)
    if (field !== names.length)
      throw new RangeError(`readCsv requires ${names.length} fields on a line, got ${field} on line ${line}`)
  }
  if (surprises.size === 0) return drafts
  for (const j of surprises) texts[j] = true
  return null
}

const DECIMAL = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/

function numberOf(value: string): number {
  if (DECIMAL.test(value)) return Number(value)
  const bare = value.trim()
  if (bare === 'Inf') return Infinity
  return bare === '-Inf' ? -Infinity : NaN
}

/** Reads one line of fields from `at`; returns where the next line begins. */
function readLine(source: string, at: number, take: (value: string, quoted: boolean) => void): number {
  const length = source.length
  let i = at
  for (;;) {
    let value: string
    let quoted = false
    if (source.charCodeAt(i) === QUOTE) {
      quoted = true
      const parts: string[] = []
      let from = i + 1
      for (;;) {
        const close = source.indexOf('"', from)
        if (close < 0) throw new RangeError('readCsv requires every quote to be closed, got one that is not')
        parts.push(source.slice(from, close))
        if (source.charCodeAt(close + 1) !== QUOTE) {
          i = close + 1
          break
        }
        parts.push('"')
        from = close + 2
      }
      value = parts.join('')
      const next = source.charCodeAt(i)
      if (i < length && next !== COMMA && next !== NEWLINE && next !== RETURN)
        throw new RangeError(`readCsv requires a comma after a closing quote, got '${source[i]}'`)
    } else {
      const from = i
      while (i < length) {
        const code = source.charCodeAt(i)
        if (code === COMMA || code === NEWLINE || code === RETURN) break
        i++
      }
      value = source.slice(from, i)
    }
    take(value, quoted)
    if (source.charCodeAt(i) === COMMA) {
      i++
      continue
    }
    if (source.charCodeAt(i) === RETURN) i++
    if (source.charCodeAt(i) === NEWLINE) i++
    return Math.max(i, at + 1)
  }
}
