import { type Column, makeTable, type Table } from '../columns.ts'
import type { DatesOfPart } from './dates.ts'
import type { Dates, Panel } from './record.ts'
import { sharedBytes, sharedIntegers, sharedNumbers } from './shared.ts'

/** The panel file of some of the members. */
export interface PanelPart extends Omit<Panel, 'dates'> {
  readonly dates: DatesOfPart
}

/**
 * One panel file from those of parts of the members, in this order.
 *
 * @throws RangeError when there is no part, or the parts are of different designs
 */
export function joinPanels(parts: readonly PanelPart[]): Panel {
  const [first] = parts
  if (first === undefined) throw new RangeError('joinPanels requires a part, got none')
  const dates = joinDates(parts.map((part) => part.dates))
  if (parts.length === 1) return { ...first, dates }
  const starts = startsOf(parts.map(({ members }) => members.length))
  const renumbered = parts.map(({ memberOfRow }, part) =>
    starts[part] === 0 ? memberOfRow : memberOfRow.map((member) => member + starts[part]!),
  )
  const memberOfRow = joined(renumbered, sharedIntegers)
  const long = joinTables(parts.map((part) => part.long))
  return {
    long: withMembers(long, memberOfRow),
    wide: joinTables(parts.map((part) => part.wide)),
    members: parts.flatMap(({ members }) => members),
    memberOfRow,
    dates,
  }
}

/**
 * Nothing says when the registers were last read. Answers come after the period that they are about: so the last day that
 * anyone's answered period reaches is one up to which events of all are known. Later events do not move it, for a register
 * may announce an end that is still to come.
 */
function joinDates(parts: readonly DatesOfPart[]): Dates {
  const until = Math.max(...parts.map((part) => part.until))
  const origins =
    parts.length === 1
      ? parts[0]!.origins
      : joined(
          parts.map((part) => part.origins),
          sharedNumbers,
        )
  const known = sharedNumbers(origins.length)
  for (let member = 0; member < known.length; member++) {
    const days = until - origins[member]!
    known[member] = Number.isFinite(days) ? Math.round(days) : NaN
  }
  const names = [...parts[0]!.events.keys()]
  return {
    events: new Map(
      names.map((name) => [
        name,
        joined(
          parts.map(({ events }) => events.get(name)!),
          sharedNumbers,
        ),
      ]),
    ),
    known,
  }
}

function joinTables(tables: readonly Table[]): Table {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const names = [...tables[0]!.columns.keys()]
  const columns = names.map((name): Column => {
    const own = tables.map(({ columns }) => {
      const column = columns.get(name)
      if (column === undefined)
        throw new RangeError(`joinPanels requires the same columns, got a part without '${name}'`)
      return column
    })
    return {
      ...own[0]!,
      values: joined(
        own.map(({ values }) => values),
        sharedNumbers,
      ),
      missing: joined(
        own.map(({ missing }) => missing),
        sharedBytes,
      ),
    }
  })
  return makeTable(columns, rows)
}

function withMembers(long: Table, memberOfRow: Int32Array): Table {
  const columns = [...long.columns.values()].map((column) =>
    column.name === 'member' ? { ...column, values: sharedNumbers(memberOfRow) } : column,
  )
  return makeTable(columns, long.rows)
}

function joined<Numbers extends { readonly length: number; set(from: Numbers, at: number): void }>(
  parts: readonly Numbers[],
  make: (length: number) => Numbers,
): Numbers {
  if (parts.length === 1) return parts[0]!
  const starts = startsOf(parts.map((part) => part.length))
  const whole = make(parts.reduce((sum, part) => sum + part.length, 0))
  for (const [place, part] of parts.entries()) whole.set(part, starts[place]!)
  return whole
}

function startsOf(lengths: readonly number[]): number[] {
  let sum = 0
  return lengths.map((length) => {
    sum += length
    return sum - length
  })
}
