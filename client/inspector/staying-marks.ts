/** How many marks of Table 1 stay when the same is estimated in other ways. */
import type { TFunction } from 'i18next'
import type { ReportTable } from '../../analysis/index.ts'
import { effectGroups } from './report-data.ts'
import { inside } from './sentences.ts'
import { writeList } from './values.ts'

export interface StayingMarks {
  /** Those that say something: an empty mark that stays empty makes nothing more sure. */
  readonly marks: number
  readonly ways: readonly { readonly check: string; readonly staying: number }[]
}

/** Null: nothing was estimated in other ways, or all marks are empty. */
export function stayingMarks(table: ReportTable): StayingMarks | null {
  const groups = effectGroups(table)
  const marks = table.rows
    .flatMap(({ cells }) => groups.flatMap(({ mark }) => cells[mark] ?? []))
    .filter(({ mark, robustness }) => mark !== undefined && mark?.mark !== '' && robustness !== undefined)
  const checks = [...new Set(marks.flatMap(({ robustness = [] }) => robustness.map(({ check }) => check)))]
  if (checks.length === 0) return null
  const ways = checks.map((check) => ({
    check,
    staying: marks.filter(({ robustness = [] }) =>
      robustness.some((own) => own.check === check && own.survives === true),
    ).length,
  }))
  return { marks: marks.length, ways }
}

/** '… zoveel hetzelfde: zonder weging 10, dubbel robuust 9.' */
export function stayingSentence(t: TFunction, { marks, ways }: StayingMarks): string {
  const parts = ways.map(({ check, staying }) =>
    t('robustness.all.part', { way: inside(t(`robustness.check.${check}`)), staying }),
  )
  return t('robustness.all', { marks, parts: writeList(parts) })
}
