/** From the answers of a whole panel to the report that the inspector sees, step by step. */
import { buildPanel, buildReport } from '../../analysis/index.ts'
import { drawPanelRecords } from '../../surveys/het-eerste-jaar/simulation/index.ts'
import { studies } from '../../surveys/index.ts'
import { compileExpression } from '../../surveys/instrument/index.ts'
import { type BenchOptions, type BenchRow, round, secondsOf } from './measure.ts'

export const name = 'report'
export const about = 'panel file and report of a simulated panel of het-eerste-jaar'

export function run({ quick }: BenchOptions): BenchRow[] {
  const { design, published } = studies['het-eerste-jaar']!
  // Not everyone who applies is granted the benefit: somewhat more are drawn than are needed.
  const members = quick ? 60 : 5_000
  const records = [...drawPanelRecords(2008, members * 2)].slice(0, members)
  const panel = secondsOf(() => buildPanel(design, records, compileExpression))
  const report = secondsOf(() => buildReport(design, published, panel.result, { simulated: true }))
  const row = (step: string, seconds: number): BenchRow => ({
    step,
    members: records.length,
    seconds: round(seconds),
    'members per second': Math.round(records.length / seconds),
  })
  return [
    row('panel file', panel.seconds),
    row('report', report.seconds),
    row('together', panel.seconds + report.seconds),
  ]
}
