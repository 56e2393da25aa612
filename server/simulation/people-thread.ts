/** The simulated people, as seen from the field: a day goes in, what they did comes out. */
import { Worker } from 'node:worker_threads'
import type { DayDone, DayOfPeople, PeopleStart } from './messages.ts'

export function startPeople(start: PeopleStart) {
  const worker = new Worker(new URL('./people.mjs', import.meta.url), { workerData: start })
  return {
    live: (day: DayOfPeople) =>
      new Promise<DayDone>((resolve, reject) => {
        worker.once('error', reject)
        worker.once('message', (done: DayDone) => {
          worker.off('error', reject)
          resolve(done)
        })
        worker.postMessage(day)
      }),
    stop: () => worker.terminate(),
  }
}
