/** The coverage study: many panels with known effects, on as many threads as asked. */
import { Worker } from 'node:worker_threads'
import type { Replicate } from '../../analysis/coverage/replicate.ts'
import { type CoverageRow, coverageCounter } from '../../analysis/coverage/summary.ts'
import { trueValues } from '../../surveys/het-eerste-jaar/simulation/index.ts'

export interface CoverageOptions {
  readonly panels: number
  readonly members: number
  readonly seed: number
  readonly threads: number
}

/** What a thread is asked: one panel by its seed. */
export interface PanelOrder {
  readonly seed: number
  readonly members: number
}

/** So many members of another panel, or as many as are drawn in all, give the true values: to a small part of an interval. */
const MEMBERS_OF_TRUTH = 100_000
/** Significance level of power. */
const ALPHA = 0.05

/**
 * Draws panels from which waves are lost in a way that depends on what people did, weighs them, and estimates every effect
 * and mean.
 *
 * @param progress told how many panels are done
 */
export async function runCoverage(
  { panels, members, seed, threads }: CoverageOptions,
  progress: (done: number) => void,
): Promise<CoverageRow[]> {
  const counter = coverageCounter(trueValues(seed, Math.min(MEMBERS_OF_TRUTH, panels * members)), ALPHA)
  let next = 0
  let done = 0
  const oneThread = async (): Promise<void> => {
    const worker = new Worker(new URL('./worker.mjs', import.meta.url))
    try {
      while (next < panels) {
        next += 1
        const order: PanelOrder = { seed: seed + next, members }
        counter.add(await answerOf(worker, order))
        done += 1
        progress(done)
      }
    } finally {
      await worker.terminate()
    }
  }
  await Promise.all(Array.from({ length: Math.min(threads, panels) }, oneThread))
  return counter.rows()
}

function answerOf(worker: Worker, order: PanelOrder): Promise<Replicate[]> {
  return new Promise((resolve, reject) => {
    const failed = (error: unknown) => {
      worker.off('message', answered)
      reject(error)
    }
    const answered = (replicates: Replicate[]) => {
      worker.off('error', failed)
      resolve(replicates)
    }
    worker.once('error', failed)
    worker.once('message', answered)
    worker.postMessage(order)
  })
}
