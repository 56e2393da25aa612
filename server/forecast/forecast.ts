/** Scenarios of the field, each over some simulated panels, on a thread of their own. */
import { Worker } from 'node:worker_threads'
import type { PanelForecast } from '../../analysis/forecast/forecast-panel.ts'
import { type Forecast, summariseForecast } from '../../analysis/forecast/summarise.ts'
import type { Scenario } from '../../surveys/forecast.ts'
import { studies } from '../../surveys/index.ts'
import { Problem } from '../problem.ts'

export interface ForecastOptions {
  readonly study: string
  readonly scenarios: readonly Scenario[]
  /** Panels per scenario; at least two. */
  readonly panels: number
  readonly seed: number
}

export interface PanelTask {
  readonly study: string
  readonly seed: number
  readonly scenario: Scenario
}

export interface DrawnPanel {
  readonly panel: PanelForecast
  /** Per member, by way. */
  readonly messages: Readonly<Record<string, number>>
  /** The effects put in, by key: the same of every panel. */
  readonly truth: Readonly<Record<string, number>>
}

/**
 * Gives a forecast per scenario, in their order. Panels of different scenarios are of the same people.
 *
 * @param progress told how many panels are done, of all scenarios
 * @param stopped ends the work between two panels, with an AbortError
 * @throws Problem `no-forecast` when the study has no simulator
 */
export async function runForecast(
  { study, scenarios, panels, seed }: ForecastOptions,
  progress: (done: number) => void | Promise<void>,
  stopped?: AbortSignal,
): Promise<Forecast[]> {
  const known = studies[study]
  if (!known?.forecast) throw new Problem('no-forecast')
  const worker = new Worker(new URL('./worker.mjs', import.meta.url))
  try {
    const drawn: DrawnPanel[][] = scenarios.map(() => [])
    let done = 0
    for (let panel = 0; panel < panels; panel++) {
      for (const [place, scenario] of scenarios.entries()) {
        stopped?.throwIfAborted()
        drawn[place]!.push(await drawOn(worker, { study, seed: seed + panel, scenario }))
        done += 1
        await progress(done)
      }
    }
    return drawn.map((own) =>
      summariseForecast(
        own.map(({ panel }) => panel),
        own[0]!.truth,
        own.map(({ messages }) => messages),
        known.design.plan.alpha,
      ),
    )
  } finally {
    await worker.terminate()
  }
}

function drawOn(worker: Worker, task: PanelTask): Promise<DrawnPanel> {
  return new Promise((resolve, reject) => {
    const answered = (drawn: DrawnPanel) => {
      worker.off('error', reject)
      resolve(drawn)
    }
    worker.once('error', reject)
    worker.once('message', answered)
    worker.postMessage(task)
  })
}
