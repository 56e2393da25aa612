import { monthDays } from './course.ts'
import { outcomeModel } from './outcomes.ts'
import type { GroupParameters, Parameters } from './parameters.ts'
import {
  around,
  bernoulli,
  linear,
  logistic,
  normal,
  pick,
  poisson,
  type RandomGenerator,
  toUniform,
  uniform,
} from './random.ts'
import {
  type Course,
  type Form,
  forms,
  type HalfYear,
  type PeriodTruth,
  type Person,
  type WaveId,
} from './types.ts'

type Work = PeriodTruth['work']
type Support = Readonly<Record<Form, boolean>>

const noSupport: Support = Object.fromEntries(forms.map((form) => [form, false])) as Record<Form, boolean>

const problemShares = [
  ['mental', 0.3],
  ['debts', 0.28],
  ['housing', 0.1],
  ['care', 0.16],
  ['language', 0.1],
  ['addiction', 0.04],
  ['other', 0.1],
] as const

function drawHealth(generator: RandomGenerator, person: Person): PeriodTruth['health'] {
  const state = person.latent.health + 0.5 * normal(generator)
  return (1 + [-1.7, -0.9, 0, 1.3].filter((cut) => state > cut).length) as PeriodTruth['health']
}

function drawProblems(generator: RandomGenerator, person: Person, health: number): readonly string[] {
  if (person.latent.problems + 0.3 * normal(generator) <= 0) return []
  const found = new Set<string>([pick(generator, health <= 2 ? [['health', 1]] : problemShares)])
  if (bernoulli(generator, 0.35)) found.add(pick(generator, problemShares))
  return [...found]
}

function drawWork(
  generator: RandomGenerator,
  course: Course,
  toDays: number,
  before: PeriodTruth | null,
  besideBenefit: number,
): Work {
  const ended = course.days.benefitEnd !== null && course.days.benefitEnd <= toDays
  const chance = !ended ? besideBenefit : course.benefitEndReason === 'work' ? 0.93 : 0.12
  const keeps = before !== null && before.work !== 'no' && bernoulli(generator, 0.8)
  if (!keeps && !bernoulli(generator, chance)) return 'no'
  return bernoulli(generator, ended ? 0.85 : 0.1) ? 'full' : 'part'
}

function drawDuty(generator: RandomGenerator, person: Person, group: GroupParameters): PeriodTruth['duty'] {
  const tendency =
    group.duty.intercept +
    linear(group.duty.on, {
      exempt: person.exempt ? 1 : 0,
      distanceSteps: person.distance - 2,
      health: person.latent.health,
    })
  if (tendency + around(generator, person.latent.duty, 0.8) > 0)
    return bernoulli(generator, 0.8) ? 'yes' : 'partly'
  return bernoulli(generator, 0.04) ? 'dontKnow' : 'no'
}

/** The background as the models see it. */
export function covariates(
  person: Person,
  state: Pick<PeriodTruth, 'health' | 'problems' | 'duty' | 'asked' | 'work'>,
): Record<string, number> {
  const outside = person.bornInNetherlands === 'no' || person.parentsBorn !== 'both'
  return {
    age: (person.age - 40) / 10,
    ageFrom45Squared: ((person.age - 45) / 10) ** 2,
    ageFrom30Squared: ((person.age - 30) / 10) ** 2,
    male: person.male ? 1 : 0,
    distance2: person.distance === 2 ? 1 : 0,
    distance3: person.distance === 3 ? 1 : 0,
    distance4: person.distance === 4 ? 1 : 0,
    originOutside: outside ? 1 : 0,
    goodHealth: state.health >= 4 ? 1 : 0,
    problems: state.problems.length > 0 ? 1 : 0,
    duty: state.duty === 'yes' || state.duty === 'partly' ? 1 : 0,
    asked: state.asked ? 1 : 0,
    atWork: state.work === 'no' ? 0 : 1,
  }
}

