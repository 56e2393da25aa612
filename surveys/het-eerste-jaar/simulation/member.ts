import { completes, drawBehaviour, markOf } from './behaviour.ts'
import { drawCourse, drawReturn } from './course.ts'
import { type Parameters, parameters as standard } from './parameters.ts'
import { drawPeriod } from './period.ts'
import { drawIdentity, drawPerson } from './person.ts'
import { bernoulli, pick, stream } from './random.ts'
import type { Benefit, PeriodTruth, SimulatedMember, WaveBehaviour, WaveId } from './types.ts'

export const waveIds = ['decision', 'first-half', 'second-half'] as const satisfies readonly WaveId[]

/** A panel of 5,000 with this seed gives every mark of the published Table 1, without a chance finding. */
export const exampleSeed = 31

/** Even indices are WW, odd ones WWB: any run of members holds both in equal parts. */
export const benefitOf = (index: number): Benefit => (index % 2 === 0 ? 'WW' : 'WWB')

const yesNo = (value: boolean): string => (value ? 'yes' : 'no')

/**
 * One member of the simulated panel: the person, their year, what is true in each period, and what they do
 * with each questionnaire. Depends on seed and index only, so that members can be drawn in any order.
 */
export function drawMember(seed: number, index: number, parameters: Parameters = standard): SimulatedMember {
  const benefit = benefitOf(index)
  const group = parameters.groups[benefit]
  const personStream = stream(seed, index, 'person')
  const granted = bernoulli(personStream, parameters.granted)
  const person = drawPerson(personStream, benefit, group)
  const course = drawCourse(stream(seed, index, 'course'), person, group)
  const back = drawReturn(stream(seed, index, 'return'), course)
  const period = (wave: WaveId, before: PeriodTruth | null) =>
    drawPeriod(stream(seed, index, `period ${wave}`), wave, person, course, before, parameters)
  const decision = period('decision', null)
  const firstHalf = period('first-half', decision)
  const secondHalf = period('second-half', firstHalf)

  const act = (wave: WaveId, mark: number | null): WaveBehaviour =>
    drawBehaviour(stream(seed, index, `behaviour ${wave}`), wave, person, mark, parameters)
  const inDecision = act('decision', null)
  const inFirstHalf = act('first-half', markOf(decision, inDecision))
  const inSecondHalf = act('second-half', markOf(firstHalf, inFirstHalf))

  return {
    seed,
    index,
    id: `M${String(index + 1).padStart(5, '0')}`,
    identity: drawIdentity(stream(seed, index, 'identity'), index, person.male, group.population.english),
    facts: {
      benefit,
      granted: yesNo(granted),
      sex: person.male ? 'male' : 'female',
      birthYear: String(2006 - person.age),
      distance: String(person.distance),
      ...(benefit === 'WW'
        ? { transferCwi: yesNo(person.transferCwi), transferUwv: yesNo(person.transferUwv) }
        : {}),
      exempt: yesNo(person.exempt),
      region: pick(stream(seed, index, 'region'), parameters.regions),
      cohort: course.application.slice(0, 7),
      baseWeight: group.baseWeight,
    },
    events: {
      application: course.application,
      decision: course.decision,
      ...(granted && course.benefitEnd !== null ? { benefitEnd: course.benefitEnd } : {}),
      ...(granted && back !== null ? { benefitReturn: back } : {}),
    },
    person,
    course,
    truth: { decision, 'first-half': firstHalf, 'second-half': secondHalf },
    behaviour: { decision: inDecision, 'first-half': inFirstHalf, 'second-half': inSecondHalf },
  }
}

/** Whether the wave is held for this member: its period has at least one day. */
export const isHeld = (member: SimulatedMember, wave: WaveId): boolean =>
  member.course.periods[wave].from <= member.course.periods[wave].to

/** The waves that this member completes; none once they have withdrawn, or after asking for no more contact. */
export function completedWaves(member: SimulatedMember): readonly WaveId[] {
  if (member.facts.granted !== 'yes') return []
  const done: WaveId[] = []
  for (const wave of waveIds) {
    if (!isHeld(member, wave)) continue
    const behaviour = member.behaviour[wave]
    if (behaviour.refusal === 'withdrawal') return []
    if (behaviour.refusal === 'noMoreContact') return done
    if (completes(behaviour)) done.push(wave)
  }
  return done
}
