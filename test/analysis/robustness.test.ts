/** The rows beside the effect table, and the specification curve: the same effects by other ways. */
import { describe, expect, test } from 'vitest'
import {
  buildPanel,
  CHECKS,
  columnOf,
  effectTable,
  estimate,
  filterRows,
  makeTable,
  numberColumn,
  robustness,
  specificationCurves,
  specificationText,
} from '../../analysis/index.ts'
import type { AnalysisPlan } from '../../surveys/design.ts'
import { compile, design, members } from './mini-study.ts'

const panel = buildPanel(design, members(800), compile)
const { plan } = design
const group = columnOf(panel.long, 'benefit').values
const rows = filterRows(panel.long, (row) => group[row] === 0)
const table = effectTable(panel.long, plan).filter((row) => row.group === 'WW')
const marks = table.map((row) => row.mark)
const found = robustness(panel, rows, plan, marks)
const right = 'advice + contacts + nonWork + age + distance + education + duty + problems + period'
const term = (result: ReturnType<typeof estimate>, name: string) =>
  result.coefficients.find((row) => row.term === name)!

describe('robustness rows', () => {
  test('are one per check and form, and say whether the mark stays', () => {
    expect(found).toHaveLength(plan.supports.length)
    for (const [place, checks] of found.entries()) {
      expect(checks.map(({ check }) => check)).toEqual(CHECKS)
      for (const { mark, survives, effects } of checks) {
        expect(effects).toHaveLength(plan.outcomes.length)
        expect(survives).toBe(mark === null ? null : mark.mark === marks[place]!.mark)
      }
    }
  })
  test('keep the mark of a form that was given an effect, whenever they look at the same half-year', () => {
    for (const { check, survives } of found[0]!)
      if (['unweighted', 'within', 'doubly robust'].includes(check))
        expect([check, survives]).toEqual([check, true])
  })
  test('equal the table when there are no weights, and fill in nothing when nothing is missing', () => {
    const [unweighted] = found[0]!
    table[0]!.effects.forEach((effect, place) => {
      expect(unweighted!.effects[place]!.estimate).toBeCloseTo(effect.estimate!, 12)
      expect(unweighted!.effects[place]!.p).toBeCloseTo(effect.p!, 12)
    })
    const imputed = found[0]!.find(({ check }) => check === 'imputed')!
    expect([imputed.mark, imputed.survives]).toEqual([null, null])
  })
  test('are, within persons, what the within model says', () => {
    const own = found[0]!.find(({ check }) => check === 'within')!.effects[1]!
    const result = estimate({
      data: rows,
      formula: `hours ~ ${right}`,
      model: 'within',
      unit: 'member',
      cluster: 'member',
    })
    expect(own.estimate).toBeCloseTo(term(result, 'advice').estimate!, 10)
  })
  test('see no lagged effect of what works in its own half-year only', () => {
    const lagged = found[0]!.find(({ check }) => check === 'lagged')!
    expect(lagged.mark!.mark).not.toBe('++')
    for (const effect of lagged.effects) expect(effect!.low! < 0 && effect!.high! > 0).toBe(true)
    expect(lagged.effects[1]!.n).toBeLessThan(rows.rows / 2)
  })
  test('say nothing of a form that too few had', () => {
    const rare = columnOf(rows, 'contacts').values.map((_, row) => Number(row < 5))
    const others = [...rows.columns.values()].filter(({ name }) => name !== 'contacts')
    const checks = robustness(panel, makeTable([...others, numberColumn('contacts', rare)]), plan, marks)[1]!
    for (const { effects, mark } of checks) {
      expect(mark).toBeNull()
      expect(effects.every((effect) => effect === null)).toBe(true)
    }
  })
  test('say nothing, and break nothing, when a variable was answered once', () => {
    const once = columnOf(rows, 'hours').values.map((value, row) => (row === 0 ? value : NaN))
    const others = [...rows.columns.values()].filter(({ name }) => name !== 'hours')
    const checks = robustness(panel, makeTable([...others, numberColumn('hours', once)]), plan, marks)[0]!
    const imputed = checks.find(({ check }) => check === 'imputed')!
    expect([imputed.mark, imputed.survives]).toEqual([null, null])
  })
  test('pool what is filled in, when something is missing', () => {
    const gaps = columnOf(rows, 'hours').values.map((value, row) => (row % 9 === 0 ? NaN : value))
    const others = [...rows.columns.values()].filter(({ name }) => name !== 'hours')
    const holed = makeTable([...others, numberColumn('hours', gaps)])
    const imputed = robustness(panel, holed, plan, marks)[0]!.find(({ check }) => check === 'imputed')!
    const [, hours] = imputed.effects
    expect(hours!.n).toBe(rows.rows)
    expect(hours!.method).toContain('imputed 5 times')
    expect(hours!.estimate).toBeGreaterThan(2)
    expect(hours!.standardError!).toBeGreaterThan(table[0]!.effects[1]!.standardError! * 0.95)
  })
})

