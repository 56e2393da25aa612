/** The threads of the desk: one order at a time, with the newest panel file of each study at hand. */
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import type { TableCounts } from '../../analysis/disclosure/refresh.ts'
import { type Edition, openEdition } from '../../analysis/reports/edition.ts'
import { REPORT_KEYS, type ReportKey } from '../../analysis/reports/report-keys.ts'
import { openSecondHand, type SecondHand } from '../../analysis/reports/second-hand.ts'
import { openDatabase } from '../database/open.ts'
import type { Store } from '../database/store.ts'
import { realImpure } from '../impure.ts'
import { countMembers } from '../queries/member.ts'
import { openDesk } from './desk.ts'
import type { MadeEdition, ReportAnswers, ReportOrder, ReportProgress } from './order.ts'
import { readPanelAfter, readPanelFile } from './read-panel.ts'

const port = parentPort!
const kept = new Map<string, { readonly version: string; readonly edition: Edition }>()
const doWork = openSecondHand()

/** Another thread like this one, which does half of the work on a large panel. It is begun when it is first asked. */
const other = openDesk(() => undefined)
/** From so many members on it is worth the asking. */
const MANY = availableParallelism() > 1 ? 4_000 : Number.POSITIVE_INFINITY

const waiting: { readonly id: number; readonly order: ReportOrder }[] = []
let busy = false

port.on('message', (asked: (typeof waiting)[number]) => {
  waiting.push(asked)
  if (!busy) void answerAll()
})

async function answerAll(): Promise<void> {
  busy = true
  for (;;) {
    // What was asked while the thread worked comes in first.
    await setImmediate()
    const next = takeNext()
    if (next === undefined) break
    const { id, order } = next
    try {
      const progress = (own: ReportProgress) => port.postMessage({ id, progress: own })
      port.postMessage({ id, answer: await answerTo(order, progress) })
    } catch (error) {
      port.postMessage({ id, error })
    }
  }
  busy = false
}

/** In turn, but what stands behind the marks takes long: it comes after whatever a reader waits to see. */
function takeNext() {
  const isBehind = ({ order }: (typeof waiting)[number]) =>
    order.kind === 'table 1' || order.kind === 'mark details'
  const first = waiting.findIndex((own) => !isBehind(own))
  return waiting.splice(Math.max(0, first), 1)[0]
}

async function answerTo(
  order: ReportOrder,
  progress: (own: ReportProgress) => void,
): Promise<ReportAnswers[ReportOrder['kind']]> {
  switch (order.kind) {
    case 'edition':
      return makeEdition(order, progress)
    case 'members after':
      return inDatabase(order.databaseUrl, (store) => readPanelAfter(store, order.study, order.member))
    case 'weights':
    case 'tables of everyone':
    case 'tables of a class':
      return doWork(order)
  }
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
  const read = await inDatabase(databaseUrl, async (store) => {
    const many = (await countMembers(store.now, study)) >= MANY
    return readPanelFile(
      store,
      study,
      (done, of) => progress({ step: 'read', done, of }),
      many ? (member) => other.ask({ kind: 'members after', databaseUrl, study, member }) : undefined,
    )
  })
  progress({ step: 'compute', done: 0, of: 1 })
  const second: SecondHand | undefined =
    read.panel.members.length >= MANY ? (work) => other.ask(work) : undefined
  const { design, figures, panel, simulated, shape } = read
  const edition = await openEdition(design, figures!, panel, { simulated, shape }, second)
  kept.set(study, { version: read.version, edition })
  const counts = Object.fromEntries(REPORT_KEYS.map((key) => [key, edition.counts(key)]))
  return {
    version: read.version,
    report: edition.whole,
    filters: edition.filters,
    counts: counts as Record<ReportKey, TableCounts>,
  }
}

async function inDatabase<T>(databaseUrl: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openDatabase(databaseUrl, realImpure())
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
