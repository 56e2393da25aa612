/** Reads a Stata file of format 118 by its own map, so that a section in the wrong place is found. */
export interface ReadDta {
  readonly names: string[]
  readonly labels: string[]
  readonly formats: string[]
  readonly rows: (string | number)[][]
  /** By variable: the texts of its numbers; `.a` and so on for reasons. */
  readonly codes: Record<string, Record<string, string>>
}

const sections = [
  ...[
    '<stata_dta>',
    '<map>',
    '<variable_types>',
    '<varnames>',
    '<sortlist>',
    '<formats>',
    '<value_label_names>',
  ],
  ...['<variable_labels>', '<characteristics>', '<data>', '<strls>', '<value_labels>', '</stata_dta>'],
]

export function readDta(bytes: Buffer): ReadDta {
  const text = (from: number, size: number) =>
    bytes.toString('utf8', from, from + size).replace(/\0[\s\S]*$/, '')
  const mapAt = bytes.indexOf('<map>') + 5
  const map = Array.from({ length: 14 }, (_, at) => Number(bytes.readBigUInt64LE(mapAt + at * 8)))
  for (const [at, section] of sections.entries()) {
    if (text(map[at]!, section.length) !== section)
      throw new Error(`${section} does not stand where the map says`)
  }
  if (map[13] !== bytes.length) throw new Error('the map does not end where the file does')
  const count = bytes.readUInt16LE(bytes.indexOf('<K>') + 3)
  const rows = Number(bytes.readBigUInt64LE(bytes.indexOf('<N>') + 3))
  const fields = (section: number, size: number) => {
    const start = map[section]! + sections[section]!.length
    return Array.from({ length: count }, (_, at) => text(start + at * size, size))
  }
  const types = Array.from({ length: count }, (_, at) => bytes.readUInt16LE(map[2]! + 16 + at * 2))
  const names = fields(3, 129)
  let at = map[9]! + 6
  const cell = (type: number): string | number => {
    const from = at
    at += type === 65_526 || type === 32_768 ? 8 : type === 65_528 ? 4 : type
    if (type === 65_526)
      return number(bytes.readDoubleLE(from), 0x7fe00000, bytes.readInt32LE(from + 4), 0x100)
    if (type === 65_528) return number(bytes.readInt32LE(from), 2_147_483_621, bytes.readInt32LE(from), 1)
    return type === 32_768 ? longText(bytes, map[10]!, bytes.subarray(from, at)) : text(from, type)
  }
  const read = Array.from({ length: rows }, () => types.map(cell))
  if (text(at, 7) !== '</data>') throw new Error('the data do not end where they should')
  const labelled = fields(6, 129)
  return {
    names,
    labels: fields(7, 321),
    formats: fields(5, 57),
    rows: read,
    codes: codesOf(bytes, map[11]!, names, labelled),
  }
}

const letter = (place: number) => `.${String.fromCharCode(96 + place)}`

function number(value: number, missing: number, high: number, step: number): string | number {
  return high > missing ? letter((high - missing) / step) : value
}

function longText(bytes: Buffer, from: number, cell: Buffer): string {
  const variable = cell.readUInt16LE(0)
  if (variable === 0) return ''
  const row = cell.readUIntLE(2, 6)
  for (let at = from + 7; bytes.toString('latin1', at, at + 3) === 'GSO'; ) {
    const size = bytes.readUInt32LE(at + 16)
    if (bytes.readUInt32LE(at + 3) === variable && Number(bytes.readBigUInt64LE(at + 7)) === row)
      return bytes.toString('utf8', at + 20, at + 20 + size - 1)
    at += 20 + size
  }
  throw new Error('a long text is not there')
}

function codesOf(bytes: Buffer, from: number, names: readonly string[], labelled: readonly string[]) {
  const sets: Record<string, Record<string, string>> = {}
  for (let at = from + 14; bytes.toString('latin1', at, at + 5) === '<lbl>'; ) {
    const size = bytes.readUInt32LE(at + 5)
    const name = bytes.toString('utf8', at + 9, at + 138).replace(/\0[\s\S]*$/, '')
    const table = at + 141
    const count = bytes.readUInt32LE(table)
    const texts = table + 8 + 8 * count
    sets[name] = Object.fromEntries(
      Array.from({ length: count }, (_, place) => {
        const start = texts + bytes.readUInt32LE(table + 8 + place * 4)
        const value = bytes.readInt32LE(table + 8 + 4 * count + place * 4)
        const label = bytes.toString('utf8', start, bytes.indexOf(0, start))
        return [value > 2_147_483_621 ? letter(value - 2_147_483_621) : String(value), label]
      }),
    )
    at = table + size + '</lbl>'.length
  }
  return Object.fromEntries(
    names.flatMap((name, place) => (sets[labelled[place]!] ? [[name, sets[labelled[place]!]!]] : [])),
  )
}
