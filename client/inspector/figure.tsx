import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportKey, ReportTable } from '../../analysis/index.ts'
import { writeMoment, writeNumber } from '../shared/format.ts'
import { inLanguage } from '../shared/i18n.ts'
import { Commands } from './commands.tsx'
import { DataTable } from './data-table.tsx'
import { Footnotes } from './footnotes.tsx'
import { isPlanned, numberFootnotes, personsOf, type StudyReport } from './report-data.ts'
import { PictureLinks } from './take-away.tsx'
import { usePlan } from './trust.tsx'
import { WhenOpened } from './when-opened.tsx'

interface Props {
  readonly id: ReportKey
  readonly title: string
  readonly data: StudyReport
  readonly table: ReportTable
  /** What the table says, in sentences. */
  readonly findings: readonly string[]
  /** How to read the picture, a paragraph each. */
  readonly how?: readonly string[]
  /** Its numbers are differences and relations, compared with zero. */
  readonly tested?: boolean
  readonly children: ReactNode
}

/** A part of the report: the finding, its picture, what limits it, its table one key away, its source line. */
export function Figure({ id, title, data, table, findings, how = [], tested = true, children }: Props) {
  const { t } = useTranslation()
  const heading = useId()
  return (
    <section className="figure" id={id} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {findings.map((finding) => (
        <p key={finding} className="finding">
          {finding}
        </p>
      ))}
      {how.length > 0 && (
        <details className="how">
          <summary>{t('report.how')}</summary>
          {how.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </details>
      )}
      {children}
      <PictureLinks id={id} title={title} data={data} />
      <div className="notes">
        {table.note.map((note) => (
          <p key={note.nl}>{inLanguage(note)}</p>
        ))}
        <Footnotes notes={numberFootnotes(table).notes} />
      </div>
      <details className="table-of">
        <summary>{t('report.table')}</summary>
        <DataTable table={table} caption={`${t('report.table')}: ${title}`} tested={tested} />
      </details>
      <Again data={data} table={table} />
      <SourceLine id={id} data={data} table={table} />
    </section>
  )
}

/** The commands that give the numbers shown again. */
function Again({ data, table }: { data: StudyReport; table: ReportTable }) {
  const { t } = useTranslation()
  // One command may print several numbers.
  const shown = new Map<string, string[]>()
  for (const { key, label, cells } of table.rows)
    for (const { row, column, command, reads } of table.commands ?? []) {
      if (row !== key || (cells[column]?.estimate ?? null) === null) continue
      const head = inLanguage(table.columns.find((own) => own.key === column)!.label)
      const name = `${inLanguage(label)}, ${head}`
      const told = reads === undefined ? name : t('behind.again.reads', { name, reads: inLanguage(reads) })
      shown.set(command, [...(shown.get(command) ?? []), told])
    }
  if (shown.size === 0) return null
  return (
    <WhenOpened title={t('behind.again')}>
      <Commands study={data.study.id} commands={[...shown].map(([command, names]) => ({ command, names }))} />
    </WhenOpened>
  )
}

export function useWeighting({ report }: StudyReport, table?: ReportTable): string {
  const { t } = useTranslation()
  const cells = table?.rows.flatMap((row) => Object.values(row.cells)) ?? []
  const unweighted = cells.length > 0 && cells.every((cell) => cell.weight === null)
  const weight = unweighted ? null : report.meta.weight
  return weight === null
    ? t('report.unweighted')
    : t('report.weighted', { weight: t(`weight.${weight}`, { defaultValue: weight }) })
}

function SourceLine({ id, data, table }: { id: ReportKey; data: StudyReport; table: ReportTable }) {
  const { t } = useTranslation()
  const weight = useWeighting(data, table)
  const plan = usePlan(data.study.id)
  const persons = personsOf(table)
  const n =
    persons === null
      ? t('report.source.none')
      : t(persons.fewest === persons.most ? 'report.source.one' : 'report.source.n', {
          fewest: writeNumber(persons.fewest),
          most: writeNumber(persons.most),
        })
  const published = table.rows.some(({ cells }) =>
    Object.values(cells).some((cell) => cell.published !== undefined),
  )
  return (
    <p className="source">
      {t('report.source', {
        title: inLanguage(data.study.title),
        simulated: data.report.meta.simulated ? t('report.source.simulated') : '',
        n,
        weight,
        moment: writeMoment(data.asOf[id] ?? data.at),
      })}
      {plan.data?.lock && ` ${t(isPlanned(id, data) ? 'kind.confirmatory' : 'kind.exploratory')}`}
      {published && ` ${t('report.published')}`}
    </p>
  )
}
