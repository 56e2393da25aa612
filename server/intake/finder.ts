/** Keeps what is found: all of it counted, of each severity the first thousand written down. */
import type { Db } from '../database/store.ts'
import { type FindingRow, insertFindings } from '../queries/import.ts'
import type { Finding } from './findings.ts'

export const mostFindings = 1_000

export interface Finder {
  readonly errors: number
  readonly warnings: number
  add(found: readonly Finding[]): void
  /** Findings not written yet; `written` once they are. */
  write(db: Db): Promise<void>
  written(): void
}

export function openFinder(importId: string): Finder {
  const counts = { error: 0, warning: 0 }
  let waiting: FindingRow[] = []
  return {
    get errors() {
      return counts.error
    },
    get warnings() {
      return counts.warning
    },
    add: (found) => {
      for (const { severity, row, column, code, value } of found) {
        counts[severity] += 1
        if (counts[severity] > mostFindings) continue
        const position = counts.error + counts.warning
        waiting.push({
          importId,
          position,
          severity,
          rowNumber: row,
          columnName: column.slice(0, 100),
          code,
          value: value.slice(0, 300),
        })
      }
    },
    write: async (db) => {
      await insertFindings(db, waiting)
    },
    written: () => {
      waiting = []
    },
  }
}
