import { addDays, addMonths, daysBetween, firstDay } from './calendar.ts'
import type { GroupParameters } from './parameters.ts'
import { bernoulli, integer, linear, normal, pick, type RandomGenerator, uniform } from './random.ts'
import type { Course, Person } from './types.ts'

/** Mean length of a month, in days. */
export const monthDays = 30.4375

/** Application in March or April 2006, decision some weeks later, and the end of the benefit if it comes. */
export function drawCourse(generator: RandomGenerator, person: Person, group: GroupParameters): Course {
  const application = addDays(firstDay, integer(generator, 0, 60))
  const untilDecision = Math.max(
    4,
    Math.round(group.decision.medianDays * Math.exp(group.decision.spread * normal(generator))),
  )
  const late = bernoulli(generator, 0.02) ? integer(generator, 40, 90) : 0
  const decisionDays = untilDecision + late
  const hazard =
    group.exit.hazard *
    Math.exp(
      linear(group.exit.on, {
        age: (person.age - 40) / 10,
        distanceSteps: person.distance - 2,
        outside: person.bornInNetherlands === 'no' ? 1 : 0,
        health: person.latent.health,
      }),
    )
  const wait = 1 + Math.round((-Math.log(1 - uniform(generator)) / hazard) * monthDays)
  const reason = bernoulli(generator, group.exit.toWork)
    ? 'work'
    : pick(generator, [
        ['otherBenefit', 0.22],
        ['partner', person.benefit === 'WWB' ? 0.18 : 0.02],
        ['moved', person.benefit === 'WWB' ? 0.15 : 0],
        ['study', 0.14],
        ['sanction', 0.1],
        ['age', person.age >= 60 ? 0.3 : 0.01],
        ['other', 0.25],
      ])
  const decision = addDays(application, decisionDays)
  const halfway = addMonths(application, 6)
  const year = addMonths(application, 12)
  const yearDays = daysBetween(application, year)
  const endDays = decisionDays + wait
  const ends = endDays <= yearDays
  return {
    application,
    decision,
    benefitEnd: ends ? addDays(application, endDays) : null,
    benefitEndReason: ends ? reason : null,
    periods: {
      decision: { from: application, to: decision },
      'first-half': { from: decision, to: halfway },
      'second-half': { from: addDays(halfway, 1), to: year },
    },
    days: {
      decision: decisionDays,
      benefitEnd: ends ? endDays : null,
      half: daysBetween(application, halfway),
      year: yearDays,
    },
  }
}

/** Chance a month of coming back, after leaving for work and after leaving for another reason. */
const comingBack = { work: 0.02, other: 0.05 }

/**
 * The return to the benefit if it comes within the year, from a stream of its own. Made up: the report says nothing of
 * returns. The chances give about one in five within half a year; who retired stays away. Answers know nothing of it.
 */
export function drawReturn(
  generator: RandomGenerator,
  { application, benefitEndReason: reason, days }: Course,
): string | null {
  const wait = -Math.log(1 - uniform(generator)) * monthDays
  if (days.benefitEnd === null || reason === 'age') return null
  const chance = reason === 'work' ? comingBack.work : comingBack.other
  const returnDays = days.benefitEnd + 1 + Math.round(wait / chance)
  return returnDays <= days.year ? addDays(application, returnDays) : null
}
