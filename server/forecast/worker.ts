/** A thread of the forecast: one simulated panel after another. */
import { parentPort } from 'node:worker_threads'
import { forecastPanel } from '../../analysis/forecast/forecast-panel.ts'
import { studies } from '../../surveys/index.ts'
import { compileExpression } from '../../surveys/instrument/index.ts'
import type { DrawnPanel, PanelTask } from './forecast.ts'

const port = parentPort!
/** By study; takes a second or two, and is the same each time. */
const truths = new Map<string, Readonly<Record<string, number>>>()

port.on('message', ({ study, seed, scenario }: PanelTask) => {
  const { design, forecast } = studies[study]!
  const { records, contacts } = forecast!.drawPanel(seed, scenario)
  const messages = Object.fromEntries(
    Object.entries(contacts).map(([way, count]) => [way, count / scenario.members]),
  )
  const truth = truths.get(study) ?? forecast!.trueEffects()
  truths.set(study, truth)
  const drawn: DrawnPanel = {
    panel: forecastPanel(design, records, compileExpression),
    messages,
    truth,
  }
  port.postMessage(drawn)
})
