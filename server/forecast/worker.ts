/** A thread of the forecast: one simulated panel after another. */
import { parentPort } from 'node:worker_threads'
import { forecastPanel } from '../../analysis/index.ts'
import { studies } from '../../surveys/index.ts'
import { compileExpression } from '../../surveys/instrument/index.ts'
import type { DrawnPanel, PanelTask } from './forecast.ts'

const port = parentPort!

port.on('message', ({ study, seed, scenario }: PanelTask) => {
  const { design, forecast } = studies[study]!
  const { records, contacts } = forecast!.drawPanel(seed, scenario)
  const messages = Object.fromEntries(
    Object.entries(contacts).map(([way, count]) => [way, count / scenario.members]),
  )
  const drawn: DrawnPanel = {
    panel: forecastPanel(design, records, compileExpression),
    messages,
  }
  port.postMessage(drawn)
})
