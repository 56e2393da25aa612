/** Reads the questions in which others are asked: once, per row, or per entry. */

import type { Compilation, Scope } from '../compilation.ts'
import { always, never } from '../compilation.ts'
import type { ElementType, ValueType } from '../instrument.ts'
import { isObject, type Json, Reader, sameText } from '../json.ts'
import type { ChoiceNode, ItemNode, NestedNode, Node } from '../nodes.ts'
import { planOf } from '../plan.ts'
import { allowedProperties } from '../properties.ts'
import { refusalOf } from '../refusals.ts'
import { itemChecks } from '../structure.ts'
import { nestedStructure } from './structure.ts'

/** The readers of what stands inside, which in turn read these. */
export interface Reading {
  readonly item: (
    compilation: Compilation,
    reader: Reader,
    type: ElementType,
    parent: number,
    page: number,
  ) => ItemNode
  readonly elements: (
    compilation: Compilation,
    reader: Reader,
    property: string,
    place: Place,
    nodes: Node[],
  ) => void
}

export interface Place {
  readonly position: number
  readonly page: number
}

const valueTypes: Readonly<Partial<Record<ElementType, ValueType>>> = {
  multipletext: 'fields',
  matrix: 'rows',
  matrixdropdown: 'cells',
  matrixdynamic: 'entries',
  paneldynamic: 'entries',
}

const prefixes: Readonly<Partial<Record<ElementType, Scope['prefix']>>> = {
  paneldynamic: 'panel',
  multipletext: '',
}

export function nestedValueType(type: ElementType): ValueType | undefined {
  return valueTypes[type]
}

export function readNested(
  compilation: Compilation,
  reader: Reader,
  type: ElementType,
  item: string,
  reading: Reading,
): NestedNode | null {
  if (!nestedValueType(type)) return null
  if (compilation.isInside) {
    reader.refuse(
      'type',
      `${type} cannot stand inside another question of several values; ask its parts one by one`,
    )
    return null
  }
  const scope: Scope = { item, prefix: prefixes[type] ?? 'row' }
  const place = { position: 0, page: 0 }
  const nodes: Node[] = [rootOf(reader)]
  const rows = type === 'matrix' || type === 'matrixdropdown' ? readRows(compilation, reader, item) : []
  const unique: string[] = []
  compilation.inside(scope, () => {
    if (type === 'paneldynamic') reading.elements(compilation, reader, 'templateElements', place, nodes)
    else if (type === 'matrix') nodes.push(reading.item(compilation, columnOf(reader), 'radiogroup', 0, 0))
    else {
      const parts =
        type === 'multipletext' ? textsOf(compilation, reader) : cellsOf(compilation, reader, unique)
      for (const part of parts) nodes.push(reading.item(compilation, part.reader, part.type, 0, 0))
    }
  })
  checkNamesInside(compilation, reader, nodes)
  const counts = readCounts(reader, type)
  const key = type === 'matrixdynamic' || type === 'paneldynamic' ? reader.string('keyName') : undefined
  if (key !== undefined) {
    if (!nodes.some((node) => node.kind === 'item' && node.name === key)) {
      reader.refuse('keyName', `there is no question '${key}' in '${item}'`)
    }
    unique.push(key)
  }
  const checks = itemChecks(nodes)
  if (type === 'matrix' && reader.boolean('eachRowUnique', false)) unique.push(checks[0]!.node.name)
  const shape = type === 'multipletext' ? 'fields' : rows.length > 0 ? 'rows' : 'entries'
  const plan = planOf(compilation, nodes, [], scope)
  const nested = { shape, bare: type === 'matrix', plan, checks, rows, ...counts, unique } as const
  return { ...nested, structure: nestedStructure(item, nested) }
}

function rootOf({ path }: Reader): Node {
  return {
    ...{ kind: 'panel', name: '', path, parent: -1, page: 0, title: sameText('') },
    ...{ visible: always, enabled: always, required: never, requiredText: null },
  }
}

function readRows(compilation: Compilation, reader: Reader, item: string): ChoiceNode[] {
  const every = compilation.expression(reader, 'rowsVisibleIf', item, true)
  const rows: ChoiceNode[] = []
  for (const [index, entry] of reader.list('rows').entries()) {
    const path = `${reader.at('rows')}[${index}]`
    const row = new Reader(isObject(entry) ? entry : { value: entry }, path, compilation.problems)
    row.allow('choice')
    const value = row.code('value')
    if (value === undefined || !/^[A-Za-z0-9_]+$/.test(String(value))) {
      row.refuse('value', 'of a row is part of a variable’s name: only letters, digits and _')
      continue
    }
    if (rows.some((other) => String(other.value).toLowerCase() === String(value).toLowerCase())) {
      row.refuse('value', `row '${value}' stands there more than once`)
    }
    rows.push({
      ...{ value, label: row.text('text', sameText(String(value))), exclusive: false, special: false },
      visibleIf: compilation.expression(row, 'visibleIf', item, true) ?? every,
      enableIf: compilation.expression(row, 'enableIf', item, true),
    })
  }
  if (rows.length === 0) reader.refuse('rows', 'must hold at least one row')
  return rows
}

