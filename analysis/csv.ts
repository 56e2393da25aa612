import { type Column, makeTable, reasonsOf, type Table } from './columns.ts'

/** The order of the alphabet as R has it in a European locale, on every machine. */
const collator = new Intl.Collator('en')

const COMMA = 44
const QUOTE = 34
const NEWLINE = 10
const RETURN = 13
const MINUS = 45
const POINT = 46
const ZERO = 48
const NINE = 57

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
  const { names, start } = readHeader(source)
  if (names.length === 1 && names[0] === '')
    throw new RangeError('readCsv requires a first line with names, got nothing')
  const texts = names.map((name) => Object.hasOwn(levels, name))
  const drafts = fill(source, start, names, texts) ?? fill(source, start, names, texts)!
  return makeTable(
    names.map((name, j): Column => {
      const values = drafts.values[j]!.subarray(0, drafts.rows)
      if (!texts[j]) return { name, label: name, values, missing: reasonsOf(values) }
      const codes = [...drafts.codes[j]!.keys()]
      const categories = categoriesOf(name, codes, levels[name])
      const places = codes.map((category) => categories.indexOf(category))
      for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i]!)) values[i] = places[values[i]!]!
      return { name, label: name, values, missing: reasonsOf(values), categories }
    }),
    drafts.rows,
  )
}

/** Categories in the order asked for, else in that of the alphabet; every one found must be among those asked for. */
export function categoriesOf(
  name: string,
  found: readonly string[],
  wanted: readonly string[] | undefined,
): string[] {
  if (wanted === undefined) return [...found].sort(collator.compare)
  const unknown = found.find((category) => !wanted.includes(category))
  if (unknown !== undefined)
    throw new RangeError(`The levels of '${name}' should name every value, but do not name '${unknown}'.`)
  return [...wanted]
}

interface Drafts {
  readonly values: Float64Array[]
  readonly codes: readonly Map<string, number>[]
  readonly rows: number
}

/** Powers of ten that a double holds exactly. */
const TENS = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`))

/**
 * The columns; null when a column turned out to hold text, which is then noted in `texts`.
 *
 * A field is read once: while its end is looked for, its digits are added up. Up to fifteen digits and their power of
 * ten are exact, so that the one division rounds as it should; any other field is looked at as text.
 */
function fill(source: string, start: number, names: readonly string[], texts: boolean[]): Drafts | null {
  const width = names.length
  const { length } = source
  let room = 1024
  const values = names.map(() => new Float64Array(room))
  const codes = names.map(() => new Map<string, number>())
  const surprises = new Set<number>()
  const other = (j: number, value: string, quoted: boolean): number => {
    if (value === 'NA' || (value === '' && !quoted)) return NaN
    if (texts[j]) return codeOf(codes[j]!, value)
    const number = otherNumber(value)
    if (Number.isNaN(number) && !['NaN', 'NA', ''].includes(value.trim())) surprises.add(j)
    return number
  }
  let rows = 0
  let line = 1
  let i = start
  while (i < length) {
    line++
    const first = source.charCodeAt(i)
    if (first === NEWLINE || first === RETURN) {
      i += first === RETURN && source.charCodeAt(i + 1) === NEWLINE ? 2 : 1
      continue
    }
    if (rows === room) {
      room *= 2
      for (let j = 0; j < width; j++) {
        const larger = new Float64Array(room)
        larger.set(values[j]!)
        values[j] = larger
      }
    }
    let field = 0
    for (let more = true; more; field++) {
      let number: number
      if (source.charCodeAt(i) === QUOTE) {
        const quoted = readQuoted(source, i)
        i = quoted.end
        number = field < width ? other(field, quoted.value, true) : NaN
      } else {
        const from = i
        let digits = 0
        let decimals = -1
        let total = 0
        let plain = !texts[field]
        if (source.charCodeAt(i) === MINUS) i++
        for (; i < length; i++) {
          const code = source.charCodeAt(i)
          if (code >= ZERO && code <= NINE) {
            total = total * 10 + (code - ZERO)
            digits++
            if (decimals >= 0) decimals++
          } else if (code === COMMA || code === NEWLINE || code === RETURN) break
          else if (code === POINT && decimals < 0) decimals = 0
          else plain = false
        }
        if (plain && digits > 0 && digits <= 15) {
          number = decimals > 0 ? total / TENS[decimals]! : total
          if (source.charCodeAt(from) === MINUS) number = -number
        } else number = field < width ? other(field, source.slice(from, i), false) : NaN
      }
      if (field < width) values[field]![rows] = number
      more = source.charCodeAt(i) === COMMA
      if (more) i++
    }
    if (field !== width)
      throw new RangeError(`readCsv requires ${width} fields on a line, got ${field} on line ${line}`)
    if (source.charCodeAt(i) === RETURN) i++
    if (source.charCodeAt(i) === NEWLINE) i++
    rows++
  }
  if (surprises.size === 0) return { values, codes, rows }
  for (const j of surprises) texts[j] = true
  return null
}

function codeOf(codes: Map<string, number>, value: string): number {
  const known = codes.get(value)
  if (known !== undefined) return known
  codes.set(value, codes.size)
  return codes.size - 1
}

const DECIMAL = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/

function otherNumber(value: string): number {
  if (DECIMAL.test(value)) return Number(value)
  const bare = value.trim()
  if (bare === 'Inf') return Infinity
  return bare === '-Inf' ? -Infinity : NaN
}

/** The text between quotes that begin at `at`, doubled quotes made single, and where it ends. */
function readQuoted(source: string, at: number): { value: string; end: number } {
  let value = ''
  let from = at + 1
  for (;;) {
    const close = source.indexOf('"', from)
    if (close < 0) throw new RangeError('readCsv requires every quote to be closed, got one that is not')
    value += source.slice(from, close)
    const next = source.charCodeAt(close + 1)
    if (next !== QUOTE) {
      if (close + 1 < source.length && next !== COMMA && next !== NEWLINE && next !== RETURN)
        throw new RangeError(`readCsv requires a comma after a closing quote, got '${source[close + 1]}'`)
      return { value, end: close + 1 }
    }
    value += '"'
    from = close + 2
  }
}

/** The names on the first line, and where the second begins. */
function readHeader(source: string): { names: string[]; start: number } {
  const names: string[] = []
  let i = 0
  for (;;) {
    if (source.charCodeAt(i) === QUOTE) {
      const { value, end } = readQuoted(source, i)
      names.push(value)
      i = end
    } else {
      const rest = /[,\r\n]|$/.exec(source.slice(i))!.index
      names.push(source.slice(i, i + rest))
      i += rest
    }
    if (source.charCodeAt(i) !== COMMA) break
    i++
  }
  if (source.charCodeAt(i) === RETURN) i++
  if (source.charCodeAt(i) === NEWLINE) i++
  return { names, start: i }
}
