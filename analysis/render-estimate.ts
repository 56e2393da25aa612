import { aligned } from './aligned.ts'
import type { Inference } from './estimators/inference/inference.ts'
import type { EstimateResult, ResultTable } from './models/model.ts'

/**
 * An estimate as a table for the terminal: a line per term, then contrasts, marginal effects, fit and notes.
 */
export function renderEstimate(result: EstimateResult): string {
  const { formula, method, n, dropped, clusters } = result
  const rows = `${n} rows${dropped > 0 ? `, ${dropped} left out` : ''}${clusters === null ? '' : `, ${clusters} clusters`}`
  const blocks = [`${formula}\n${method}; ${rows}`]
  if (result.coefficients.length > 0)
    blocks.push(
      inferences(
        'term',
        result.coefficients.map((row) => [row.term, row] as const),
      ),
    )
  if (result.contrasts.length > 0)
    blocks.push(
      inferences(
        'contrast',
        result.contrasts.map((row) => [row.contrast, row] as const),
      ),
    )
  if (result.marginalEffects !== null)
    blocks.push(
      inferences(
        'average marginal effect',
        result.marginalEffects.map((row) => [`${row.term} (${row.kind})`, row] as const),
      ),
    )
  const measures = Object.entries(result.fit).map(([name, value]) => `${name} ${significant(value)}`)
  for (const table of result.tables) blocks.push(tableText(table))
  if (measures.length > 0) blocks.push(measures.join('  '))
  if (result.notes.length > 0) blocks.push(result.notes.join('\n'))
  return blocks.join('\n\n')
}

function inferences(head: string, rows: readonly (readonly [string, Inference])[]): string {
  const level = rows[0]?.[1].level ?? 0.95
  const percent = `${Number((level * 100).toPrecision(4))}%`
  const lines = [
    [head, 'estimate', 'se', 'statistic', 'p', `low ${percent}`, 'high'],
    ...rows.map(([name, row]) => [
      name,
      significant(row.estimate),
      significant(row.standardError),
      significant(row.statistic, 4),
      significant(row.p, 3),
      significant(row.low),
      significant(row.high),
    ]),
  ]
  return aligned(lines, 1)
}

function tableText({ title, columns, rows, long = false }: ResultTable): string {
  if (long) return `${title}: ${rows.length} rows, shown with --json`
  const text = (value: string | number | null) => (typeof value === 'string' ? value : significant(value))
  return `${title}\n${aligned([columns, ...rows.map((row) => row.map(text))], 1)}`
}

/** A number to so many significant digits, a count in full; '-' for what could not be estimated. */
function significant(value: number | null, digits = 6): string {
  if (value === null) return '-'
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(digits)))
}