/** The columns of a simple matrix, as the one question that is asked in each of its rows. */
function columnOf(reader: Reader): Reader {
  const { columns, columnsVisibleIf, eachRowRequired, missing } = reader.json
  if (Array.isArray(columns) && columns.some((entry) => !(isObject(entry) ? entry.value : entry))) {
    reader.refuse('columns', 'the codes 0, false and nothing cannot be columns: SurveyJS loses them')
  }
  const json = {
    type: 'radiogroup',
    name: 'column',
    choices: columns,
    choicesVisibleIf: columnsVisibleIf,
    missing,
  }
  const names = { choices: 'columns', choicesVisibleIf: 'columnsVisibleIf', isRequired: 'eachRowRequired' }
  return new Reader(without({ ...json, isRequired: eachRowRequired }), reader.path, reader.problems, names)
}

interface Part {
  readonly reader: Reader
  readonly type: ElementType
}

function textsOf({ problems }: Compilation, reader: Reader): Part[] {
  const items = reader.list('items')
  if (items.length === 0) reader.refuse('items', 'must hold at least one item')
  return items.map((entry, index): Part => {
    const path = `${reader.at('items')}[${index}]`
    new Reader(entry, path, problems).allow('multipletextitem')
    return {
      reader: new Reader(isObject(entry) ? { ...entry, type: 'text' } : {}, path, problems),
      type: 'text',
    }
  })
}

const cellTypes: readonly string[] = [
  ...['dropdown', 'radiogroup', 'checkbox', 'tagbox', 'text', 'comment', 'boolean', 'rating', 'expression'],
]

/** Of a column only: all else is a property of the question that it is. */
const columnProperties = ['cellType', 'isUnique', 'minWidth', 'width', 'cellHint']

function cellsOf({ problems }: Compilation, reader: Reader, unique: string[]): Part[] {
  const columns = reader.list('columns')
  if (columns.length === 0) reader.refuse('columns', 'must hold at least one column')
  return columns.flatMap((entry, index): Part[] => {
    const path = `${reader.at('columns')}[${index}]`
    const column = new Reader(entry, path, problems)
    const chosen = column.string('cellType') ?? 'default'
    const type = chosen === 'default' ? (reader.string('cellType') ?? 'dropdown') : chosen
    if (!cellTypes.includes(type)) {
      column.refuse('cellType', `'${type}' cannot stand in a cell; possible are ${cellTypes.join(', ')}`)
      return []
    }
    for (const property of Object.keys(column.json)) {
      const known = columnProperties.includes(property) || allowedProperties[type]?.has(property)
      if (!known || property === 'type') column.refuse(property, refusalOf(property))
    }
    if (column.boolean('isUnique', false)) unique.push(String(column.json.name))
    const inherits = ['dropdown', 'radiogroup', 'checkbox', 'tagbox'].includes(type) && !column.has('choices')
    const json = { ...column.json, type, ...(inherits ? { choices: reader.json.choices } : {}) }
    return [
      { reader: new Reader(without(json), path, problems, { type: 'cellType' }), type: type as ElementType },
    ]
  })
}

function without(json: Json): Json {
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined))
}

/** How many entries there may be. Those that stand there at first must be those that have to be there. */
function readCounts(reader: Reader, type: ElementType): { min: number; max: number } {
  if (type !== 'matrixdynamic' && type !== 'paneldynamic') return { min: 0, max: 0 }
  const what = type === 'matrixdynamic' ? 'Row' : 'Panel'
  const first = type === 'matrixdynamic' ? 'rowCount' : 'panelCount'
  const min = reader.number(`min${what}Count`) ?? 0
  const max = reader.number(`max${what}Count`) ?? (type === 'matrixdynamic' ? 1000 : 100)
  const whole = [min, max].every((count) => Number.isInteger(count) && count >= 0)
  if (!whole || max < 1 || max > 1000 || min > max) {
    reader.refuse(`max${what}Count`, 'must be a whole number up to 1000, and not less than the minimum')
  }
  const shown = Math.max(reader.number(first) ?? (type === 'matrixdynamic' ? 2 : 0), min)
  if (shown !== min) {
    const why = 'whether an entry that stood there at first was taken away cannot be told from the answers'
    reader.refuse(first, `write ${first}: ${min}, as many as must be there (min${what}Count): ${why}`)
  }
  return { min, max }
}

function checkNamesInside({ problems }: Compilation, reader: Reader, nodes: readonly Node[]): void {
  const seen = new Set<string>()
  for (const { name, path } of nodes) {
    const key = name.toLowerCase()
    if (name === '') continue
    if (seen.has(key)) problems.add(`${path}.name`, `the name '${name}' is already used in this question`)
    if (name in {}) problems.add(`${path}.name`, `the name '${name}' is reserved`)
    seen.add(key)
  }
  if (!nodes.some((node) => node.kind === 'item')) reader.refuse('type', 'nothing is asked in it')
}
