import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Profiles, viewsOf } from '../../analysis/disclosure/profiles.ts'
import { mayReplace, type TableCounts } from '../../analysis/disclosure/refresh.ts'
import { type Basis, countByView } from '../../analysis/disclosure/tally.ts'
import { type Relation, withhold } from '../../analysis/disclosure/withhold.ts'
import { buildPanel } from '../../analysis/panel-file/build-panel.ts'
import type { Report } from '../../analysis/reports/build-report.ts'
import { openEdition } from '../../analysis/reports/edition.ts'
import { REPORT_KEYS } from '../../analysis/reports/report-keys.ts'
import { compile, design, members, published } from './mini-study.ts'

const MINIMUM = 10
const label = { nl: '', en: '' }
const filter = (variable: string, classes: number) => ({
  variable,
  label,
  classes: Array.from({ length: classes }, (_, place) => ({ value: String(place), label })),
})

/** Filters of three and two classes, with a class of who is in none; persons are given by combination. */
const filters = [filter('a', 3), filter('b', 2)]
const profiles: Profiles = {
  filters,
  count: 12,
  of: new Uint16Array(0),
  classOf: [
    Uint8Array.from({ length: 12 }, (_, p) => p % 4),
    Uint8Array.from({ length: 12 }, (_, p) => Math.floor(p / 4)),
  ],
}
const views = viewsOf(filters)

const persons = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 10, max: 200 }))
const counted = fc.array(persons, { minLength: 12, maxLength: 12 }).map((all) => Float64Array.from(all))
/** Three answers to one question: numbers whose persons add up to a fourth. */
const answers = fc.tuple(counted, counted, counted)
const keys = ['one', 'two', 'three']
const relation: Relation = { whole: 'all', parts: keys }

function settle(parts: readonly Float64Array[]) {
  const all = parts[0]!.map((_, profile) => parts.reduce((sum, own) => sum + own[profile]!, 0))
  const basisOf = (own: Float64Array): Basis => ({ all: own, groups: [] })
  const cells = [
    { key: 'all', basis: basisOf(all) },
    ...parts.map((own, place) => ({ key: keys[place]!, basis: basisOf(own) })),
  ]
  const settled = withhold(cells, [relation], [], profiles, views, MINIMUM)
  const byView = countByView(profiles, views)
  const counts = new Map(cells.map(({ key, basis }) => [key, byView(basis.all)]))
  return { settled, counts, cells }
}

/**
 * What a reader can work out who knows which numbers add up: takes sums with one unknown until there are none. Gives the persons of
 * all numbers that came out, and of all sums of two unknowns that did.
 */
function workOut({ settled, counts }: ReturnType<typeof settle>): number[] {
  const sums: { whole: string; parts: string[] }[] = []
  const at = (key: string, view: number) => `${key} ${view}`
  for (const key of ['all', ...keys])
    for (const own of views.ofFilter)
      sums.push({ whole: at(key, 0), parts: own.map((view) => at(key, view)) })
  for (let view = 0; view < views.list.length; view++)
    sums.push({ whole: at('all', view), parts: keys.map((key) => at(key, view)) })
  const never = new Set(views.ofFilter.map((own) => own.at(-1)!))
  const known = new Map<string, number>()
  for (const [key, { why }] of settled)
    why.forEach((own, view) => {
      if (own === null && !never.has(view)) known.set(at(key, view), counts.get(key)![view]!)
    })
  const found: number[] = []
  for (let more = true; more; ) {
    more = false
    for (const { whole, parts } of sums) {
      const open = [whole, ...parts].filter((name) => !known.has(name))
      if (open.length !== 1) continue
      const rest = parts.filter((name) => name !== open[0]).reduce((sum, name) => sum + known.get(name)!, 0)
      const value = open[0] === whole ? rest : known.get(whole)! - rest
      known.set(open[0]!, value)
      found.push(value)
      more = true
    }
  }
  for (const { whole, parts } of sums)
    if (known.has(whole)) {
      const open = parts.filter((name) => !known.has(name))
      if (open.length > 0)
        found.push(
          known.get(whole)! -
            parts.filter((name) => known.has(name)).reduce((sum, name) => sum + known.get(name)!, 0),
        )
    }
  return found
}

const tooFew = (count: number) => count > 0 && count < MINIMUM

