/** The thread of the desk: one order after another, with the newest panel file of each study at hand. */
import { parentPort } from 'node:worker_threads'
import type { TableCounts } from '../../analysis/disclosure/refresh.ts'
import { type Edition, openEdition } from '../../analysis/reports/edition.ts'
import { REPORT_KEYS, type ReportKey } from '../../analysis/reports/report-keys.ts'
import { openDatabase } from '../database/open.ts'
import { realImpure } from '../impure.ts'
import type { MadeEdition, ReportAnswers, ReportOrder, ReportProgress } from './order.ts'
import { readPanelFile } from './read-panel.ts'

const port = parentPort!
const kept = new Map<string, { readonly version: string; readonly edition: Edition }>()
let before: Promise<void> = Promise.resolve()

port.on('message', ({ id, order }: { id: number; order: ReportOrder }) => {
  before = before.then(async () => {
    try {
      const progress = (own: ReportProgress) => port.postMessage({ id, progress: own })
      port.postMessage({ id, answer: await answerTo(order, progress) })
    } catch (error) {
      port.postMessage({ id, error })
    }
  })
})

async function answerTo(
  order: ReportOrder,
  progress: (own: ReportProgress) => void,
): Promise<ReportAnswers[ReportOrder['kind']]> {
  if (order.kind === 'edition') return makeEdition(order, progress)
  const own = kept.get(order.study)
  if (own?.version !== order.version) return null
  if (order.kind === 'view') return own.edition.report(order.view)
  if (order.kind === 'table 1') return own.edition.checkedTable1()
  return own.edition.details((done, of) => progress({ step: 'compute', done, of }))
}

async function makeEdition(
  { databaseUrl, study }: Extract<ReportOrder, { kind: 'edition' }>,
  progress: (own: ReportProgress) => void,
): Promise<MadeEdition> {
  const store = await openDatabase(databaseUrl, realImpure())
  try {
    const read = await readPanelFile(store, study, (done, of) => progress({ step: 'read', done, of }))
    progress({ step: 'compute', done: 0, of: 1 })
    const edition = openEdition(read.design, read.figures!, read.panel, {
      simulated: read.simulated,
      shape: read.shape,
    })
    kept.set(study, { version: read.version, edition })
    const counts = Object.fromEntries(REPORT_KEYS.map((key) => [key, edition.counts(key)]))
    return {
      version: read.version,
      report: edition.report(null)!,
      filters: edition.filters,
      counts: counts as Record<ReportKey, TableCounts>,
    }
  } finally {
    await store.close()
  }
}
