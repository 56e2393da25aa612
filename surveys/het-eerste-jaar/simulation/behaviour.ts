import type { Parameters } from './parameters.ts'
import {
  bernoulli,
  integer,
  linear,
  logistic,
  normal,
  pick,
  type RandomGenerator,
  uniform,
} from './random.ts'
import type { ContactMoment, PeriodTruth, Person, WaveBehaviour, WaveId } from './types.ts'

const moments = {
  invitation: { kind: 'invitation', ordinal: 1 },
  reminder1: { kind: 'reminder', ordinal: 1 },
  reminder2: { kind: 'reminder', ordinal: 2 },
} as const satisfies Record<string, ContactMoment>

/** Days that pass between a contact and the next one, and from the last to the end of the window. */
const room = { invitation: 6, reminder1: 13, reminder2: 20 } as const

/** Pages of each questionnaire that everyone can see: nobody stops after the last. */
const pages: Readonly<Record<WaveId, number>> = { decision: 9, 'first-half': 10, 'second-half': 9 }

/** Mostly in the evening, some in the morning. */
function minuteOfDay(generator: RandomGenerator): number {
  const centre = bernoulli(generator, 0.35) ? 10.5 : 19.5
  return Math.min(23 * 60, Math.max(7 * 60, Math.round((centre + 1.6 * normal(generator)) * 60)))
}

/** The chance that someone opens the questionnaire of a wave at all; `lastMark` is what they gave last time, if they took part. */
export function chanceToRespond(
  wave: WaveId,
  person: Person,
  lastMark: number | null,
  { groups, responseOn }: Parameters,
): number {
  return logistic(
    groups[person.benefit].response[wave] +
      linear(responseOn, {
        age: (person.age - 40) / 10,
        distanceSteps: person.distance - 2,
        male: person.male ? 1 : 0,
        outside: person.bornInNetherlands === 'no' ? 1 : 0,
        mark: lastMark === null ? 0 : lastMark - 6.5,
        disposition: person.latent.response,
      }),
  )
}

/** How someone meets the questionnaire of a wave; `lastMark` is what they gave last time, if they took part. */
export function drawBehaviour(
  generator: RandomGenerator,
  wave: WaveId,
  person: Person,
  lastMark: number | null,
  parameters: Parameters,
): WaveBehaviour {
  const responds = bernoulli(generator, chanceToRespond(wave, person, lastMark, parameters))
  const [atOnce, afterFirst, afterSecond] = parameters.startsAfter
  const moment = pick(generator, [
    ['invitation', atOnce],
    ['reminder1', afterFirst],
    ['reminder2', afterSecond],
  ])
  const refusal = pick(generator, [
    ['wave', parameters.refusal.wave],
    ['noMoreContact', parameters.refusal.noMoreContact],
    ['withdrawal', parameters.refusal.withdrawal],
    ['none', 1 - parameters.refusal.wave - parameters.refusal.noMoreContact - parameters.refusal.withdrawal],
  ])
  const refuses = refusal !== 'none'
  const stops = bernoulli(generator, parameters.breakOff)
  const comesBack = bernoulli(generator, parameters.resume)
  const base = {
    delayDays: Math.min(room[moment], Math.floor(-Math.log(1 - uniform(generator)) * 3)),
    minuteOfDay: minuteOfDay(generator),
    secondsPerPage: Math.round(55 * Math.exp(0.35 * normal(generator))),
    stopsAfterPage: stops ? integer(generator, 1, pages[wave] - 2) : null,
    resumes:
      stops && comesBack
        ? {
            after: moment === 'reminder2' ? ('self' as const) : ('reminder' as const),
            delayDays: integer(generator, 0, 3),
            minuteOfDay: minuteOfDay(generator),
          }
        : null,
  }
  return {
    ...base,
    startsAfter: responds && !refuses ? moments[moment] : null,
    refusal: refuses ? refusal : null,
    refusesAfter: refuses ? moments[moment] : null,
  }
}

/** Whether this behaviour ends in a completed questionnaire. */
export const completes = (behaviour: WaveBehaviour): boolean =>
  behaviour.startsAfter !== null && (behaviour.stopsAfterPage === null || behaviour.resumes !== null)

export const markOf = (truth: PeriodTruth, behaviour: WaveBehaviour): number | null =>
  completes(behaviour) ? truth.satisfaction : null