describe('what is withheld', () => {
  test('is every number on fewer persons than the minimum, in every view', () => {
    fc.assert(
      fc.property(answers, (parts) => {
        const { settled, counts } = settle(parts)
        for (const [key, { why }] of settled)
          why.forEach((own, view) => {
            if (own === null) expect(counts.get(key)![view]).toBeGreaterThanOrEqual(MINIMUM)
          })
      }),
    )
  })
  test('is enough: no sum of shown numbers gives a number on fewer persons', () => {
    fc.assert(
      fc.property(answers, (parts) => {
        expect(workOut(settle(parts)).filter(tooFew)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
  test('is enough: no two shown views of one number, nor one and all outside the other, differ in a few persons', () => {
    fc.assert(
      fc.property(answers, (parts) => {
        const { settled, counts, cells } = settle(parts)
        for (const { key, basis } of cells)
          for (const [x, a] of views.ofFilter[0]!.entries())
            for (const [y, b] of views.ofFilter[1]!.entries()) {
              if (settled.get(key)!.why[a] !== null || settled.get(key)!.why[b] !== null) continue
              const both = basis.all.reduce(
                (sum, own, p) =>
                  sum + (profiles.classOf[0]![p] === x && profiles.classOf[1]![p] === y ? own : 0),
                0,
              )
              const own = counts.get(key)!
              const differing = own[a]! + own[b]! - 2 * both
              expect([differing, own[0]! - differing].filter(tooFew)).toEqual([])
            }
      }),
    )
  })
  test('is nothing where all are many and well apart', () => {
    const many = Float64Array.from({ length: 12 }, (_, p) =>
      profiles.classOf.some((own, f) => own[p] === filters[f]!.classes.length) ? 0 : 50,
    )
    const { settled } = settle([many, many, many])
    for (const { why } of settled.values())
      views.list.forEach((view, place) => {
        if (view !== null || place === 0) expect(why[place]).toBeNull()
      })
  })
  test('is a second answer when one answer of three has too few persons', () => {
    const even = (count: number) => new Float64Array(12).fill(0).fill(count, 0, 1)
    const { settled } = settle([even(3), even(40), even(60)])
    expect(keys.map((key) => settled.get(key)!.why[0])).toEqual(['few', 'protects', null])
  })
})

describe('a table is shown anew', () => {
  const table = (persons: readonly number[], shown = persons.map(() => true)): TableCounts => ({
    a: { persons, shown },
  })
  test('not while a number changed by a few persons, in any view', () => {
    expect(mayReplace(table([40, 20]), table([50, 29]), MINIMUM)).toBe(false)
  })
  test('not when a number is hidden today that was shown yesterday of the same persons', () => {
    expect(mayReplace(table([40, 20]), table([50, 20], [true, false]), MINIMUM)).toBe(false)
  })
  test('when every number changed by the minimum, or not at all', () => {
    expect(mayReplace(table([40, 20]), table([50, 20]), MINIMUM)).toBe(true)
    expect(mayReplace(table([40, 5], [true, false]), table([50, 8], [true, false]), MINIMUM)).toBe(true)
  })
  test('so that of a number shown before and after, the difference is never of a few persons', () => {
    const list = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(list, list, (before, after) => {
        const shown = (persons: readonly number[]) => persons.map((own) => own >= MINIMUM)
        const [then, now] = [table(before, shown(before)), table(after, shown(after))]
        if (!mayReplace(then, now, MINIMUM)) return
        after.forEach((own, view) => {
          if (shown(before)[view] && shown(after)[view])
            expect(tooFew(Math.abs(own - before[view]!))).toBe(false)
        })
      }),
    )
  })
})

describe('an edition of the report', () => {
  const mini = { ...design, plan: { ...design.plan, filters: ['distance', 'transferCwi'] } }
  const open = (count: number) => openEdition(mini, published, buildPanel(mini, members(count), compile))
  const cellsOf = (report: Report) =>
    REPORT_KEYS.flatMap((key) =>
      report[key].rows.flatMap((row) =>
        Object.entries(row.cells).map(([column, cell]) => ({ key: `${key}/${row.key}/${column}`, cell })),
      ),
    )

  test('tells which classes of which filters may be looked at', async () => {
    expect(
      (await open(800)).filters.map(({ variable, classes }) => [variable, classes.map(({ shown }) => shown)]),
    ).toEqual([
      ['distance', [true, true, true, true]],
      ['transferCwi', [true, true]],
    ])
    expect((await open(24)).filters[0]!.classes.some(({ shown }) => !shown)).toBe(true)
  })
  test('refuses a class with too few persons, one that is not there, and a filter that the plan does not declare', async () => {
    const edition = await open(24)
    const few = edition.filters[0]!.classes.find(({ shown }) => !shown)!
    expect(await edition.report({ variable: 'distance', value: few.value })).toBeNull()
    expect(await edition.report({ variable: 'distance', value: '9' })).toBeNull()
    expect(await edition.report({ variable: 'education', value: 'lower' })).toBeNull()
  })
  test('estimates anew on one class what it tells of everyone, and leaves out what tells of the weighting', async () => {
    const edition = await open(800)
    const all = edition.whole
    const own = (await edition.report({ variable: 'distance', value: '2' }))!
    expect(own.meta).toMatchObject({ view: { variable: 'distance', value: '2' } })
    expect(own.meta.persons).toBeLessThan(all.meta.persons)
    const [mean, whole] = [own, all].map(({ hours }) => hours.rows[0]!.cells.WW!)
    expect(mean!.persons).toBeLessThan(whole!.persons)
    expect(mean!.estimate).not.toBe(whole!.estimate)
    expect([own.weights, own.margins, own.representativeness].flatMap(({ rows }) => rows)).toEqual([])
    expect(own.durations.curves).toBeUndefined()
    expect(JSON.stringify(own)).not.toContain('published')
  })
  test('withstands one who takes what is told of classes from what is told of everyone', async () => {
    for (const count of [60, 160]) {
      const edition = await open(count)
      const all = new Map(cellsOf(edition.whole).map(({ key, cell }) => [key, cell]))
      for (const { variable, classes } of edition.filters) {
        const views = await Promise.all(classes.map(({ value }) => edition.report({ variable, value })))
        const parts = views.flatMap((own) =>
          own === null ? [] : [new Map(cellsOf(own).map(({ key, cell }) => [key, cell]))],
        )
        for (const [key, whole] of all) {
          // Curves and weights are of everyone only.
          if (whole.estimate === null || /^(weights|margins|representativeness)/.test(key)) continue
          const shown = parts.flatMap((cells) => {
            const own = cells.get(key)
            return own === undefined || own.estimate === null ? [] : [own.persons]
          })
          if (shown.length === 0) continue
          const left = whole.persons - shown.reduce((sum, own) => sum + own, 0)
          if (!key.startsWith('table1') && !key.startsWith('figure2') && !key.startsWith('figure5'))
            expect(tooFew(left), `${count} ${variable} ${key}: ${left} left`).toBe(false)
        }
      }
    }
  })
  test('never lets out who its numbers rest on', async () => {
    expect(JSON.stringify((await open(60)).whole)).not.toContain('basis')
  })
})
