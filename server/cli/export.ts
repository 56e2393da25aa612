import { createWriteStream, rmSync } from 'node:fs'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Argument, type Command, Option } from 'commander'
import type { Language } from '../../surveys/design.ts'
import { recordExport } from '../commands/record-export.ts'
import type { Context } from '../context.ts'
import { checkAsked, type Format, formatNames, writeAnswers } from '../exports/answers/answers.ts'
import { codebookDdi } from '../exports/codebook/ddi.ts'
import { codebookPage } from '../exports/codebook/page.ts'
import { type PanelName, panelCsv, panelNames, writePanel } from '../exports/panel.ts'
import { type ExportName, exportNames, writeExport } from '../exports/write.ts'
import { releasedPanel } from '../release/remake.ts'
import { CommandFailed } from './failed.ts'
import { publishedStudy } from './published-study.ts'
import { soundRelease } from './verify.ts'
import { withContext } from './with-context.ts'

interface Options {
  readonly format: Format
  readonly wide?: boolean
  readonly entries?: string
  readonly openText?: boolean
  readonly language: Language
  readonly out?: string
  readonly release?: string
  readonly key?: string
}

/** The codebook of the answers, to read and for archives; `codebook` is that of the other tables. */
const codebookFiles = ['codebook.html', 'codebook.xml'] as const
type What = ExportName | 'answers' | PanelName | (typeof codebookFiles)[number]

const ofAnswers = ['format', 'wide', 'entries', 'openText', 'language'] as const

export function addExport(command: Command): void {
  command
    .argument('<study>')
    .addArgument(
      new Argument('<what>', 'which table').choices([
        ...exportNames,
        'answers',
        ...panelNames,
        ...codebookFiles,
      ]),
    )
    .option('--out <file>', 'instead of the standard output')
    .addOption(new Option('--format <format>', 'of answers').choices(formatNames).default('csv'))
    .option('--wide', 'of answers: a row per member, with columns per questionnaire')
    .addOption(
      new Option('--entries <question>', 'of answers: a row per entry of that list').conflicts('wide'),
    )
    .option('--open-text', 'of answers: with what people wrote in their own words')
    .addOption(
      new Option('--language <code>', 'of the labels of answers').choices(['nl', 'en']).default('nl'),
    )
    .option('--release <file>', 'of panel, persons and filled: from a release instead, without a database')
    .option('--key <key>', 'of a release: fingerprint or file of the public key of who must have made it')
    .action((study: string, what: What, options: Options) => {
      const given = ofAnswers.find((name) => command.getOptionValueSource(name) === 'cli')
      if (what !== 'answers' && given)
        throw new CommandFailed(
          `--${given === 'openText' ? 'open-text' : given} is an option of 'answers' only.`,
        )
      if (options.release !== undefined) return write(openRelease(study, what, options), options.out)
      return withContext(async (context) => {
        const table = await open(context, study, what, options)
        await write(table, options.out)
      })
    })
}

const isPanelName = (what: What): what is PanelName => panelNames.some((name) => name === what)

function openRelease(study: string, what: What, { release = '', key }: Options): Readable {
  if (!isPanelName(what))
    throw new CommandFailed(`From a release come ${panelNames.join(', ')}, not '${what}'.`)
  const { manifest, files } = soundRelease(release, key)
  if (manifest.study !== study)
    throw new CommandFailed(`The release ${release} is of '${manifest.study}', not of '${study}'.`)
  const { design, panel } = releasedPanel(files)
  return panelCsv(panel, design, what)
}

async function open(
  context: Context,
  study: string,
  what: What,
  { format, wide = false, entries, openText = false, language }: Options,
): Promise<Readable> {
  const { design } = await publishedStudy(context, study)
  if (what !== 'answers') {
    await recordExport(context, 'cli', study, { name: what })
    if (isPanelName(what)) return writePanel(context, study, what)
    if (what !== 'codebook.html' && what !== 'codebook.xml') return writeExport(context, design, what)
    const codebook = await context.codebooks.of(context, study)
    return Readable.from([
      what === 'codebook.html' ? codebookPage(codebook) : await codebookDdi(context, codebook),
    ])
  }
  const shape = wide ? 'wide' : 'long'
  const asked = { shape, entries, openText, language } as const
  await checkAsked(context, design, asked)
  await recordExport(context, 'cli', study, {
    name: 'answers',
    format,
    shape,
    openText,
    ...(entries !== undefined && { entries }),
  })
  return writeAnswers(context, design, asked, format)
}

/** A file that could not be finished does not stay. */
async function write(table: Readable, file: string | undefined): Promise<void> {
  if (file === undefined) return pipeline(table, process.stdout, { end: false })
  const output: Writable = createWriteStream(file)
  try {
    await pipeline(table, output)
  } catch (error) {
    const { syscall, message } = error as NodeJS.ErrnoException
    if (syscall !== 'open') rmSync(file, { force: true })
    if (syscall) throw new CommandFailed(`The file ${file} cannot be written: ${message}.`, 1)
    throw error
  }
}
