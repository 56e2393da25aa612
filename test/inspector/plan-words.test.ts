import { expect, it } from 'vitest'
import { placeInPlan } from '../../client/inspector/plan-words.ts'
import { studies } from '../../surveys/index.ts'
import { speak } from './cells.ts'

it('a deviation says in words which part of the plan it is in, whatever the part', async () => {
  await speak('nl')
  for (const part of Object.keys(studies['het-eerste-jaar']!.design.plan))
    expect(placeInPlan(`plan.${part}`), part).toMatch(/^[A-Z].* \(plan\./)
  expect(placeInPlan('plan.alpha')).toBe('Grens voor toeval (plan.alpha)')
  expect(placeInPlan('variables.hours.formula')).toBe('Variabele hours (variables.hours.formula)')
  expect(placeInPlan('something')).toBe('something')
})
