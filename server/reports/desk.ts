import { Worker } from 'node:worker_threads'
import type { ReportAnswers, ReportOrder, ReportProgress } from './order.ts'

/** Where reports are worked out, beside the thread that serves respondents. */
export interface Desk {
  ask<O extends ReportOrder>(
    order: O,
    progress?: (own: ReportProgress) => void,
  ): Promise<ReportAnswers[O['kind']]>
  /** Ends what the thread is at: its orders fail, and the next starts another thread. */
  stop(): void
}

/** What those get whose order was ended. */
export class Stopped extends Error {}

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (error: unknown) => void
  readonly progress: ((own: ReportProgress) => void) | undefined
}

interface Message {
  readonly id: number
  readonly answer?: unknown
  readonly progress?: ReportProgress
  readonly error?: unknown
}

/**
 * A desk with one thread, started with the first order and kept for the next. It holds the process up only while it works.
 * When the thread dies, its orders fail and the next order starts another.
 *
 * @param onLost what the thread had at hand is gone
 */
export function openDesk(onLost: () => void): Desk {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let last = 0
  const fail = (thread: Worker, error: unknown): void => {
    if (worker !== thread) return
    worker = null
    onLost()
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const start = (): Worker => {
    const thread = new Worker(new URL('./worker.mjs', import.meta.url))
    thread.on('message', ({ id, answer, progress, error }: Message) => {
      const order = waiting.get(id)
      if (progress) return order?.progress?.(progress)
      waiting.delete(id)
      if (waiting.size === 0) thread.unref()
      if (error === undefined) order?.resolve(answer as never)
      else order?.reject(error)
    })
    thread.on('error', (error) => fail(thread, error))
    return thread
  }
  return {
    ask: (order, progress) =>
      new Promise((resolve, reject) => {
        worker ??= start()
        worker.ref()
        last += 1
        waiting.set(last, { resolve, reject, progress })
        worker.postMessage({ id: last, order })
      }),
    stop: () => {
      if (worker === null) return
      const thread = worker
      fail(thread, new Stopped())
      void thread.terminate()
    },
  }
}
