/** The report of a study: what is shown of it, made anew in the background when the data have changed. */
import type {
  MarkDetails,
  OfferedFilter,
  Report,
  ReportMeta,
  ReportTable,
  View,
} from '../../analysis/index.ts'
import { META, showReport, showView } from '../commands/show-report.ts'
import type { Config } from '../config.ts'
import type { Store } from '../database/store.ts'
import { Problem } from '../problem.ts'
import type { Published } from '../published.ts'
import { findReportVersion } from '../queries/data-version.ts'
import { findShownView, listShownVersions } from '../queries/shown-report.ts'
import { type Desk, openDesk, Stopped } from './desk.ts'
import type { MadeEdition, ReportProgress } from './order.ts'
import { offeredView, viewKeyOf } from './view-key.ts'

/** What a report is made with. */
export interface ReportParts {
  readonly config: Config
  readonly store: Store
  readonly published: Published
  readonly clock: () => number
  readonly log: (event: string, detail?: Readonly<Record<string, unknown>>) => void
}

export interface ShownReport {
  readonly report: Report
  readonly filters: readonly OfferedFilter[]
  /** When the data of the newest table were read, and those of each. */
  readonly at: number
  readonly asOf: Readonly<Record<string, number>>
  /** Newer data are being looked at. */
  readonly refreshing: boolean
}

export interface Reports {
  /** As it is shown; made when it never was. `signal`: the one who asked no longer waits. */
  of(parts: ReportParts, studyId: string, view?: View | null, signal?: AbortSignal): Promise<ShownReport>
  /** Table 1 with the same effects estimated in other ways; null: comes with the next report. */
  checked(parts: ReportParts, studyId: string, signal?: AbortSignal): Promise<ReportTable | null>
  /** What stands behind each mark; null: comes with the next report. */
  marks(parts: ReportParts, studyId: string, signal?: AbortSignal): Promise<readonly MarkDetails[] | null>
  progress(studyId: string): ReportProgress | null
  /** Of the reports that were looked at: makes them anew when their data have changed, and all views that are not there. */
  keepUp(parts: ReportParts): Promise<void>
}

interface Making {
  readonly version: string
  readonly made: Promise<MadeEdition>
  /** Its views were made too, as far as they may be shown. */
  complete: boolean
  /** Views of these data, and what stands behind Table 1, that were asked for. */
  readonly asked: Map<string, Promise<void>>
}

type Behind = 'table 1' | 'mark details'

