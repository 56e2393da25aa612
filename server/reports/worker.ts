/** The thread of the desk: one order after another. */
import { parentPort } from 'node:worker_threads'
import { buildPanel, buildReport } from '../../analysis/index.ts'
import { compileExpression } from '../../surveys/instrument/index.ts'
import type { ReportOrder } from './order.ts'

const port = parentPort!

port.on('message', ({ id, order }: { id: number; order: ReportOrder }) => {
  try {
    const { design, figures, records, simulated } = order
    const panel = buildPanel(design, records, compileExpression)
    port.postMessage({ id, report: buildReport(design, figures, panel, { simulated }) })
  } catch (error) {
    port.postMessage({ id, error })
  }
})
