/** After all rows are staged: who is in the file twice, or in the panel already. By keyed hashes, in the database. */
import type { Context } from '../context.ts'
import { type Alike, listAlikeInFile, listAlikeInPanel, updatePossible } from '../queries/staging.ts'
import type { Write } from './check-file.ts'
import type { Finder } from './finder.ts'
import type { Finding, FindingCode } from './findings.ts'
import type { ImportKind } from './words.ts'

const rowsAtOnce = 1_000

/** Gives how many rows may be someone who is known. */
export async function findDuplicates(
  { store }: Context,
  { id, kind }: { readonly id: string; readonly kind: ImportKind },
  lastRow: number,
  finder: Finder,
  write: Write,
): Promise<number> {
  let possible = 0
  for (let from = 1; from <= lastRow; from += rowsAtOnce) {
    const to = from + rowsAtOnce - 1
    const inFile = await listAlikeInFile(store.now, id, from, to)
    const inPanel = kind === 'sample' ? await listAlikeInPanel(store.now, id, from, to) : []
    const found = kind === 'sample' ? findingsOf(inFile, inPanel) : inFile.map(twice)
    const rows = found
      .filter(({ severity }) => severity === 'warning')
      .map(({ row, code, value }) => ({
        row,
        alikeIn: code === 'like-in-panel' ? ('panel' as const) : ('file' as const),
        alike: value,
      }))
    possible += rows.length
    finder.add(found)
    await write(Math.min(1, to / lastRow), (db) => updatePossible(db, id, rows))
  }
  return possible
}

const twice = ({ row, other }: Alike): Finding => finding('error', row, 'key-twice', other)

/** One finding a row: what is certain before what is possible, the panel before the file. */
function findingsOf(inFile: readonly Alike[], inPanel: readonly Alike[]): Finding[] {
  const byRow = new Map<number, Finding>()
  const note = (
    alike: readonly Alike[],
    certain: boolean,
    severity: Finding['severity'],
    code: FindingCode,
  ) => {
    for (const { row, kind, other } of alike) {
      if ((kind === 'register') === certain && !byRow.has(row))
        byRow.set(row, finding(severity, row, code, other))
    }
  }
  note(inPanel, true, 'error', 'same-in-panel')
  note(inFile, true, 'error', 'same-in-file')
  note(inPanel, false, 'warning', 'like-in-panel')
  note(inFile, false, 'warning', 'like-in-file')
  return [...byRow.values()].sort((a, b) => a.row - b.row)
}

function finding(severity: Finding['severity'], row: number, code: FindingCode, value: string): Finding {
  return { severity, row, column: '', code, value }
}
