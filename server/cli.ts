/** `peilmoment`: every command in a file of its own under cli/. Unknown options and commands are refused. */
import { Command } from 'commander'
import { addAudit } from './cli/audit.ts'
import { addCheck } from './cli/check.ts'
import { addDemo } from './cli/demo.ts'
import { addEstimate } from './cli/estimate.ts'
import { CommandFailed } from './cli/failed.ts'
import { addPublish } from './cli/publish.ts'
import { addReport } from './cli/report.ts'
import { addServe } from './cli/serve.ts'
import { addSimulate } from './cli/simulate.ts'
import { addStaff } from './cli/staff.ts'
import { ConfigError } from './config.ts'
import { Problem } from './problem.ts'
import { CannotListen } from './serve.ts'

const program = new Command('peilmoment')
  .description(
    'A longitudinal panel survey platform: questionnaires on each person’s own dates, and what came of them.',
  )
  .version('0.1.0')
  .showSuggestionAfterError()
  .addHelpText(
    'after',
    `
The database and the address come from the environment:
  PEILMOMENT_DATABASE      sqlite:FILE or postgres://…   (sqlite:data/peilmoment.db)
  PEILMOMENT_HOST, _PORT   where to listen               (127.0.0.1, 4100)
  PEILMOMENT_PUBLIC_URL    address in letters and links  (http://localhost:PORT)
  PEILMOMENT_SECRETS_FILE  keys; made when missing       (data/secrets.json)`,
  )

for (const add of [
  addServe,
  addDemo,
  addSimulate,
  addReport,
  addEstimate,
  addCheck,
  addPublish,
  addStaff,
  addAudit,
]) {
  add(program)
}

try {
  await program.parseAsync()
} catch (error) {
  const expected =
    error instanceof Problem ||
    error instanceof ConfigError ||
    error instanceof CannotListen ||
    error instanceof CommandFailed
  console.error(expected ? error.message : error)
  process.exitCode = error instanceof CommandFailed ? error.exitCode : 1
}
