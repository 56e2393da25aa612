/** Writes as fast as it is taken. */
import type { Writable } from 'node:stream'

/** Milliseconds in which the reader must take something: a snapshot is not kept for who went away. */
const patience = 60_000

export async function pour(output: Writable, chunk: unknown): Promise<void> {
  // To write to who went away is not refused: it would go on to the last row.
  if (output.destroyed) throw new Error('the reader went away')
  if (!output.write(chunk)) await taken(output)
}

function taken(output: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (then: () => void) => () => {
      clearTimeout(timer)
      output.off('drain', drained).off('close', closed)
      then()
    }
    const drained = done(resolve)
    const closed = done(() => reject(new Error('the reader went away')))
    const timer = setTimeout(closed, patience)
    output.once('drain', drained).once('close', closed)
  })
}
