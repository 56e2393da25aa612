/** Weights of a study: from the plan to columns of the panel file. */
import { describe, expect, test } from 'vitest'
import {
  buildPanel,
  columnOf,
  makeTable,
  representativeness,
  weighPanel,
  weightedMean,
} from '../../analysis/index.ts'
import { design as firstYear } from '../../surveys/het-eerste-jaar/design.ts'
import { drawInformativePanel, trueValues } from '../../surveys/het-eerste-jaar/simulation/index.ts'
import { compileExpression } from '../../surveys/instrument/index.ts'
import { compile, design, members } from './mini-study.ts'

const weighting = {
  known: ['age', 'distance'],
  earlier: ['hours', 'searching'],
  margins: { distance: 'sample' as const },
  trimAbove: 5,
}
const weighed = { ...design, plan: { ...design.plan, weighting } }
const panelOf = (count: number) => buildPanel(weighed, members(count), compile)
const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0)

describe('the weights of a study', () => {
  test('are refused when the plan names a column that is not there', () => {
    const wrong = { ...weighed, plan: { ...weighed.plan, weighting: { ...weighting, known: ['shoeSize'] } } }
    expect(() => weighPanel(panelOf(400), wrong)).toThrow("no column 'shoeSize'")
  })
  test('are not there when the plan has no weighting', () => {
    const panel = panelOf(100)
    expect(weighPanel(panel, design)).toEqual({ panel, sets: [] })
  })
  test('add up to the base weights of everyone asked, and are zero for who did not answer', () => {
    const { panel, sets } = weighPanel(panelOf(1000), weighed)
    for (const pattern of ['first-half', 'second-half', 'first-half+second-half']) {
      const weights = columnOf(panel.wide, `weight.${pattern}`).values
      expect(sumOf(weights)).toBeCloseTo(1000, 6)
      weights.forEach((weight, member) => {
        const answered = pattern
          .split('+')
          .every((period) => columnOf(panel.wide, `responded.${period}`).values[member] === 1)
        expect(weight > 0).toBe(answered)
      })
    }
    expect(sets.map(({ group, periods }) => `${group} ${periods.join('+')}`)).toEqual([
      'WW first-half',
      'WW second-half',
      'WW first-half+second-half',
      'WWB first-half',
      'WWB second-half',
      'WWB first-half+second-half',
    ])
  })
  test('give back the margins of everyone asked, and say how unequal they are', () => {
    const { sets } = weighPanel(panelOf(2000), weighed)
    for (const { diagnostics } of sets) {
      expect(diagnostics.margins).toHaveLength(4)
      for (const { after, target } of diagnostics.margins) expect(after / target).toBeCloseTo(1, 9)
      expect(diagnostics.effective).toBeCloseTo(diagnostics.n / diagnostics.deff, 6)
      expect(diagnostics.max / (diagnostics.sum / diagnostics.n)).toBeLessThanOrEqual(5.0001)
    }
  })
  test('take the counts of a population when the plan has them', () => {
    const margins = { distance: { '1': 10, '2': 20, '3': 30, '4': 40 } }
    const known = { ...weighed, plan: { ...weighed.plan, weighting: { ...weighting, margins } } }
    const { diagnostics } = weighPanel(panelOf(2000), known).sets[0]!
    expect(diagnostics.margins.map(({ after }) => after / diagnostics.sum)).toEqual(
      [0.1, 0.2, 0.3, 0.4].map((share) => expect.closeTo(share, 9)),
    )
  })
  test('stay base weights, and say so, where too few answered', () => {
    const { panel, sets } = weighPanel(panelOf(40), weighed)
    expect(sets[0]!.notes).toContain('fewer than 50 members: base weights')
    const own = columnOf(panel.wide, 'weight.first-half').values
    expect([...new Set(own)]).toEqual([1])
  })
  test('are not raked, and say why, when no weights meet all margins', () => {
    // Two variables that say the same, with other counts each: nothing can give both.
    const panel = panelOf(400)
    const margins = {
      distance: { '1': 10, '2': 20, '3': 30, '4': 40 },
      twin: { '1': 40, '2': 30, '3': 20, '4': 10 },
    }
    const wide = makeTable([
      ...panel.wide.columns.values(),
      { ...columnOf(panel.wide, 'distance'), name: 'twin' },
    ])
    const known = { ...weighed, plan: { ...weighed.plan, weighting: { ...weighting, margins } } }
    const { sets } = weighPanel({ ...panel, wide }, known)
    expect(sets[0]!.notes[0]).toMatch(/^not raked: rake did not converge/)
    expect(sets[0]!.diagnostics.sum).toBeCloseTo(200, 6)
  })
  test('stand in the long file by the period of the row', () => {
    const { panel } = weighPanel(panelOf(300), weighed)
    const { long, wide, memberOfRow } = panel
    const period = columnOf(long, 'period')
    columnOf(long, 'weight').values.forEach((weight, row) => {
      const name = `weight.${period.categories![period.values[row]!]}`
      expect(weight).toBe(columnOf(wide, name).values[memberOfRow[row]!])
    })
  })
  test('mend a mean when who searched is likelier to stay', () => {
    const seed = 4
    const truth = trueValues(9, 8000).get('WWB.searching.second-half')!
    const records = drawInformativePanel(seed, 6000)
    const { panel } = weighPanel(buildPanel(firstYear, records, compileExpression), firstYear)
    const group = columnOf(panel.long, 'benefit').values
    const period = columnOf(panel.long, 'period').values
    const values = columnOf(panel.long, 'searching').values.map((value, row) =>
      group[row] === 1 && period[row] === 1 ? value : NaN,
    )
    const mean = (weights: Float64Array | null) => weightedMean({ values, weights, clusters: null }).estimate!
    const [plain, mended] = [mean(null), mean(columnOf(panel.long, 'weight').values)]
    expect(Math.abs(mended - truth)).toBeLessThan(Math.abs(plain - truth) / 2)
  })
})

describe('representativeness', () => {
  test('is one R-indicator per group and period, with what each variable takes away', () => {
    const { panel } = weighPanel(
      buildPanel(firstYear, drawInformativePanel(2, 3000), compileExpression),
      firstYear,
    )
    const found = representativeness(panel, firstYear)
    expect(found.map(({ group, period }) => `${group} ${period}`)).toEqual([
      'WW first-half',
      'WW second-half',
      'WWB first-half',
      'WWB second-half',
    ])
    for (const { indicator, partial, asked } of found) {
      expect(indicator.r.n).toBe(asked)
      expect(indicator.r.estimate).toBeGreaterThan(0.5)
      expect(indicator.r.high).toBeLessThan(0.98)
      expect(partial.map(({ variable }) => variable)).toEqual(['sex', 'ageClass', 'distance', 'cohort'])
    }
  })
  test('says nothing of too few, or without a plan', () => {
    expect(representativeness(panelOf(60), weighed)).toEqual([])
    expect(representativeness(panelOf(600), design)).toEqual([])
  })
})
