import { describe, expect, test } from 'vitest'
import { columnOf, filterRows } from '../../analysis/columns.ts'
import { estimate } from '../../analysis/estimate.ts'
import { buildPanel } from '../../analysis/panel-file/build-panel.ts'
import { openEdition } from '../../analysis/reports/edition.ts'
import { compile, design, members, published } from './mini-study.ts'

const alternatives = { weights: ['none'], covariates: { none: [] }, models: { hours: ['poisson'] } } as const
const plan = { ...design.plan, alternatives }
const panel = buildPanel({ ...design, plan }, members(600), compile)
const edition = await openEdition({ ...design, plan }, published, panel)
const details = edition.details()

describe('what stands behind a mark', () => {
  test('is nothing where the mark is not shown', async () => {
    const few = await openEdition(
      { ...design, plan },
      published,
      buildPanel({ ...design, plan }, members(12), compile),
    )
    expect(few.details()).toEqual([])
  })
  test('has commands that give the number of the table again, on the rows of the group', () => {
    const { table1 } = edition.whole
    const group = columnOf(panel.long, plan.group).values
    const data = filterRows(panel.long, (row) => group[row] === 0)
    const { models } = details.find((own) => own.group === 'WW' && own.support === 'advice')!
    expect(models.equations).toHaveLength(3)
    for (const { outcome, formula, command } of models.equations) {
      const model = command.match(/--model (\S+)/)![1] as 'ols'
      const offset = command.match(/--offset '([^']+)'/)?.[1]
      const found = estimate({
        data,
        formula,
        model,
        cluster: 'member',
        ...(command.includes('--ame') && { ame: true }),
        ...(offset && { offset }),
      })
      const rows = (command.includes('--ame') ? found.marginalEffects : found.coefficients) ?? []
      const own = rows.find(({ term }) => term === 'advice')!
      const shown = table1.rows[0]!.cells[`WW.${outcome}`]!
      expect(own.estimate).toBeCloseTo(shown.estimate!, 9)
      expect(own.low).toBeCloseTo(shown.low!, 9)
    }
  })
  test('has all other choices, that of the plan among them, and no choice of a period with too few', () => {
    const { curves } = details[0]!
    const hours = curves.find(({ outcome }) => outcome === 'hours')!
    // Background as planned or none; together or one of two periods; least squares or Poisson.
    expect(hours.effects).toHaveLength(2 * 3 * 2)
    expect(hours.effects.every(({ n }) => n > 0)).toBe(true)
  })
  test('tells who gets the form, without who the numbers rest on, and chances in rising order', () => {
    const { getting, chances } = details[0]!
    expect(getting.map(({ term }) => term)).toContain('age')
    expect(JSON.stringify(details)).not.toContain('basis')
    for (const arm of [chances!.got, chances!.not]) expect([...arm].sort((a, b) => a - b)).toEqual(arm)
  })
})
