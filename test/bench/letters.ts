/** Print runs as one PDF: letters a second, and what stays in memory while it is written. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { letterPdf } from '../../server/letters/letter-pdf.ts'
import { lettersTo } from '../support/letters.ts'
import { type BenchOptions, type BenchRow, round } from './measure.ts'

export const name = 'letters'
export const about = 'print runs as one tagged PDF: letters a second, and memory in use while it is written'

export async function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  await print(20)
  const rows: BenchRow[] = []
  for (const letters of quick ? [10] : [1_000, 10_000]) rows.push(await print(letters))
  return rows
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function used(): number {
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

/** Between how many bytes of the file memory is looked at. */
const step = 2_000_000

async function print(count: number): Promise<BenchRow> {
  const before = used()
  let most = before
  let bytes = 0
  const start = performance.now()
  const letters = lettersTo(count)
  for await (const part of letterPdf({ title: 'Brieven', language: 'nl', made: new Date(0), letters })) {
    const looked = Math.floor(bytes / step)
    bytes += (part as Uint8Array).length
    if (Math.floor(bytes / step) > looked) most = Math.max(most, used())
  }
  const seconds = (performance.now() - start) / 1000
  most = Math.max(most, used())
  return {
    letters: count,
    'MB of PDF': round(bytes / 1e6),
    'letters per second': Math.round(count / seconds),
    'MB before': round(before),
    'MB at most': round(most),
    'KB a letter': round(bytes / 1e3 / count),
  }
}
