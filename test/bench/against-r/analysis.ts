/** The models of the effect table on a simulated panel of growing size, each in a process of its own, beside R if it is there. */
import { execFile, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { freemem } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readCsv } from '../../../analysis/index.ts'
import { type BenchOptions, type BenchRow, round, secondsOf } from '../measure.ts'
import { type PanelFiles, panelFiles } from './panel-files.ts'
import { OPTIONS_OF } from './ways.ts'

export const name = 'analysis'
export const about =
  'seconds a model takes, how many times longer R takes with its packages and by hand, and growth per row (1: in step)'

interface Measured {
  readonly seconds: number
  readonly memory: number
  readonly read?: number
}

const run = promisify(execFile)
/** Bytes per row that the largest way of R needs, roughly: it decides whether a size is tried. */
const BYTES_PER_ROW = 2200

export async function runBench({ quick, rows }: BenchOptions): Promise<BenchRow[]> {
  const sizes = rows ?? (quick ? [300, 600] : [30_000, 300_000, 3_000_000])
  const withR = !quick && hasR()
  if (!quick && !withR)
    console.error('analysis: Rscript with sandwich, plm and survey is not there; no ratios to R.')
  const earlier = new Map<string, { rows: number; seconds: number }>()
  const found: BenchRow[] = []
  for (const size of sizes) {
    if (size * BYTES_PER_ROW > freemem() * 0.8) {
      console.error(`analysis: ${size} rows left out, too little memory is free.`)
      continue
    }
    const files = panelFiles(Math.round(size / 3))
    try {
      // One model is enough to show that growth is found.
      const models = quick && size !== sizes[0] ? ['ols'] : Object.keys(OPTIONS_OF)
      for (const measured of await measure(files, size, withR, models, quick)) {
        const before = earlier.get(measured.label)
        earlier.set(measured.label, { rows: size, seconds: measured.seconds })
        const { label, seconds, memory, reference } = measured
        found.push({
          what: label,
          rows: size,
          seconds: round(seconds),
          'memory MB': memory === null ? null : Math.round(memory),
          growth: before === undefined ? null : round(seconds / before.seconds / (size / before.rows)),
          'R packages ×': ratio(reference.package?.seconds, seconds),
          'R by hand ×': ratio(reference.hand?.seconds, seconds),
          'R packages MB': reference.package === undefined ? null : Math.round(reference.package.memory),
          'R by hand MB': reference.hand === undefined ? null : Math.round(reference.hand.memory),
        })
      }
    } finally {
      files.remove()
    }
  }
  return found
}
export { runBench as run }

interface Line {
  readonly label: string
  readonly seconds: number
  readonly memory: number | null
  readonly reference: { readonly package?: Measured; readonly hand?: Measured }
}

async function measure(
  files: PanelFiles,
  size: number,
  withR: boolean,
  models: readonly string[],
  together: boolean,
): Promise<Line[]> {
  const repetitions = size > 1_000_000 ? 3 : 7
  const lines: Line[] = []
  let read = 0
  const ways = models.flatMap((model) => (hasContinuous(model) ? [model, `${model}:continuous`] : [model]))
  const found = new Map<string, Measured>()
  // Each in a process of its own; together where only a run is asked for, since each start takes seconds.
  for (const asked of together ? [ways] : ways.map((way) => [way]))
    for (const [place, own] of (await here(files, repetitions, asked)).entries())
      found.set(asked[place]!, own)
  for (const model of models) {
    const options = OPTIONS_OF[model]!
    const own = found.get(model)!
    read = own.read!
    const reference = withR
      ? {
          package: await inR(files, size, `${model}.package`, size > 1_000_000 ? 1 : 3),
          ...(model === 'survey' ? {} : { hand: await inR(files, size, `${model}.hand`, repetitions) }),
        }
      : {}
    lines.push({ label: labelOf(model, options), seconds: own.seconds, memory: own.memory, reference })
    const other = found.get(`${model}:continuous`)
    if (other !== undefined) {
      const label = `${labelOf(model, options)}, all rows differ`
      lines.push({ label, seconds: other.seconds, memory: other.memory, reference })
    }
  }
  const text = readFileSync(files.csv, 'utf8')
  const csv = secondsOf(() => readCsv(text)).seconds
  return [
    ...lines,
    { label: 'reading Parquet', seconds: read, memory: null, reference: {} },
    { label: 'reading CSV', seconds: csv, memory: null, reference: {} },
  ]
}

const hasContinuous = (model: string) => model === 'ols' || model === 'logit'

function labelOf(model: string, { cluster }: { cluster?: string }): string {
  return cluster === undefined ? 'survey regression, PSU' : `${model}, cluster`
}

async function here(
  files: PanelFiles,
  repetitions: number,
  ways: readonly string[],
): Promise<readonly Measured[]> {
  const script = join(import.meta.dirname, 'one.ts')
  const args = ['--import', 'tsx', script, files.parquet, String(repetitions), ...ways]
  return JSON.parse((await run(process.execPath, args)).stdout)
}

async function inR(files: PanelFiles, rows: number, way: string, repetitions: number): Promise<Measured> {
  const script = join(import.meta.dirname, 'speed.R')
  return JSON.parse(
    (await run('Rscript', [script, files.folder, String(rows), way, String(repetitions)])).stdout,
  )
}

function hasR(): boolean {
  const packages = ['sandwich', 'plm', 'survey'].map((name) => `library(${name})`).join(';')
  return spawnSync('Rscript', ['-e', `suppressMessages({${packages}})`]).status === 0
}

function ratio(theirs: number | undefined, own: number): number | null {
  return theirs === undefined ? null : round(theirs / own)
}
