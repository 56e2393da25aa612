import { aligned } from '../aligned.ts'
import { type CoverageRow, coverageTotals } from './summary.ts'

/**
 * The coverage study as text: each estimator over its targets, then every target with its truth, bias, coverage and power,
 * simulation errors beside them.
 */
export function coverageText(rows: readonly CoverageRow[]): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`
  const number = (value: number) => String(Number(value.toPrecision(3)))
  const totals = [
    ['estimator', 'targets', 'panels', 'coverage', 'lowest', 'highest', 'bias / spread'],
    ...coverageTotals(rows).map((total) => [
      total.estimator,
      String(total.targets),
      String(total.panels),
      percent(total.coverage),
      percent(total.lowest),
      percent(total.highest),
      total.relativeBias.toFixed(2),
    ]),
  ]
  const targets = [
    ['estimator', 'target', 'panels', 'truth', 'bias', '±', 'spread', 'coverage', '±', 'power'],
    ...[...rows]
      .sort((a, b) => a.estimator.localeCompare(b.estimator, 'en') || a.target.localeCompare(b.target, 'en'))
      .map((row) => [
        row.estimator,
        row.target,
        String(row.panels),
        number(row.truth),
        number(row.bias),
        number(row.biasError),
        number(row.spread),
        percent(row.coverage),
        percent(row.coverageError),
        percent(row.power),
      ]),
  ]
  return [
    'Simulated panels; nobody real. 95% intervals.',
    '',
    aligned(totals, 1),
    '',
    'bias / spread: root mean square over targets of bias in standard deviations of the estimate; ±: one simulation error.',
    'Power is the share of panels with p < 0.05; where the truth is 0 it is the share of false findings.',
    '',
    aligned(targets, 2),
  ].join('\n')
}
