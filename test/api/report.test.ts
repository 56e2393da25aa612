import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import type { Cell, ReportTable } from '../../analysis/index.ts'
import software from '../../package.json' with { type: 'json' }
import { lockPlan } from '../../server/commands/lock-plan.ts'
import type { StudyFiles } from '../../server/commands/publish-study.ts'
import { audit } from '../../server/database/schema.ts'
import { shownTable } from '../../server/database/schema-report.ts'
import { findReportVersion } from '../../server/queries/data-version.ts'
import { findShownView, listShownTables, replaceShownTable } from '../../server/queries/shown-report.ts'
import { openDesk } from '../../server/reports/desk.ts'
import type { ReportOrder } from '../../server/reports/order.ts'
import { readPanelAfter, readPanelFile } from '../../server/reports/read-panel.ts'
import { openReports } from '../../server/reports/reports.ts'
import { studies } from '../../surveys/index.ts'
import { engines } from '../support/databases.ts'
import { fillPanel } from '../support/fill-panel.ts'
import { type House, openHouse, type Person } from '../support/house.ts'

const study = studies['het-eerste-jaar']!
const { alternatives: _, ...plan } = study.design.plan
/** With few models: for when a report is made and what is kept of it, not for what is in it. */
const brief = {
  ...study,
  design: { ...study.design, plan: { ...plan, supports: plan.supports.slice(0, 2) } },
}
const MINIMUM = study.design.plan.minimumN
const path = `/api/studies/${study.design.id}/report`

type Tables = Readonly<Record<string, ReportTable>>
const cellsOf = ({ meta: _, ...tables }: Tables & { meta?: unknown }): Map<string, Cell> =>
  new Map(
    Object.entries(tables as Tables).flatMap(([name, table]) =>
      table.rows.flatMap((row) =>
        Object.entries(row.cells).map(([column, cell]) => [`${name}/${row.key}/${column}`, cell] as const),
      ),
    ),
  )

