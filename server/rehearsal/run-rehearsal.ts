import { Worker } from 'node:worker_threads'
import type { StudyParts } from '../../surveys/study-files/documents.ts'
import { Problem, type ProblemCode, type ProblemDetails } from '../problem.ts'
import type { Found } from './found.ts'
import type { RehearsalOptions } from './rehearse.ts'

export interface RehearsalOrder {
  readonly study: StudyParts
  readonly options: RehearsalOptions
}

/** What the thread says. */
export type RehearsalNews =
  | { readonly share: number }
  | { readonly found: Found }
  | { readonly problem: ProblemCode; readonly details: ProblemDetails }

/**
 * Rehearses a study on a thread of its own.
 *
 * @param progress told which share is done
 * @throws Problem `study-invalid` when a check finds a problem, `rehearsal-impossible` when an effect does not fit the
 *   questionnaire
 * @throws the reason of `stopped` when it was stopped
 */
export async function runRehearsal(
  order: RehearsalOrder,
  progress: (share: number) => void,
  stopped: AbortSignal,
): Promise<Found> {
  stopped.throwIfAborted()
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), { workerData: order })
  try {
    return await new Promise((resolve, reject) => {
      stopped.addEventListener('abort', () => reject(stopped.reason), { once: true })
      worker.once('error', reject)
      worker.on('message', (news: RehearsalNews) => {
        if ('share' in news) progress(news.share)
        else if ('found' in news) resolve(news.found)
        else reject(new Problem(news.problem, news.details))
      })
    })
  } finally {
    await worker.terminate()
  }
}