export function openReports(): Reports {
  const making = new Map<string, Making>()
  const desk = openDesk(() => making.clear())
  const working = new Map<string, ReportProgress>()
  const waiters = new Map<string, number>()
  let keeping = false

  /** The edition of the data as they are now: one at a time, and kept by the thread until the data change. */
  async function newest(parts: ReportParts, studyId: string): Promise<MadeEdition> {
    const version = await findReportVersion(parts.store.now, studyId)
    const known = making.get(studyId)
    if (known?.version === version) return known.made
    const made = makeEdition(parts, desk, studyId, (own) => working.set(studyId, own))
    making.set(studyId, { version, made, complete: false, asked: new Map() })
    working.set(studyId, { step: 'read', done: 0, of: 0 })
    made
      .catch(() => {
        if (making.get(studyId)?.made === made) making.delete(studyId)
      })
      .finally(() => working.delete(studyId))
    return made
  }

  /** Waits for the thread; when the last one who waits goes, the thread stops. */
  async function waitedFor<T>(
    studyId: string,
    signal: AbortSignal | undefined,
    work: Promise<T>,
  ): Promise<T> {
    waiters.set(studyId, (waiters.get(studyId) ?? 0) + 1)
    let gone = false
    const leave = () => {
      if (gone) return
      gone = true
      const left = (waiters.get(studyId) ?? 1) - 1
      waiters.set(studyId, left)
      if (left === 0 && signal?.aborted) desk.stop()
    }
    signal?.addEventListener('abort', leave)
    try {
      return await work
    } catch (error) {
      throw error instanceof Stopped ? new Problem('report-stopped') : error
    } finally {
      signal?.removeEventListener('abort', leave)
      leave()
    }
  }

  /** Once of the same data: what may not be shown of them now, may not at the next look either. */
  async function once(
    parts: ReportParts,
    studyId: string,
    key: string,
    add: (version: string) => Promise<void>,
  ): Promise<void> {
    const { version } = await newest(parts, studyId)
    const own = making.get(studyId)
    if (own?.version !== version) return add(version)
    const known = own.asked.get(key)
    if (known) return known
    const asked = add(version)
    own.asked.set(key, asked)
    asked.catch(() => own.asked.delete(key))
    return asked
  }

  const addView = (parts: ReportParts, studyId: string, view: View): Promise<void> =>
    once(parts, studyId, viewKeyOf(view), (version) => makeView(parts, studyId, version, view))

  async function makeView(parts: ReportParts, studyId: string, version: string, view: View): Promise<void> {
    const report = await desk.ask({ kind: 'view', study: studyId, version, view })
    if (report !== null)
      await showView(parts, studyId, version, viewKeyOf(view), { ...report, meta: { meta: report.meta } })
  }

  /** Whether a view has all tables that are shown of everyone. */
  async function isWhole({ store }: ReportParts, studyId: string, view: View): Promise<boolean> {
    const [own, whole] = [viewKeyOf(view), ''].map((key) => findShownView(store.now, studyId, key))
    return (await own!).size >= (await whole!).size
  }

  /** What belongs to Table 1 and takes long: the same estimated in other ways, or what stands behind its marks. */
  const addBehind = (parts: ReportParts, studyId: string, kind: Behind): Promise<void> =>
    once(parts, studyId, kind, (version) => makeBehind(parts, studyId, version, kind))

  async function makeBehind(
    parts: ReportParts,
    studyId: string,
    version: string,
    kind: Behind,
  ): Promise<void> {
    try {
      const table1 = await desk.ask({ kind, study: studyId, version }, (own) => working.set(studyId, own))
      if (table1 !== null) await showView(parts, studyId, version, kind, { table1 })
    } finally {
      working.delete(studyId)
    }
  }

  async function behind(parts: ReportParts, studyId: string, kind: Behind, signal?: AbortSignal) {
    await look(parts, studyId, signal)
    const find = async () => (await findShownView(parts.store.now, studyId, kind)).get('table1')
    if ((await find()) === undefined) await waitedFor(studyId, signal, addBehind(parts, studyId, kind))
    return (await find()) ?? null
  }

  async function look(parts: ReportParts, studyId: string, signal?: AbortSignal): Promise<boolean> {
    const { published } = await parts.published.study(parts.store.now, studyId)
    if (!published) throw new Problem('no-report')
    const shown = await listShownVersions(parts.store.now, studyId)
    if (shown.length === 0) {
      await waitedFor(studyId, signal, newest(parts, studyId))
      return false
    }
    const version = await findReportVersion(parts.store.now, studyId)
    if (shown.every((row) => row.version === version)) return false
    const before = making.get(studyId)
    if (before?.version === version) return working.has(studyId)
    newest(parts, studyId).catch((error) => parts.log('report-failed', { reason: String(error) }))
    return true
  }

  return {
    of: async (parts, studyId, view = null, signal) => {
      const refreshing = await look(parts, studyId, signal)
      const whole = await findShownView(parts.store.now, studyId, '')
      if (view === null) return { ...(await assembled(parts, studyId, whole, whole)), refreshing }
      const { filters } = whole.get(META) as { filters: readonly OfferedFilter[] }
      offeredView(filters, view)
      if (!(await isWhole(parts, studyId, view)))
        await waitedFor(studyId, signal, addView(parts, studyId, view))
      const content = await findShownView(parts.store.now, studyId, viewKeyOf(view))
      if (!content.has(META)) throw new Problem('view-later')
      return { ...(await assembled(parts, studyId, whole, content)), refreshing }
    },
    checked: async (parts, studyId, signal) =>
      (await behind(parts, studyId, 'table 1', signal)) as ReportTable | null,
    marks: async (parts, studyId, signal) =>
      (await behind(parts, studyId, 'mark details', signal)) as readonly MarkDetails[] | null,
    progress: (studyId) => working.get(studyId) ?? null,
    keepUp: async (parts) => {
      if (keeping) return
      keeping = true
      try {
        for (const studyId of [...making.keys()]) {
          if (working.has(studyId)) continue
          const { filters } = await newest(parts, studyId)
          const own = making.get(studyId)
          if (own === undefined || own.complete) continue
          for (const { variable, classes } of filters)
            for (const { value, shown } of classes)
              if (shown && !(await isWhole(parts, studyId, { variable, value })))
                await addView(parts, studyId, { variable, value })
          for (const kind of ['table 1', 'mark details'] as const)
            if ((await findShownView(parts.store.now, studyId, kind)).size === 0)
              await addBehind(parts, studyId, kind)
          own.complete = true
        }
      } finally {
        keeping = false
      }
    },
  }
}

async function makeEdition(
  parts: ReportParts,
  desk: Desk,
  studyId: string,
  progress: (own: ReportProgress) => void,
): Promise<MadeEdition> {
  const at = parts.clock()
  const { databaseUrl } = parts.config
  const made = await desk.ask({ kind: 'edition', databaseUrl, study: studyId }, progress)
  await showReport(parts, studyId, made, at)
  return made
}

/** What is not shown in this view has the heads of the table and no rows. */
async function assembled(
  { store }: ReportParts,
  studyId: string,
  whole: ReadonlyMap<string, unknown>,
  content: ReadonlyMap<string, unknown>,
): Promise<Omit<ShownReport, 'refreshing'>> {
  const { filters } = whole.get(META) as { filters: readonly OfferedFilter[] }
  const { meta } = content.get(META) as { meta: ReportMeta }
  const versions = await listShownVersions(store.now, studyId)
  const tables = [...whole].flatMap(([name, own]) =>
    name === META ? [] : [[name, content.get(name) ?? { ...(own as ReportTable), rows: [] }] as const],
  )
  return {
    report: { ...Object.fromEntries(tables), meta } as Report,
    filters,
    at: Math.max(...versions.map(({ readAt }) => readAt)),
    asOf: Object.fromEntries(versions.map(({ name, readAt }) => [name, readAt])),
  }
}
