/** The panel file as texts, and those as the panel file again: every number to its last digit. */
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { type Column, columnOf, makeTable, REASONS, type Table } from '../../analysis/columns.ts'
import type { Panel } from '../../analysis/panel-file/record.ts'

/** What the CSV files cannot say: the order of categories, and what the letters of missing values mean. */
interface ColumnNotes {
  readonly reasons: Readonly<Record<string, string>>
  readonly tables: Readonly<
    Record<
      string,
      readonly { readonly name: string; readonly label: string; readonly categories?: readonly string[] }[]
    >
  >
}

export type Files = Readonly<Record<string, string>>

const letter = (reason: number) => `.${String.fromCharCode(96 + reason)}`
const notesFile = 'data/columns.json'
const dates = 'dates'

/** Members are rows: number n is the n-th row of the wide file. */
export function panelFiles(panel: Panel): Files {
  const tables: Record<string, Table> = {
    'panel-long': withMember(panel.long, (row) => panel.memberOfRow[row]!),
    'panel-wide': withMember(panel.wide, (row) => row),
    [dates]: withMember(datesTable(panel), (row) => row),
  }
  const notes: ColumnNotes = {
    reasons: Object.fromEntries(REASONS.slice(1).map((reason, at) => [letter(at + 1), reason])),
    tables: Object.fromEntries(
      Object.entries(tables).map(([name, { columns }]) => [
        name,
        [...columns.values()].map(({ name: own, label, categories }) => ({
          name: own,
          label,
          ...(categories && { categories }),
        })),
      ]),
    ),
  }
  return {
    [notesFile]: `${JSON.stringify(notes, null, 1)}\n`,
    ...Object.fromEntries(
      Object.entries(tables).map(([name, table]) => [`data/${name}.csv`, tableText(table)]),
    ),
  }
}

export function tableText({ rows, columns }: Table): string {
  const list = [...columns.values()]
  const lines: string[][] = [list.map(({ name }) => name)]
  for (let row = 0; row < rows; row++) lines.push(list.map((column) => cellText(column, row)))
  return stringify(lines)
}

function cellText({ values, missing, categories }: Column, row: number): string {
  if (missing[row]! > 0) return letter(missing[row]!)
  return categories ? categories[values[row]!]! : String(values[row]!)
}

/** The same table with a first column that says whose the row is. */
export function withMember({ rows, columns }: Table, memberOf: (row: number) => number): Table {
  const member: Column = {
    name: 'member',
    label: 'member',
    values: Float64Array.from({ length: rows }, (_, row) => memberOf(row) + 1),
    missing: new Uint8Array(rows),
  }
  return makeTable([member, ...[...columns.values()].filter(({ name }) => name !== 'member')], rows)
}

function datesTable({ dates: { events, known }, members }: Panel): Table {
  const column = (name: string, values: Float64Array): Column => ({
    name,
    label: name,
    values,
    missing: Uint8Array.from(values, (value) => (Number.isNaN(value) ? REASONS.indexOf('not answered') : 0)),
  })
  const own = [...events].map(([name, values]) => column(`event.${name}`, values))
  return makeTable([...own, column('known', known)], members.length)
}

/** @throws RangeError when a table is not as it was written */
export function panelOf(files: Files): Panel {
  const notes = JSON.parse(files[notesFile]!) as ColumnNotes
  const table = (name: string) => readTable(name, files[`data/${name}.csv`]!, notes)
  const long = table('panel-long')
  const wide = without(table('panel-wide'))
  const days = table(dates)
  const member = columnOf(long, 'member').values.map((number) => number - 1)
  const columns = [...long.columns.values()].map((column) =>
    column.name === 'member' ? { ...column, values: member } : column,
  )
  const eventsOf = [...days.columns.values()].filter(({ name }) => name.startsWith('event.'))
  return {
    long: makeTable(columns, long.rows),
    wide,
    members: Array.from({ length: wide.rows }, (_, row) => String(row + 1)),
    memberOfRow: Int32Array.from(member),
    dates: {
      events: new Map(eventsOf.map(({ name, values }) => [name.slice('event.'.length), values])),
      known: columnOf(days, 'known').values,
    },
  }
}

function without({ rows, columns }: Table): Table {
  return makeTable(
    [...columns.values()].filter(({ name }) => name !== 'member'),
    rows,
  )
}

function readTable(name: string, text: string, { tables }: ColumnNotes): Table {
  const [head = [], ...lines] = parse(text) as string[][]
  const described = tables[name] ?? []
  if (described.length !== head.length || described.some((column, at) => column.name !== head[at]))
    throw new RangeError(`The columns of ${name} are not those that ${notesFile} describes.`)
  return makeTable(
    described.map(({ name: own, label, categories }, at): Column => {
      const values = new Float64Array(lines.length)
      const missing = new Uint8Array(lines.length)
      const places = categories && new Map(categories.map((category, place) => [category, place]))
      for (const [row, line] of lines.entries()) {
        const cell = line[at]!
        const reason = /^\.[a-z]$/.test(cell) ? cell.charCodeAt(1) - 96 : 0
        const value = reason > 0 ? NaN : places ? places.get(cell) : Number(cell)
        if (value === undefined || (reason === 0 && Number.isNaN(value)))
          throw new RangeError(`'${cell}' is no value of ${own} in ${name}.`)
        values[row] = value
        missing[row] = reason
      }
      return { name: own, label, values, missing, ...(categories && { categories }) }
    }),
    lines.length,
  )
}