/** Each form by itself; when that gives none, one of them in proportion to its odds. */
function drawForms(
  generator: RandomGenerator,
  chances: Readonly<Record<Form, number>>,
  possible: (form: Form) => number,
): Support {
  const support = { ...noSupport } as Record<Form, boolean>
  for (const form of forms) support[form] = bernoulli(generator, chances[form] * possible(form))
  if (!forms.some((form) => support[form])) {
    const odds = forms.map((form) => {
      const chance = chances[form] * possible(form)
      return [form, chance / (1 - chance)] as const
    })
    support[pick(generator, odds)] = true
  }
  return support
}

/** One period of one member, given the period before. */
export function drawPeriod(
  generator: RandomGenerator,
  wave: WaveId,
  person: Person,
  course: Course,
  before: PeriodTruth | null,
  parameters: Parameters,
): PeriodTruth {
  const group = parameters.groups[person.benefit]
  const half: HalfYear | null = wave === 'decision' ? null : wave
  const { decision, half: halfDays, year, benefitEnd } = course.days
  const [fromDays, toDays] =
    wave === 'decision' ? [0, decision] : wave === 'first-half' ? [decision, halfDays] : [halfDays + 1, year]
  const months = (toDays - fromDays + 1) / monthDays
  const leftBefore = benefitEnd !== null && benefitEnd < fromDays
  const health = drawHealth(generator, person)
  const problems = drawProblems(generator, person, health)
  const felt = drawDuty(generator, person, group)
  const duty = leftBefore ? 'no' : felt
  const asked = around(generator, person.latent.asked, 0.6) + group.asked[wave] > 0
  const work = drawWork(
    generator,
    course,
    toDays,
    before,
    wave === 'decision' ? 0.06 : group.workBesideBenefit,
  )
  const x = covariates(person, { health, problems, duty, asked, work })

  const chance = uniform(generator)
  const ran = before?.active.trajectory ?? false
  let support = noSupport
  if (half !== null) {
    const model = group.support[half]
    const p = logistic(
      model.intercept +
        linear(model.on, {
          ...x,
          supportFirstHalf: before?.supportAny ? 1 : 0,
          transferUnknownUwv: person.transferUwv ? 0 : 1,
          leftBefore: leftBefore ? 1 : 0,
        }),
    )
    if (chance < p)
      support = drawForms(generator, group.forms[half], (form) => {
        if (form === 'nonWork') return problems.length > 0 ? 1 : 0
        if (form === 'trajectory') return ran ? 0.3 : 1
        return form === 'training' ? 1.2 - 0.2 * person.distance : 1
      })
  }
  const active: Support = { ...support, trajectory: support.trajectory || ran }
  const supportAny = forms.some((form) => support[form])

  const expected = outcomeModel(group, wave, x, active, months)
  const zSearching = around(generator, person.latent.searching, parameters.withinPerson)
  const zHours = around(generator, person.latent.hours, parameters.withinPerson)
  const zApplications = around(generator, person.latent.applications, parameters.withinPerson)
  const searching = toUniform(zSearching) < expected.searching
  const rounding = uniform(generator)
  const satisfaction = Math.min(
    10,
    Math.max(
      1,
      Math.round(
        6.2 + (supportAny ? 0.7 : -0.3) + 1.1 * person.latent.satisfaction + 0.9 * normal(generator),
      ),
    ),
  )
  return {
    months,
    leftBefore,
    health,
    problems,
    duty,
    asked,
    work,
    support,
    supportAny,
    active,
    searching,
    hours: searching
      ? hoursGiven(expected.hours / expected.searching, zHours, parameters.hoursSpread, rounding)
      : 0,
    applications: searching
      ? Math.min(
          500,
          poisson(
            generator,
            (expected.applications / expected.searching) *
              lognormal(zApplications, parameters.applicationsSpread),
          ),
        )
      : 0,
    satisfaction,
    expected,
  }
}

/** A factor with mean 1. */
const lognormal = (z: number, spread: number): number => Math.exp(spread * z - (spread * spread) / 2)

/** Hours of a searcher with the given mean: at least half an hour, rounded to halves without bias. */
function hoursGiven(mean: number, z: number, spread: number, rounding: number): number {
  const exact = 0.5 + (mean - 0.5) * lognormal(z, spread)
  return Math.min(80, Math.floor(exact * 2 + rounding) / 2)
}
