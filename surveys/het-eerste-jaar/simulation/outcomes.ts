import type { GroupParameters, Outcome } from './parameters.ts'
import { linear, logistic } from './random.ts'
import { type Form, forms, type WaveId } from './types.ts'

/** The linear predictor of one outcome: intercept of the period, background, and the forms that are active. */
export function predictor(
  outcome: Outcome,
  wave: WaveId,
  x: Readonly<Record<string, number>>,
  active: Readonly<Record<Form, boolean>>,
): number {
  let sum = outcome.intercepts[wave] + linear(outcome.background, x)
  for (const form of forms) if (active[form]) sum += outcome.effects[form] ?? 0
  return sum
}

/**
 * The three expectations: p(x), the chance of searching; m(x), mean hours; μ(x), mean applications in the
 * period. The last two count people who do not search as 0.
 */
export function outcomeModel(
  group: GroupParameters,
  wave: WaveId,
  x: Readonly<Record<string, number>>,
  active: Readonly<Record<Form, boolean>>,
  months: number,
): { searching: number; hours: number; applications: number } {
  const { searching, hours, applications } = group.outcomes
  return {
    searching: logistic(predictor(searching, wave, x, active)),
    hours: predictor(hours, wave, x, active),
    applications: months * Math.exp(predictor(applications, wave, x, active)),
  }
}
