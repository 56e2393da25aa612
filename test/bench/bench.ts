/**
 * `npm run bench [NAME …] [-- --json] [-- --quick] [-- --rows 30000,300000]`: how fast, as rates and ratios measured in one
 * run on one machine. Tests never look at these numbers.
 */
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import * as analysis from './against-r/analysis.ts'
import * as due from './due-work.ts'
import * as exports from './exports.ts'
import * as fieldwork from './fieldwork.ts'
import * as imports from './import.ts'
import * as instrument from './instrument.ts'
import * as letters from './letters.ts'
import * as limits from './limits.ts'
import * as mail from './mail.ts'
import type { Bench, BenchOptions, BenchRow } from './measure.ts'
import * as report from './report.ts'
import * as save from './save.ts'
import * as simulate from './simulate.ts'

const benches: readonly Bench[] = [
  instrument,
  save,
  mail,
  letters,
  imports,
  exports,
  due,
  fieldwork,
  analysis,
  limits,
  report,
  simulate,
]

interface Asked {
  readonly chosen: readonly Bench[]
  readonly options: BenchOptions
  readonly json: boolean
}

function read(args: readonly string[]): Asked {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' }, quick: { type: 'boolean' }, rows: { type: 'string' } },
  })
  const unknown = positionals.find((name) => !benches.some((bench) => bench.name === name))
  if (unknown !== undefined) {
    const names = benches.map(({ name, about }) => `  ${name.padEnd(11)}${about}`)
    throw new RangeError(`There is no bench '${unknown}'. There are:\n${names.join('\n')}`)
  }
  const rows = values.rows?.split(',').map(Number) ?? null
  if (rows?.some((size) => !Number.isInteger(size) || size < 300)) {
    throw new RangeError(`--rows requires whole numbers of at least 300, got '${values.rows}'.`)
  }
  return {
    chosen: benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name)),
    options: { quick: values.quick ?? false, rows },
    json: values.json ?? false,
  }
}

function machine() {
  const [first] = cpus()
  const { platform, arch, version } = process
  return {
    node: version,
    cpu: first?.model ?? 'unknown',
    cpus: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${platform} ${arch}`,
  }
}

function table(rows: readonly BenchRow[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const lines = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '-')))]
  const widths = columns.map((_, place) => Math.max(...lines.map((line) => line[place]!.length)))
  return lines
    .map((line) =>
      line
        .map((text, place) => (place === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[place]!)))
        .join('  '),
    )
    .join('\n')
}

async function main(): Promise<void> {
  const { chosen, options, json } = read(process.argv.slice(2))
  const here = machine()
  if (!json)
    console.log(`node ${here.node}, ${here.cpus} × ${here.cpu}, ${here.memoryGb} GB, ${here.platform}`)
  const done: { name: string; about: string; rows: BenchRow[] }[] = []
  for (const { name, about, run } of chosen) {
    const told = (row: BenchRow) => console.error(`${name}: ${Object.values(row).join(' ')}`)
    const rows = await run({ ...options, told })
    done.push({ name, about, rows })
    if (!json) console.log(`\n${name}: ${about}\n${table(rows)}`)
  }
  if (json) console.log(JSON.stringify({ machine: here, quick: options.quick, benches: done }, null, 1))
}

try {
  await main()
} catch (error) {
  const wrong = error instanceof RangeError || (error instanceof TypeError && 'code' in error)
  console.error(wrong ? error.message : error)
  process.exitCode = wrong ? 2 : 1
}
