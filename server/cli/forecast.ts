import type { Command } from 'commander'
import { forecastText } from '../../analysis/forecast/forecast-text.ts'
import type { ContactMode } from '../../surveys/design.ts'
import type { ForecastContact } from '../../surveys/forecast.ts'
import { runForecast } from '../forecast/forecast.ts'
import { CommandFailed } from './failed.ts'
import { progressLine } from './progress-line.ts'
import { wholeNumber } from './run-simulation.ts'
import { namedStudy } from './studies.ts'

interface Options {
  readonly members: string
  readonly panels: string
  readonly seed: string
  readonly contacts?: readonly string[]
  readonly json?: boolean
}

export function addForecast(command: Command): void {
  command
    .argument('<study>', 'the study, e.g. het-eerste-jaar')
    .option('--members <number>', 'people in the sample', '4000')
    .option('--panels <number>', 'simulated panels per scenario', '10')
    .option('--seed <number>', 'the same seed gives the same panels', '1')
    .option(
      '--contacts <list...>',
      'another protocol: one entry a contact, ways in order, e.g. letter email/letter telephone',
    )
    .option('--json', 'everything as data')
    .action(forecast)
}

async function forecast(studyId: string, options: Options): Promise<void> {
  const study = namedStudy(studyId)
  const simulator = study.forecast
  if (!simulator) throw new CommandFailed(`There is no simulation of ${studyId} to look ahead with.`)
  const members = wholeNumber(options.members, '--members', 300)
  const panels = wholeNumber(options.panels, '--panels', 2)
  const seed = wholeNumber(options.seed, '--seed', 0)
  const other = options.contacts?.map(contactOf)
  const protocols = [simulator.contacts, ...(other ? [other] : [])]
  const progress = progressLine()
  const forecasts = await runForecast(
    {
      study: studyId,
      panels,
      seed,
      scenarios: protocols.map((contacts) => ({ members, contacts, assumptions: simulator.assumptions })),
    },
    (done) => progress.say(`${done} of ${panels * protocols.length} panels`),
  )
  progress.end()
  const scenarios = protocols.map((contacts, place) => ({ contacts, ...forecasts[place]! }))
  if (options.json) console.log(JSON.stringify({ members, seed, scenarios }, null, 1))
  else console.log(forecastText(scenarios, { members, assumptions: simulator.assumptions }))
}

const ways: readonly string[] = ['letter', 'email', 'sms', 'telephone'] satisfies ContactMode[]

function contactOf(text: string): ForecastContact {
  const modes = text.split('/')
  const unknown = modes.find((mode) => !ways.includes(mode))
  if (unknown === undefined) return { modes: modes as ContactMode[] }
  throw new CommandFailed(`--contacts knows the ways ${ways.join(', ')}, got '${unknown}'.`)
}
