import { completedWaves, drawMember } from './member.ts'
import { outcomeModel } from './outcomes.ts'
import { type Parameters, parameters as standard } from './parameters.ts'
import { covariates } from './period.ts'
import { type Benefit, type Form, forms, type HalfYear } from './types.ts'

export type OutcomeName = 'searching' | 'hours' | 'applications'
export const outcomeNames = ['searching', 'hours', 'applications'] as const satisfies readonly OutcomeName[]
const benefits = ['WW', 'WWB'] as const satisfies readonly Benefit[]

export interface TrueEffect {
  readonly group: Benefit
  readonly period: HalfYear
  readonly outcome: OutcomeName
  readonly form: Form
  /** Log odds of searching, hours per week, or log of the rate of applications. Zero means exactly none. */
  readonly effect: number
}

/** Every effect of support that is put in: the same in both half-years. */
export const trueEffects = (parameters: Parameters = standard): readonly TrueEffect[] =>
  benefits.flatMap((group) =>
    (['first-half', 'second-half'] as const).flatMap((period) =>
      outcomeNames.flatMap((outcome) =>
        forms.map((form) => ({
          group,
          period,
          outcome,
          form,
          effect: parameters.groups[group].outcomes[outcome].effects[form] ?? 0,
        })),
      ),
    ),
  )

/** The mark of Table 1 that the effects put in amount to. */
export function trueMark(group: Benefit, form: Form, parameters: Parameters = standard): string {
  const effects = outcomeNames.map((outcome) => parameters.groups[group].outcomes[outcome].effects[form] ?? 0)
  const up = effects.filter((effect) => effect > 0).length
  const down = effects.filter((effect) => effect < 0).length
  if (up > 0 && down > 0) return '±'
  if (up === 3) return '++'
  if (down === 3) return '--'
  return up > 0 ? '+' : down > 0 ? '-' : ''
}

/** Hours of all seven forms together minus one form only. */
export function trueContrast(group: Benefit, only: Form, parameters: Parameters = standard): number {
  const { effects } = parameters.groups[group].outcomes.hours
  return forms.reduce((sum, form) => sum + (form === only ? 0 : (effects[form] ?? 0)), 0)
}

/**
 * The effects as average marginal effects: the mean change in each expectation (chance of searching, hours,
 * applications a month) when a form goes from no to yes, over the half-years of those who respond.
 */
export function averageMarginalEffects(
  seed: number,
  count: number,
  parameters: Parameters = standard,
): Readonly<Record<Benefit, Readonly<Record<OutcomeName, Readonly<Record<Form, number>>>>>> {
  const zero = () => Object.fromEntries(forms.map((form) => [form, 0])) as Record<Form, number>
  const empty = () => ({ searching: zero(), hours: zero(), applications: zero() })
  const sums = { WW: empty(), WWB: empty() }
  const rows = { WW: 0, WWB: 0 }
  for (let index = 0; index < count; index += 1) {
    const member = drawMember(seed, index, parameters)
    const { benefit } = member.person
    for (const wave of completedWaves(member)) {
      if (wave === 'decision') continue
      const truth = member.truth[wave]
      const x = covariates(member.person, truth)
      rows[benefit] += 1
      for (const form of forms) {
        const at = (value: boolean) =>
          outcomeModel(parameters.groups[benefit], wave, x, { ...truth.active, [form]: value }, 1)
        const [without, withForm] = [at(false), at(true)]
        for (const outcome of outcomeNames)
          sums[benefit][outcome][form] += withForm[outcome] - without[outcome]
      }
    }
  }
  for (const benefit of benefits)
    for (const outcome of outcomeNames)
      for (const form of forms) sums[benefit][outcome][form] /= Math.max(1, rows[benefit])
  return sums
}
