import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Command } from 'commander'
import { renderText } from '../../analysis/reports/render-text.ts'
import type { Study } from '../../surveys/index.ts'
import { addStaff } from '../commands/add-staff.ts'
import { type Config, readConfig } from '../config.ts'
import type { Context } from '../context.ts'
import { startOfDay } from '../domain/calendar.ts'
import { realImpure } from '../impure.ts'
import { refreshBoard } from '../jobs/refresh-board.ts'
import { openContext } from '../open-context.ts'
import { listFoundIds } from '../queries/board-members.ts'
import { findPerson } from '../queries/vault.ts'
import { listen, startJobs } from '../serve.ts'
import { defaults, runSimulation, wholeNumber } from './run-simulation.ts'
import { stopSignal } from './serve.ts'
import { namedStudy } from './studies.ts'

interface Options {
  readonly members: string
  readonly seed: string
  readonly port?: string
  readonly serve: boolean
}

export function addDemo(command: Command): void {
  command
    .option('--members <number>', 'how many people, half WW and half WWB', String(defaults.members))
    .option('--seed <number>', 'the same seed gives the same people', String(defaults.seed))
    .option('--port <number>', 'serve here')
    .option('--no-serve', 'stop after printing')
    .action(demo)
}

async function demo(options: Options): Promise<void> {
  const config = readConfig({
    PEILMOMENT_DATABASE: 'sqlite:data/demo.db',
    ...process.env,
    ...(options.port !== undefined && { PEILMOMENT_PORT: options.port }),
  })
  const study = namedStudy('het-eerste-jaar')
  const members = wholeNumber(options.members, '--members', 2)
  const seed = wholeNumber(options.seed, '--seed', 0)
  const pages = options.serve ? buildPages() : null
  console.log(
    `Simulating ${study.design.title.en}: ${members} people, seed ${seed}, until ${defaults.until}.`,
  )
  const { sent, saved, completed, refused } = await runSimulation(config, study, {
    members,
    seed,
    until: defaults.until,
  })
  console.log(
    `${sent} messages sent, ${saved} pages saved, ${completed} questionnaires completed, ${refused} refusals.\n`,
  )
  const context = await openDemo(config, study)
  try {
    const { report } = await context.reports.of(context, study.design.id)
    const table1 = (await context.reports.checked(context, study.design.id)) ?? report.table1
    console.log(renderText({ ...report, table1 }, 'nl'))
    if (pages) {
      await pages
      await serveDemo(context, study)
    }
  } finally {
    await context.store.close()
  }
}

/** The clock goes on from the evening of the last simulated day: the last questionnaires are still open. */
function openDemo(config: Config, study: Study): Promise<Context> {
  const evening = startOfDay(defaults.until, study.design.timeZone) + 20 * 3_600_000
  const started = Date.now()
  return openContext(config, {
    impure: realImpure(() => evening + Date.now() - started),
    // Nobody gets mail from a demo: letters go into print runs, which can be looked at.
    channels: {},
  })
}

async function serveDemo(context: Context, study: Study): Promise<void> {
  const password = `demo-${Buffer.from(context.randomBytes(6)).toString('hex')}`
  for (const role of ['researcher', 'inspector', 'admin'] as const) {
    await addStaff(context, { name: `Demo ${role}`, email: `${role}@peilmoment.example`, role, password })
  }
  const running = await listen(context)
  const stopJobs = startJobs(context)
  const code = await openCode(context, study)
  console.log(`
Peilmoment is running on ${running.address}; the clock says ${defaults.until}. All people in it are simulated.

  respondent  ${running.address}/#${code ?? ''}
              ${code ? `or the code ${code} on ${running.address}/` : '(nobody has a questionnaire open)'}
  researcher  ${running.address}/researcher   researcher@peilmoment.example   ${password}
  inspector   ${running.address}/inspector    inspector@peilmoment.example    ${password}

Stop with Ctrl+C.`)
  await stopSignal()
  stopJobs()
  await running.stop()
}

/** The code of somebody who was invited to the last wave and has not begun. */
async function openCode(context: Context, { design }: Study): Promise<string | null> {
  const { store, vault } = context
  await refreshBoard(context, design.id)
  const filter = { wave: design.waves.at(-1)!.id, status: 'invited' }
  const [invited] = await listFoundIds(store.now, design.id, filter, { offset: 0, limit: 1 })
  const person = invited && (await findPerson(store.now, invited))
  return person ? vault.open(person.code, `vault_person:${invited}:code`) : null
}

/** Builds the pages beside the simulation, which leaves the second core room. */
async function buildPages(): Promise<void> {
  const vite = join(createRequire(import.meta.url).resolve('vite/package.json'), '../bin/vite.js')
  const cwd = join(import.meta.dirname, '../..')
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd })
}