describe('the minimum detectable effect', () => {
  test('is 2.8 standard errors at five per cent, and stands with every effect', () => {
    for (const { effects } of table)
      for (const { detectable, standardError } of effects)
        expect(detectable! / standardError!).toBeCloseTo(2.8015852, 6)
  })
})

describe('the specification curve', () => {
  const alternatives: AnalysisPlan['alternatives'] = {
    weights: ['final', 'none'],
    covariates: { none: [] },
    models: { searching: ['ols'], applications: ['ols'] },
  }
  const curves = specificationCurves(panel.long, { ...plan, alternatives })

  test('is empty when the plan declares no alternatives', () => {
    expect(specificationCurves(panel.long, plan)).toEqual([])
    expect(specificationText([], false, 'en')).toBe('The plan declares no alternatives.')
  })
  test('shows nothing, under any choice, of fewer persons than the minimum', () => {
    const strict = specificationCurves(panel.long, { ...plan, alternatives, minimumN: 10_000 })
    for (const { effects, planned, median } of strict) {
      expect(effects).toEqual([])
      expect(planned).toMatchObject({ estimate: null, n: 0 })
      expect(median).toBe(null)
    }
  })
  test('has every combination once, in order of size, and the plan among them', () => {
    expect(curves).toHaveLength(2 * 3 * 3)
    for (const { outcome, effects, estimated, planned } of curves) {
      expect(estimated).toBe(2 * 2 * 3 * (outcome === 'hours' ? 1 : 2))
      const sizes = effects.map((effect) => effect.estimate!)
      expect(sizes).toEqual([...sizes].sort((a, b) => a - b))
      expect(effects).toContain(planned)
    }
  })
  test('gives, as planned, the effect of the table', () => {
    for (const [place, { effects }] of table.entries())
      for (const effect of effects) {
        const own = curves.find(
          (curve) =>
            curve.group === 'WW' &&
            curve.support === plan.supports[place]!.variable &&
            curve.outcome === effect.outcome,
        )!
        expect(own.planned!.estimate).toBeCloseTo(effect.estimate!, 12)
      }
  })
  test('holds everywhere for an effect that was put in, and says so on a line', () => {
    const advice = curves.filter(({ support, outcome }) => support === 'advice' && outcome === 'hours')
    for (const { estimated, sameSign, sameAndSignificant, contrary } of advice)
      expect([sameSign, sameAndSignificant, contrary]).toEqual([estimated, estimated, 0])
    const lines = specificationText(curves, true, 'en').split('\n')
    expect(lines[0]).toBe('Simulated answers, no real people.')
    expect(lines[2]).toMatch(/^group +support +outcome +as planned +median +models +same sign/)
    expect(lines).toHaveLength(3 + curves.length)
  })
  test('puts counts per month, whatever the model', () => {
    const own = curves.find(
      ({ group: g, support, outcome }) => g === 'WW' && support === 'advice' && outcome === 'applications',
    )!
    const [smallest, largest] = [own.effects[0]!.estimate!, own.effects.at(-1)!.estimate!]
    expect(largest / smallest).toBeLessThan(1.5)
  })
  test('tells how far it is', () => {
    const steps: string[] = []
    specificationCurves(panel.long, { ...plan, alternatives }, (done, all) => steps.push(`${done}/${all}`))
    expect([steps[0], steps.at(-1)]).toEqual(['1/120', '120/120'])
  })
})
