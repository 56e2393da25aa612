/** The `peilmoment` command: every command in a file of its own. Unknown options and commands are refused. */
import { Command, CommanderError } from 'commander'
import software from '../../package.json' with { type: 'json' }
import { Problem } from '../problem.ts'
import { Refused } from '../refused.ts'
import { commands } from './commands.ts'

const settings = `
The database and the address come from the environment:
  PEILMOMENT_DATABASE      sqlite:FILE or postgres://…   (sqlite:data/peilmoment.db)
  PEILMOMENT_HOST, _PORT   where to listen               (127.0.0.1, 4100)
  PEILMOMENT_PUBLIC_URL    address in letters and links  (http://localhost:PORT)
  PEILMOMENT_SECRETS_FILE  keys; made when missing       (data/secrets.json)
  PEILMOMENT_RELEASE_KEY   signs releases; made when missing (data/release-key.pem)
Messages leave by what is set up; letters go into print runs, calls on the call list:
  PEILMOMENT_SMTP_URL, _MAIL_FROM           smtp://USER:PASSWORD@HOST:587 or smtps://…; who writes
  PEILMOMENT_SMTP_TLS                       required, or optional         (required)
  PEILMOMENT_BOUNCE_ADDRESS, _BOUNCE_FOLDER where mail comes back, and the folder it lands in
  PEILMOMENT_SMS_URL, _SMS_TOKEN            the gateway for text messages`

/** Runs one command to its end, with the words behind `peilmoment`; gives its exit code. */
export async function runProgram(words: readonly string[]): Promise<number> {
  const program = new Command('peilmoment')
    .description(
      'A longitudinal panel survey platform: questionnaires on each person’s own dates, and what came of them.',
    )
    .version(software.version)
    .exitOverride()
    .showSuggestionAfterError()
    .addHelpText('after', settings)
  const [first = '', second = ''] = words
  const asked = first === 'help' ? second : first
  for (const [name, [about, load]] of Object.entries(commands)) {
    const command = program.command(name).description(about)
    if (name === asked) (await load())(command)
  }
  try {
    await program.parseAsync(words, { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const expected = error instanceof Problem || error instanceof Refused
    console.error(expected ? error.message : error)
    return error instanceof Refused ? error.exitCode : 1
  }
}
