/** The panel file that the report is made of: a row per member and period, with the final weight. */
import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import { type Column, type Panel, weighPanel } from '../../analysis/index.ts'
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { readPanelFile } from '../reports/read-panel.ts'

const rowsAtOnce = 500

/** @throws Problem `plan-open`: before that nobody looks at answers */
export async function writePanel({ store }: Context, studyId: string): Promise<Readable> {
  const { design, shape, panel } = await readPanelFile(store, studyId)
  if (shape) throw new Problem('plan-open')
  return Readable.from(linesOf(weighPanel(panel, design).panel))
}

/** What is missing is `NA`, as R has it; members are there by their pseudonyms. */
function* linesOf({ long, members, memberOfRow }: Panel): Generator<string> {
  const columns = [...long.columns.values()].filter(({ name }) => name !== 'member')
  yield stringify([['member', ...columns.map(({ name }) => name)]])
  for (let from = 0; from < long.rows; from += rowsAtOnce) {
    const lines: string[][] = []
    for (let row = from; row < Math.min(long.rows, from + rowsAtOnce); row++)
      lines.push([members[memberOfRow[row]!]!, ...columns.map((column) => textOf(column, row))])
    yield stringify(lines)
  }
}

function textOf({ values, categories }: Column, row: number): string {
  const value = values[row]!
  if (Number.isNaN(value)) return 'NA'
  return categories?.[value] ?? String(value)
}
