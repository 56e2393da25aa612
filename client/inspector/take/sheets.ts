/** What of the report goes into files: its tables, and what was compared and looked behind, each under its own name. */
import type { TFunction } from 'i18next'
import type { MarkDetails, Report, ReportTable } from '../../../analysis/index.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { REPORT_KEYS, type StudyReport } from '../report-data.ts'
import { againLines } from './again-lines.ts'
import { choiceLines, robustnessLines } from './behind-lines.ts'
import { comparisonLines, publishedLines } from './compared-lines.ts'
import { type Column, type Line, linesOf } from './lines.ts'

/** What the page shows besides the report itself. */
export interface Beside {
  readonly marks: readonly MarkDetails[]
  /** Another group, with what both are called. */
  readonly other: { readonly data: StudyReport; readonly names: readonly [string, string] } | null
  /** Beside what was published. */
  readonly published: boolean
  /** Why Table 1 was not estimated in other ways; null: it was. */
  readonly unchecked: 'working' | 'later' | 'whole' | null
}

export interface Sheet {
  /** The part of the page that it comes from. */
  readonly part: string
  readonly name: string
  /** Beside others under each other: what tells its lines from those of the table itself. */
  readonly kind?: string
  readonly lines: readonly Line[]
  /** Other heads than those of every sheet. */
  readonly heads?: Partial<Record<Column, string>>
  readonly notes?: readonly string[]
}

export function sheetsOf(t: TFunction, { study, report }: StudyReport, beside: Beside): Sheet[] {
  const { marks, unchecked } = beside
  const tables = REPORT_KEYS.map((key) => ({
    part: key,
    name: inLanguage(report[key].title),
    lines: linesOf(t, report[key]),
  }))
  const behind = [
    {
      part: 'checks',
      ...called(t('take.checks')),
      lines: unchecked === null ? robustnessLines(t, report.table1) : [],
      notes: checksOf(report.table1).map((check) => t(`robustness.how.${check}`)),
    },
    {
      part: 'choices',
      ...called(t('take.choices')),
      lines: marks.length === 0 ? [] : choiceLines(t, report, marks),
      notes: [t('behind.choices.how')],
    },
  ]
  const [table1, ...rest] = tables
  const again = {
    part: 'again',
    ...called(t('take.again')),
    lines: againLines(t, report, marks),
    notes: [t('behind.equation.how', { study: study.id })],
  }
  return [...comparedSheets(t, report, beside), table1!, ...behind, ...rest, again].filter(
    ({ lines }) => lines.length > 0,
  )
}

function comparedSheets(t: TFunction, report: Report, { other, published }: Beside): Sheet[] {
  const part = 'comparison'
  if (other !== null)
    return [
      {
        part,
        name: t('comparison.short'),
        kind: t('comparison.title', { own: other.names[0], other: other.names[1] }),
        lines: comparisonLines(t, report, other.data.report),
        heads: { 'table.value': other.names[0], 'take.other': other.names[1] },
      },
    ]
  if (!published) return []
  return [
    {
      part,
      name: t('comparison.short'),
      kind: t('beside.title'),
      lines: publishedLines(t, report),
      heads: { 'table.value': t('beside.own') },
    },
  ]
}

const called = (name: string) => ({ name, kind: name })

/** The other ways that stand under the marks of a table. */
const checksOf = ({ rows }: ReportTable) => [
  ...new Set(
    rows.flatMap(({ cells }) =>
      Object.values(cells).flatMap(({ robustness = [] }) => robustness.map(({ check }) => check)),
    ),
  ),
]
