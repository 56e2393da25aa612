/**
 * The files that the report is made of: a row per member and period with the final weight, a row per member, and the first with what is
 * missing filled in.
 */
import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import {
  type Column,
  columnOf,
  filledOf,
  type Panel,
  personsOf,
  type Table,
  weighPanel,
} from '../../analysis/index.ts'
import type { StudyDesign } from '../../surveys/design.ts'
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { readPanelFile } from '../reports/read-panel.ts'

const rowsAtOnce = 500

export const panelNames = ['panel', 'persons', 'filled'] as const
export type PanelName = (typeof panelNames)[number]

/** @throws Problem `plan-open`: before that nobody looks at answers */
export async function writePanel({ store }: Context, studyId: string, name: PanelName): Promise<Readable> {
  const file = await readPanelFile(store, studyId)
  if (file.shape) throw new Problem('plan-open')
  return panelCsv(file.panel, file.design, name)
}

/** Weighs a panel file and writes it. */
export function panelCsv(unweighed: Panel, design: StudyDesign, name: PanelName): Readable {
  const { panel } = weighPanel(unweighed, design)
  const { long, members } = panel
  if (name === 'persons') return Readable.from(linesOf(personsOf(panel, design), (row) => members[row]!))
  const table = name === 'panel' ? long : filledOf(long, design.plan)
  const member = columnOf(table, 'member').values
  return Readable.from(linesOf(table, (row) => members[member[row]!]!))
}

/** What is missing is `NA`, as R has it; members are there by their pseudonyms. */
function* linesOf(table: Table, memberOf: (row: number) => string): Generator<string> {
  const columns = [...table.columns.values()].filter(({ name }) => name !== 'member')
  yield stringify([['member', ...columns.map(({ name }) => name)]])
  for (let from = 0; from < table.rows; from += rowsAtOnce) {
    const lines: string[][] = []
    for (let row = from; row < Math.min(table.rows, from + rowsAtOnce); row++)
      lines.push([memberOf(row), ...columns.map((column) => textOf(column, row))])
    yield stringify(lines)
  }
}

function textOf({ values, categories }: Column, row: number): string {
  const value = values[row]!
  if (Number.isNaN(value)) return 'NA'
  return categories?.[value] ?? String(value)
}