describe.each(engines)('the report over the API, on %s', (engine) => {
  let house: House
  let inspector: Person
  const begin = async (own: StudyFiles) => {
    house = await openHouse(engine, own)
    inspector = await house.staff('inspector')
    await fillPanel(house.context, own.design, { seed: 5, count: 260 })
    await lockPlan(house.context, 'cli', own.design.id)
  }
  afterEach(async () => {
    expect(house.defects).toEqual([])
    await house.close()
  })
  const get = async (group = '') => (await inspector.get(`${path}?group=${encodeURIComponent(group)}`)).body
  const shownLog = async () =>
    (await house.context.store.now.select().from(audit)).filter(({ action }) => action === 'show-report')
  /** Asks until the newer data have been looked at. */
  const settled = async () => {
    for (;;) {
      const body = await get()
      if (!body.refreshing) return body
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }

  it('reads the panel in two halves as at once, and by itself what was read of other data', async () => {
    await begin(study)
    const { store } = house.context
    const { id } = study.design
    const whole = await readPanelFile(store, id)
    let asked = 0
    const after = (member: string) => {
      asked++
      return readPanelAfter(store, id, member)
    }
    const halves = await readPanelFile(store, id, undefined, after)
    expect(halves).toEqual(whole)
    const older = async (member: string) => {
      const { part } = await after(member)
      return { version: 'older', part: { ...part, members: [] } }
    }
    expect(await readPanelFile(store, id, undefined, older)).toEqual(whole)
    expect(asked).toBe(2)
  })

  it('withstands subtraction: of a class from everyone, of one moment from another, of parts from their sum', async () => {
    await begin(study)
    for (const [group, code, status] of [
      ['education=higher', 'no-such-view', 404],
      ['sex=other', 'no-such-view', 404],
      ['sex=male&distance=1', 'no-such-view', 404],
      ['sex', 'no-such-view', 404],
    ] as const)
      expect((await inspector.get(`${path}?group=${encodeURIComponent(group)}`)).body).toMatchObject({
        code,
        status,
      })

    const whole = await get()
    const all = cellsOf(whole.report)
    for (const cell of all.values())
      if (cell.estimate !== null) expect(cell.persons).toBeGreaterThanOrEqual(MINIMUM)

    // By filters: what is left of everyone when the shown classes are taken away.
    const counts = new Map(
      (await listShownTables(house.context.store.now, study.design.id)).map((row) => [row.name, row.counts]),
    )
    for (const { variable, classes } of whole.filters.slice(1, 2)) {
      const views: Map<string, Cell>[] = []
      for (const { value, shown } of classes) {
        const reply = await inspector.get(`${path}?group=${variable}=${value}`)
        if (shown) views.push(cellsOf(reply.body.report))
        else expect(reply).toMatchObject({ status: 422, body: { code: 'view-withheld' } })
      }
      for (const [key, cell] of all) {
        const own = views.flatMap((view) => (view.get(key)?.estimate == null ? [] : view.get(key)!.persons))
        const basis = counts.get(key.split('/')[0]!)?.[key]
        if (own.length === 0 || cell.estimate === null || basis === undefined) continue
        const left = basis.persons[0]! - own.reduce((sum, persons) => sum + persons, 0)
        if (/^(hours|figure[1346]|transfer|duty)/.test(key))
          expect(left === 0 || left >= MINIMUM, `${key} ${left}`).toBe(true)
      }
    }

    // By margins: of four answers to one question never one alone is withheld.
    const known = ['00', '10', '01', '11'].map((own) => all.get(`transfer/known.${own}/share`)!)
    expect(known.filter(({ suppressed }) => suppressed)).not.toHaveLength(1)

    // By time: a few people more change nothing of what is shown.
    house.clock.now += 60_000
    await fillPanel(house.context, study.design, { seed: 6, count: 5 })
    const later = await settled()
    expect(later.at).toBe(whole.at)
    expect(later.report).toEqual(whole.report)

    // Nor do they show in a class that nobody had asked for before.
    const refused = { status: 409, body: { code: 'view-later' } }
    expect(await inspector.get(`${path}?group=cohort=2006-03`)).toMatchObject(refused)
    const worked = (await shownLog()).length
    expect(await inspector.get(`${path}?group=cohort=2006-03`)).toMatchObject(refused)
    expect(await shownLog(), 'the same is not worked out at each look').toHaveLength(worked)
    expect((await get('sex=male')).report.meta.persons).toBeLessThan(whole.report.meta.persons)

    // The log tells what was shown, not to whom.
    const log = await shownLog()
    expect(log.length).toBeGreaterThan(1)
    expect(log[0]).toMatchObject({ actor: 'system', subject: `study:${study.design.id}` })
  })

  it('makes all classes and what stands behind marks in the background, of a report that was looked at', async () => {
    await begin(brief)
    const { store, reports } = house.context
    const kept = (key: string) => findShownView(store.now, study.design.id, key)
    await reports.keepUp(house.context)
    expect((await kept('')).size, 'nobody looked yet').toBe(0)

    const { filters } = await get()
    expect((await kept('sex=female')).size, 'nobody asked for it').toBe(0)
    await reports.keepUp(house.context)
    for (const { variable, classes } of filters)
      for (const { value, shown } of classes)
        expect((await kept(`${variable}=${value}`)).size > 0, `${variable}=${value}`).toBe(shown)
    for (const kind of ['table 1', 'mark details']) expect((await kept(kind)).size, kind).toBe(1)

    const before = await kept('sex=female')
    await fillPanel(house.context, study.design, { seed: 6, count: 260 })
    await reports.keepUp(house.context)
    expect(await kept('sex=female'), 'the answers are new').not.toEqual(before)
  })

  it('shows a group before it works on what stands behind marks, though that was asked before', async () => {
    await begin(brief)
    const desk = openDesk(() => undefined)
    const { id } = study.design
    const { databaseUrl } = house.context.config
    const { version } = await desk.ask({ kind: 'edition', databaseUrl, study: id })
    const done: string[] = []
    const ask = async (order: ReportOrder) => {
      expect(await desk.ask(order)).not.toBeNull()
      done.push(order.kind)
    }
    await Promise.all([
      ask({ kind: 'table 1', study: id, version }), // May have begun already.
      ask({ kind: 'mark details', study: id, version }),
      ask({ kind: 'view', study: id, version, view: { variable: 'sex', value: 'female' } }),
    ])
    expect(done.at(-1)).toBe('mark details')
    desk.stop()
  })

  it('makes anew what an older version of the program made of the same data', async () => {
    await begin(brief)
    const { store } = house.context
    const before = await get()
    const shown = await listShownTables(store.now, study.design.id)
    const older = shown.find(({ name }) => name === 'figure1')!
    await store.write({ actor: 'cli', action: 'test', subject: 'study' }, async (db) => {
      await replaceShownTable(db, older, { title: 'as it was made then' })
      await db
        .update(shownTable)
        .set({ version: sql`replace(${shownTable.version}, ${software.version}, '0.0.1')` })
    })
    expect((await get()).report.figure1).toEqual({ title: 'as it was made then' })

    const reports = openReports() // The program was started anew.
    const again = () => reports.of(house.context, study.design.id)
    expect((await again()).refreshing).toBe(true)
    while ((await again()).refreshing) await new Promise((resolve) => setTimeout(resolve, 200))
    expect((await get()).report).toEqual(before.report)
    const versions = (await listShownTables(store.now, study.design.id)).map(({ version }) => version)
    expect(new Set(versions)).toEqual(new Set([await findReportVersion(store.now, study.design.id)]))
  })

  it('takes new answers in once they are many, and tells of when each table is', async () => {
    await begin(brief)
    const before = await get()
    expect(new Set(Object.values(before.asOf))).toEqual(new Set([house.clock.now]))
    house.clock.now += 60_000
    await fillPanel(house.context, study.design, { seed: 7, count: 700 })
    const first = await get()
    expect(first.report.meta.persons).toBe(before.report.meta.persons)
    const after = await settled()
    expect(after.report.meta.persons).toBeGreaterThan(before.report.meta.persons)
    expect(after.asOf.meta).toBe(house.clock.now)
  })
})
