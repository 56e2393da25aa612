/** `peilmoment`: every command in a file of its own under cli/. Unknown options and commands are refused. */
import { Command } from 'commander'
import { Problem } from './problem.ts'
import { Refused } from './refused.ts'

/** Read when asked for: starting one command does not wait for the others. */
const commands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  serve: async () => (await import('./cli/serve.ts')).addServe,
  demo: async () => (await import('./cli/demo.ts')).addDemo,
  simulate: async () => (await import('./cli/simulate.ts')).addSimulate,
  report: async () => (await import('./cli/report.ts')).addReport,
  estimate: async () => (await import('./cli/estimate.ts')).addEstimate,
  coverage: async () => (await import('./cli/coverage.ts')).addCoverage,
  forecast: async () => (await import('./cli/forecast.ts')).addForecast,
  check: async () => (await import('./cli/check.ts')).addCheck,
  publish: async () => (await import('./cli/publish.ts')).addPublish,
  send: async () => (await import('./cli/send.ts')).addSend,
  bounces: async () => (await import('./cli/bounces.ts')).addBounces,
  import: async () => (await import('./cli/import.ts')).addImport,
  export: async () => (await import('./cli/export.ts')).addExport,
  staff: async () => (await import('./cli/staff.ts')).addStaff,
  fieldwork: async () => (await import('./cli/fieldwork.ts')).addFieldwork,
  audit: async () => (await import('./cli/audit.ts')).addAudit,
}

const program = new Command('peilmoment')
  .description(
    'A longitudinal panel survey platform: questionnaires on each person’s own dates, and what came of them.',
  )
  .version('0.1.0')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .showSuggestionAfterError()
  .addHelpText(
    'after',
    `
The database and the address come from the environment:
  PEILMOMENT_DATABASE      sqlite:FILE or postgres://…   (sqlite:data/peilmoment.db)
  PEILMOMENT_HOST, _PORT   where to listen               (127.0.0.1, 4100)
  PEILMOMENT_PUBLIC_URL    address in letters and links  (http://localhost:PORT)
  PEILMOMENT_SECRETS_FILE  keys; made when missing       (data/secrets.json)
Messages leave by what is set up; letters go into print runs, calls on the call list:
  PEILMOMENT_SMTP_URL, _MAIL_FROM           smtp://USER:PASSWORD@HOST:587 or smtps://…; who writes
  PEILMOMENT_SMTP_TLS                       required, or optional         (required)
  PEILMOMENT_BOUNCE_ADDRESS, _BOUNCE_FOLDER where mail comes back, and the folder it lands in
  PEILMOMENT_SMS_URL, _SMS_TOKEN            the gateway for text messages`,
  )

const [asked = ''] = process.argv.slice(2)
if (Object.hasOwn(commands, asked)) (await commands[asked]!())(program)
// Of a name that there is not, only the names are needed: commander says which one it may have been.
else if (asked !== '' && !asked.startsWith('-') && asked !== 'help')
  for (const name of Object.keys(commands)) program.command(name)
else for (const load of Object.values(commands)) (await load())(program)

try {
  await program.parseAsync()
} catch (error) {
  const expected = error instanceof Problem || error instanceof Refused
  console.error(expected ? error.message : error)
  process.exitCode = error instanceof Refused ? error.exitCode : 1
}
