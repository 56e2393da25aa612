import { completedWaves, drawMember } from '../../surveys/het-eerste-jaar/simulation/member.ts'
import { covariates } from '../../surveys/het-eerste-jaar/simulation/period.ts'
import { type Benefit, forms, type SimulatedMember } from '../../surveys/het-eerste-jaar/simulation/types.ts'
import { type Family, type Fit, regress } from './regression.ts'

export const outcomes = [
  { name: 'searching', family: 'logit' },
  { name: 'hours', family: 'ols' },
  { name: 'applications', family: 'poisson' },
] as const satisfies readonly { name: string; family: Family }[]
export type OutcomeName = (typeof outcomes)[number]['name']

const background = [
  'age',
  'male',
  'distance2',
  'distance3',
  'distance4',
  'originOutside',
  'goodHealth',
  'problems',
  'duty',
  'asked',
  'atWork',
] as const
export const terms: readonly string[] = ['intercept', 'secondHalf', ...background, ...forms]

export interface TruePanel {
  readonly rows: Float64Array[]
  readonly member: number[]
  readonly logMonths: number[]
  readonly y: Record<OutcomeName, number[]>
}

/** The long panel of those who respond, from what is true of them: half-years as rows. */
export function truePanel(members: Iterable<SimulatedMember>, benefit: Benefit): TruePanel {
  const panel: TruePanel = {
    rows: [],
    member: [],
    logMonths: [],
    y: { searching: [], hours: [], applications: [] },
  }
  for (const member of members) {
    if (member.person.benefit !== benefit) continue
    for (const wave of completedWaves(member)) {
      if (wave === 'decision') continue
      const truth = member.truth[wave]
      const x = covariates(member.person, truth)
      panel.rows.push(
        Float64Array.from([
          1,
          wave === 'second-half' ? 1 : 0,
          ...background.map((name) => x[name]!),
          ...forms.map((form) => Number(truth.active[form])),
        ]),
      )
      panel.member.push(member.index)
      panel.logMonths.push(Math.log(truth.months))
      for (const { name } of outcomes) panel.y[name].push(Number(truth[name]))
    }
  }
  return panel
}

export const fitOutcome = (panel: TruePanel, name: OutcomeName): Fit =>
  regress(
    outcomes.find((outcome) => outcome.name === name)!.family,
    terms,
    panel.rows,
    panel.y[name],
    panel.member,
    name === 'applications' ? panel.logMonths : undefined,
  )

export function* members(seed: number, count: number): Generator<SimulatedMember> {
  for (let index = 0; index < count; index += 1) yield drawMember(seed, index)
}

/** Who receives any support in a half-year, among respondents who were on benefit at its start. */
export function selectionFit(
  everyone: Iterable<SimulatedMember>,
  benefit: Benefit,
  period: 'first-half' | 'second-half',
): Fit {
  const second = period === 'second-half'
  const names = [
    'intercept',
    'age',
    'ageSquared',
    'male',
    'distance',
    ...background.filter((name) => !/^(age|male|distance)/.test(name)),
    ...(second ? ['supportFirstHalf'] : []),
  ]
  const rows: Float64Array[] = []
  const y: number[] = []
  const member: number[] = []
  for (const one of everyone) {
    if (one.person.benefit !== benefit || one.truth[period].leftBefore) continue
    const done = completedWaves(one)
    if (!done.includes(period) || !done.includes('first-half')) continue
    const x: Record<string, number> = {
      ...covariates(one.person, one.truth[period]),
      intercept: 1,
      ageSquared: ((one.person.age - 40) / 10) ** 2,
      distance: one.person.distance,
      supportFirstHalf: Number(one.truth['first-half'].supportAny),
    }
    rows.push(Float64Array.from(names, (name) => x[name]!))
    y.push(Number(one.truth[period].supportAny))
    member.push(one.index)
  }
  return regress('logit', names, rows, y, member)
}
