/** Answers as data files: rows a second and memory by format, of a simulated panel. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { publishStudy } from '../../server/commands/publish-study.ts'
import { newSecrets } from '../../server/config.ts'
import type { Context } from '../../server/context.ts'
import { formatNames, openAnswers, writeAnswers } from '../../server/exports/answers/answers.ts'
import { openContext } from '../../server/open-context.ts'
import type { StudyDesign } from '../../surveys/design.ts'
import { studies } from '../../surveys/index.ts'
import { fillPanel } from '../support/fill-panel.ts'
import { type BenchOptions, type BenchRow, round } from './measure.ts'

export const name = 'exports'
export const about = 'answers as data files: rows a second, bytes a row, peak memory above the start'

const study = studies['het-eerste-jaar']!
/** Questionnaires that a drawn member hands in, about. */
const perMember = 1.9

export async function run({ quick, rows }: BenchOptions): Promise<BenchRow[]> {
  const sizes = rows ?? (quick ? [300] : [10_000, 100_000])
  const folder = mkdtempSync(join(tmpdir(), 'peilmoment-bench-'))
  const found: BenchRow[] = []
  try {
    for (const size of sizes) {
      const context = await openContext(
        {
          host: '127.0.0.1',
          port: 0,
          databaseUrl: `sqlite:${join(folder, `${size}.db`)}`,
          publicUrl: 'http://peilmoment.test',
          secrets: newSecrets(),
          clientFolder: null,
          attemptsPerMinute: 1,
        },
        { channels: {} },
      )
      try {
        await publishStudy(context, 'bench', study, { simulated: true })
        for (let filled = 0, seed = 1; filled < size / perMember; filled += 2_000, seed++)
          await fillPanel(context, study.design, {
            seed,
            count: Math.min(2_000, Math.ceil(size / perMember)),
          })
        for (const shape of ['long', 'wide'] as const) {
          for (const format of formatNames) found.push(await exportOne(context, study.design, shape, format))
        }
      } finally {
        await context.store.close()
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return found
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function used(): number {
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

async function exportOne(
  context: Context,
  design: StudyDesign,
  shape: 'long' | 'wide',
  format: (typeof formatNames)[number],
): Promise<BenchRow> {
  const asked = { shape, openText: false, language: 'nl' } as const
  const before = used()
  let peak = before
  let bytes = 0
  let pauses = 0
  const look = () => {
    const pause = performance.now()
    peak = Math.max(peak, used())
    pauses += performance.now() - pause
  }
  const timer = setInterval(look, 250)
  const start = performance.now()
  for await (const part of writeAnswers(context, design, asked, format)) bytes += (part as Uint8Array).length
  clearInterval(timer)
  const seconds = (performance.now() - start - pauses) / 1000
  const { rows } = await context.store.snapshot(async (db) =>
    (await openAnswers(context, db, design, asked)).measure(),
  )
  return {
    format,
    shape,
    rows,
    seconds: round(seconds),
    'rows per second': Math.round(rows / seconds),
    'bytes a row': Math.round(bytes / rows),
    'peak MB': round(Math.max(peak - before, 1e4) / 1e6),
  }
}
