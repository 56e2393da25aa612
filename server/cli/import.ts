import { createReadStream, existsSync } from 'node:fs'
import { basename } from 'node:path'
import { SingleBar } from 'cli-progress'
import { type Command, Option } from 'commander'
import { checkImport } from '../commands/check-import.ts'
import { confirmImport } from '../commands/confirm-import.ts'
import { discardImport } from '../commands/discard-import.ts'
import { receiveImport } from '../commands/receive-import.ts'
import type { Context } from '../context.ts'
import { fieldsOf, ignored } from '../intake/fields.ts'
import { findingSentence } from '../intake/findings.ts'
import { type ImportCounts, type ImportKind, importKinds } from '../intake/words.ts'
import { type ProblemCode, sentence } from '../problem.ts'
import { findImport, listFindings } from '../queries/import.ts'
import { CommandFailed } from './failed.ts'
import { publishedStudy } from './published-study.ts'
import { withContext } from './with-context.ts'

interface Options {
  readonly study: string
  readonly kind: ImportKind
  readonly map: readonly string[]
  readonly ignoreRest?: boolean
  readonly dryRun?: boolean
  readonly cohort: string
  readonly possible?: 'accept' | 'exclude'
}

/** Findings that are printed; all that were kept stand on the page. */
const printed = 40

export function addImport(command: Command): void {
  command
    .argument('<file>', 'CSV or xlsx, with the names of the columns on its first line')
    .requiredOption('--study <id>', 'the study it belongs to')
    .addOption(new Option('--kind <kind>', 'what it holds').choices([...importKinds]).default('sample'))
    .option('--map <column=field...>', 'what a column holds, where its name does not tell', [])
    .option('--ignore-rest', 'leave out the columns that are not known')
    .option('--dry-run', 'check, and take nothing in')
    .option('--cohort <name>', 'the sample that these members come with', '')
    .addOption(
      new Option('--possible <what>', 'rows that may be someone who is known').choices(['accept', 'exclude']),
    )
    .action((file: string, options: Options) => withContext((context) => importFile(context, file, options)))
}

async function importFile(context: Context, file: string, options: Options): Promise<void> {
  if (!existsSync(file)) throw new CommandFailed(`There is no file '${file}'.`)
  const { study: studyId, kind, cohort } = options
  const { design } = await publishedStudy(context, studyId)
  const { job } = await receiveImport(context, 'cli', {
    studyId,
    kind,
    name: basename(file),
    content: createReadStream(file),
  })
  const discard = () => discardImport(context, 'cli', studyId, job.id)
  try {
    const fields = fieldsOf(kind, design).map(({ id }) => id)
    const mapping = mappingOf(job.columns, job.guess, fields, options)
    console.log(job.columns.map((column, at) => `  ${column} → ${mapping[at]}`).join('\n'))
    await withBar('checked', async (say) => {
      const input = { studyId, importId: job.id, mapping, cohort }
      const { done } = await checkImport(context, 'cli', input, ({ rows, share }) => say(share, rows))
      await done
    })
    const counts = await readCounts(context, studyId, job.id)
    console.log(describe(kind, counts))
    if (counts.errors > 0) throw new CommandFailed('There are errors: mend them; nothing was changed.', 1)
    if (options.dryRun) {
      await discard()
      console.log('This was a dry run: nothing was changed.')
      return
    }
    if (counts.possible > 0 && options.possible === undefined) {
      throw new CommandFailed(
        'Some may be known already: say --possible exclude or --possible accept; nothing was changed.',
        1,
      )
    }
    const { taken, left } = await withBar('taken in', (say) => {
      const input = { studyId, importId: job.id, possible: options.possible ?? 'exclude' } as const
      return confirmImport(context, 'cli', input, (share) => say(share, Math.round(share * counts.rows)))
    })
    console.log(taken === 1 ? '1 was taken in.' : `${taken} were taken in.`)
    if (left > 0) console.log(`Changed meanwhile, and left as they are: ${left}.`)
  } catch (error) {
    await discard().catch(() => undefined)
    throw error
  }
}

async function readCounts(context: Context, studyId: string, importId: string): Promise<ImportCounts> {
  const job = (await findImport(context.store.now, studyId, importId))!
  if (job.state === 'failed') {
    const { code, details } = JSON.parse(job.failedBecause!) as {
      code: ProblemCode
      details?: Record<string, unknown>
    }
    throw new CommandFailed(sentence(code, 'en', details), 1)
  }
  const findings = await listFindings(context.store.now, importId)
  for (const { severity, rowNumber, columnName, code, value } of findings.slice(0, printed)) {
    const place = [rowNumber > 0 && `row ${rowNumber}`, columnName, value.split('\n')[0]]
      .filter(Boolean)
      .join(', ')
    console.log(`${severity}: ${place}: ${findingSentence(code, value, 'en')}`)
  }
  if (findings.length > printed) console.log(`… and ${findings.length - printed} more.`)
  return job.counts!
}

/** Every column by its name, as it was said or as it seems to be. */
function mappingOf(
  columns: readonly string[],
  guess: readonly (string | null)[],
  fields: readonly string[],
  { map, ignoreRest }: Options,
): (string | null)[] {
  const said = new Map<string, string>()
  for (const pair of map) {
    const at = pair.lastIndexOf('=')
    const [column, field] = [pair.slice(0, at), pair.slice(at + 1)]
    if (!columns.includes(column)) {
      throw new CommandFailed(`The file has no column '${column}'. It has: ${columns.join(', ')}.`)
    }
    if (field !== ignored && !fields.includes(field)) {
      throw new CommandFailed(`A column cannot be '${field}'. It can be: ${[...fields, ignored].join(', ')}.`)
    }
    said.set(column, field)
  }
  const taken = [...said.values()]
  const mapping = columns.map((column, at) => {
    const seems = guess[at] ?? null
    return said.get(column) ?? (seems !== null && !taken.includes(seems) ? seems : null)
  })
  const open = columns.filter((_, at) => mapping[at] === null)
  if (open.length > 0 && !ignoreRest) {
    throw new CommandFailed(
      `Not known: ${open.join(', ')}. Say what they hold with --map 'column=field', or leave them out with --ignore-rest. Fields: ${[...fields, ignored].join(', ')}.`,
    )
  }
  return mapping.map((field) => field ?? ignored)
}

function describe(kind: ImportKind, counts: ImportCounts): string {
  const { rows, errors, warnings, joining, possible, linked, notFound, unchanged, changed, begun } = counts
  const found = `${many(rows, 'row')}: ${many(errors, 'error')}, ${many(warnings, 'warning')}.`
  if (kind === 'sample') return `${found} ${joining} would join, ${possible} of them may be known already.`
  if (kind === 'margins') return `${found} ${many(joining, 'level')} counted.`
  const changes = Object.entries(changed).map(
    ([field, n]) =>
      `\n  ${field} becomes another for ${n}${begun[field] ? `, of whom ${begun[field]} had begun a questionnaire that hangs on it` : ''}`,
  )
  return `${found} ${linked} linked, ${notFound} not in the panel, ${unchanged} without news.${changes.join('')}`
}

const many = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`

async function withBar<T>(
  what: string,
  work: (say: (share: number, rows: number) => void) => Promise<T>,
): Promise<T> {
  const bar = new SingleBar({
    format: `{bar} {percentage} % | {rows} ${what} | {eta_formatted} to go`,
    hideCursor: true,
  })
  bar.start(100, 0, { rows: many(0, 'row') })
  try {
    return await work((share, rows) => bar.update(Math.round(share * 100), { rows: many(rows, 'row') }))
  } finally {
    bar.stop()
  }
}
