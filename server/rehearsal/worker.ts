/** The thread of one rehearsal: how far it is, then what was found. */
import { parentPort, workerData } from 'node:worker_threads'
import { refuseUnsound } from '../commands/refuse-unsound.ts'
import { Problem } from '../problem.ts'
import { rehearse } from './rehearse.ts'
import type { RehearsalNews, RehearsalOrder } from './run-rehearsal.ts'

const tell = (news: RehearsalNews) => parentPort!.postMessage(news)
const { study, options } = workerData as RehearsalOrder
try {
  refuseUnsound(study)
  tell({ found: rehearse(study, options, (share) => tell({ share })) })
} catch (error) {
  if (error instanceof Problem) tell({ problem: error.code, details: error.details })
  else throw error
}
