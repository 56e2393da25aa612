/** The weighting of the report: who took part, and what weights did about it. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ReportTable } from '../../analysis/index.ts'
import { inLanguage } from '../shared/i18n.ts'
import { Plot } from './pictures/plot.tsx'
import { domainAroundZero, plotScale } from './pictures/scale.ts'
import { toneOf } from './pictures/tone.tsx'
import { writeBasis, writeCell, writeValue } from './values.ts'
import { numbers, WideTable, words } from './wide-table.tsx'

const shares = plotScale([0, 1])

/** A sentence per group and pattern of half-years. */
export function weightSentences(t: TFunction, table: ReportTable): string[] {
  return table.rows.flatMap(({ key, cells }) => {
    const { asked, answered, rate, effective } = cells
    // Those of one period stand in the picture.
    if (!key.includes('+')) return []
    if (!asked?.estimate || !answered?.estimate || !rate?.estimate || !effective?.estimate) return []
    return t('weights.sentence', {
      group: key.slice(0, key.indexOf('.')),
      answered: writeValue(answered.estimate, 'count'),
      asked: writeValue(asked.estimate, 'count'),
      rate: writeValue(rate.estimate, 'share'),
      heavy: writeValue(effective.estimate, 'count'),
    })
  })
}

/** Per group the largest distance to everyone, before weighting and after. */
export const marginSentences = (t: TFunction, table: ReportTable, groups: readonly string[]): string[] =>
  groups.map((group) => t('margins.sentence', { group, ...furthestShares(table, [group]) }))

/** How far a share is from that of everyone at most, before weighting and after. */
export function furthestShares({ rows }: ReportTable, groups: readonly string[]) {
  const furthest = (of: string) => {
    const distances = rows.flatMap(({ cells }) =>
      groups.map((group) => {
        const own = cells[`${group}.${of}`]?.estimate
        const target = cells[`${group}.target`]?.estimate
        return own == null || target == null ? 0 : Math.abs(own - target)
      }),
    )
    return writeValue(Math.max(0, ...distances), 'points')
  }
  return { before: furthest('before'), after: furthest('after') }
}

/** The share that took part, per group and pattern. */
export function TookPart({ table }: { table: ReportTable }) {
  const items = table.rows.flatMap(({ key, label, cells }) =>
    cells.rate === undefined
      ? []
      : [{ key, label: inLanguage(label), cell: cells.rate, tone: toneOf(key.split('.')[0] ?? '') }],
  )
  return <Plot items={items} scale={shares} />
}

/** A sentence per group and half-year: R, and the class that is missed most. */
export function representativenessSentences(t: TFunction, table: ReportTable): string[] {
  const [whole, ...parts] = table.rows
  const classes = parts.filter(({ key }) => key.includes('.'))
  return table.columns.flatMap(({ key, label }) => {
    const cell = whole?.cells[key]
    if (cell === undefined || cell.estimate === null) return []
    const missed = classes
      .flatMap((row) => {
        const own = row.cells[key]
        return own === undefined || own.high === null || own.high >= 0
          ? []
          : [{ row, estimate: own.estimate! }]
      })
      .sort((a, b) => a.estimate - b.estimate)[0]
    const words = {
      what: inLanguage(label),
      r: writeValue(cell.estimate, 'relative'),
      basis: writeBasis(t, cell),
    }
    return missed === undefined
      ? t('representativeness.none', words)
      : t('representativeness.missed', { ...words, class: inLanguage(missed.row.label) })
  })
}

/** R per group and half-year, and per class who took part more or less often. */
export function RIndicators({ table }: { table: ReportTable }) {
  const { t } = useTranslation()
  const [whole, ...parts] = table.rows
  const classes = parts.filter(({ key }) => key.includes('.'))
  const scale = plotScale(domainAroundZero(classes.flatMap(({ cells }) => Object.values(cells))), {
    range: [8, 88],
  })
  const items = table.columns.flatMap(({ key, label }) => {
    const cell = whole?.cells[key]
    return cell === undefined
      ? []
      : [{ key, label: inLanguage(label), cell, tone: toneOf(key.split('.')[0] ?? '') }]
  })
  return (
    <>
      <div className="part">
        <h3>{t('representativeness.whole')}</h3>
        <Plot items={items} scale={shares} axis={t('representativeness.axis')} />
      </div>
      {table.columns.map(({ key, label }) => (
        <details key={key} className="how">
          <summary>{t('representativeness.classes', { what: inLanguage(label) })}</summary>
          <Plot
            items={classes.flatMap((row) => {
              const cell = row.cells[key]
              const tone = toneOf(key.split('.')[0] ?? '')
              return cell === undefined ? [] : [{ key: row.key, label: inLanguage(row.label), cell, tone }]
            })}
            scale={scale}
            shape="dot"
            againstZero
          />
        </details>
      ))}
    </>
  )
}

/** Rows and columns as they are: shares before weighting, after it, and of everyone. */
export function Matrix({ table, caption }: { table: ReportTable; caption: string }) {
  const { t } = useTranslation()
  return (
    <WideTable
      label={caption}
      heads={[words(t('table.row')), ...table.columns.map(({ label }) => numbers(inLanguage(label)))]}
    >
      {table.rows.map(({ key, label, cells }) => (
        <tr key={key}>
          <th scope="row">{inLanguage(label)}</th>
          {table.columns.map((column) => {
            const cell = cells[column.key]
            return (
              <td key={column.key} className="number">
                {cell === undefined ? '' : writeCell(t, cell, 'bare')}
              </td>
            )
          })}
        </tr>
      ))}
    </WideTable>
  )
}
