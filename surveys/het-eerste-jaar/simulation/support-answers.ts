import type { Answers } from './answers.ts'
import { addDays, daysBetween } from './calendar.ts'
import { bernoulli, integer, pick, poisson, type RandomGenerator } from './random.ts'
import type { Form, HalfYear, SimulatedMember } from './types.ts'

/** The forms that are asked with yes or no, a provider and a number of times. */
const counted: readonly (readonly [Form, string, number])[] = [
  ['advice', 'advice', 2],
  ['applying', 'helpApplying', 2],
  ['business', 'helpBusiness', 3],
  ['nonWork', 'helpNonWork', 3],
]

/** Not having had a form is now and then answered with 'I don't know'; having had it never. */
const unsure = 0.03

/** All that is asked about support in a half-year, follow-up questions only where they follow. */
export function supportAnswers(generator: RandomGenerator, member: SimulatedMember, wave: HalfYear): Answers {
  const { support, supportAny, leftBefore } = member.truth[wave]
  const answers: Answers = {}
  const provider = () => [
    pick(generator, [
      ['cwi', 0.35],
      [member.person.benefit === 'WW' ? 'uwv' : 'municipality', 0.45],
      ['reintegrationCompany', 0.17],
      ['other', 0.03],
    ]),
  ]
  const received = (form: Form): string => {
    const dontKnow = bernoulli(generator, unsure)
    return support[form] ? 'yes' : dontKnow ? 'dontKnow' : 'no'
  }
  for (const [form, item, extra] of counted) {
    const times = 1 + poisson(generator, extra)
    answers[item] = received(form)
    if (!support[form]) continue
    answers[`${item}Provider`] = provider()
    answers[`${item}Times`] = times
  }
  Object.assign(answers, contactAnswers(generator, support.contacts, wave, provider, received))
  const { from, to } = member.course.periods[wave]
  const start = integer(generator, 0, Math.max(0, daysBetween(from, to) - 7))
  const hours = integer(generator, 2, 32) / 2
  answers.trajectory = received('trajectory')
  if (support.trajectory) {
    answers.trajectoryProvider = [
      pick(generator, [
        ['reintegrationCompany', 0.75],
        ['uwv', 0.1],
        ['municipality', 0.15],
      ]),
    ]
    answers.trajectoryHours = hours
    answers.trajectoryStart = addDays(from, start)
  }
  const days = 1 + poisson(generator, 11)
  answers.training = received('training')
  if (support.training) {
    answers.trainingProvider = provider()
    answers.trainingDays = days
    answers.trainingKind = pick(generator, [
      ['trade', 0.4],
      ['computer', 0.2],
      ['language', 0.12],
      ['social', 0.1],
      ['experience', 0.13],
      ['other', 0.05],
    ])
  }
  if (wave === 'second-half') {
    const before = member.truth['first-half'].active.trajectory
    answers.trajectoryOk = before ? 'yes' : 'no'
    answers.trajectoryRunning = pick(generator, [
      ['yes', 0.6],
      ['no', 0.35],
      ['dontKnow', 0.05],
    ])
    answers.trajectoryEarlier = before ? 'yes' : 'no'
    if (leftBefore) answers.supportAfterLeaving = supportAny ? 'yes' : 'no'
  }
  return answers
}

/** Contacts are counted in the first half-year and asked as guidance in the second. */
function contactAnswers(
  generator: RandomGenerator,
  had: boolean,
  wave: HalfYear,
  provider: () => string[],
  received: (form: Form) => string,
): Answers {
  const times = 1 + poisson(generator, 4)
  if (wave === 'first-half')
    return { contactsCount: had ? times : 0, ...(had ? { contactsProvider: provider() } : {}) }
  return {
    guidance: received('contacts'),
    ...(had ? { guidanceProvider: provider(), guidanceTimes: times } : {}),
  }
}
