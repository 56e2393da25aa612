import { Worker } from 'node:worker_threads'
import type { Report } from '../../analysis/index.ts'
import type { ReportOrder } from './order.ts'

/** Where reports are worked out, beside the thread that serves respondents. */
export interface Desk {
  report(order: ReportOrder): Promise<Report>
}

interface Answer {
  readonly id: number
  readonly report?: Report
  readonly error?: unknown
}

/**
 * A desk with one thread, started with the first order and kept for the next. It holds the process up only while it works.
 * When the thread dies, its orders fail and the next order starts another.
 */
export function openDesk(): Desk {
  const waiting = new Map<number, { resolve: (report: Report) => void; reject: (error: unknown) => void }>()
  let worker: Worker | null = null
  let last = 0
  const start = (): Worker => {
    const thread = new Worker(new URL('./worker.mjs', import.meta.url))
    thread.on('message', ({ id, report, error }: Answer) => {
      const order = waiting.get(id)
      waiting.delete(id)
      if (waiting.size === 0) thread.unref()
      if (report) order?.resolve(report)
      else order?.reject(error)
    })
    thread.on('error', (error) => {
      if (worker === thread) worker = null
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    })
    return thread
  }
  return {
    report: (order) =>
      new Promise((resolve, reject) => {
        worker ??= start()
        worker.ref()
        last += 1
        waiting.set(last, { resolve, reject })
        worker.postMessage({ id: last, order })
      }),
  }
}
