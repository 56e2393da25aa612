import { addDays, daysBetween } from './calendar.ts'
import { bernoulli, integer, pick, type RandomGenerator, stream } from './random.ts'
import { supportAnswers } from './support-answers.ts'
import type { PeriodTruth, SimulatedMember, WaveId } from './types.ts'

export type Answers = Record<string, unknown>
type Preloads = Readonly<Record<string, unknown>>

const yesNo = (value: boolean): string => (value ? 'yes' : 'no')

/** Some questions may be skipped, and now and then someone does. */
const skipped = 0.02

/** Questions that no route, preload or outcome hangs on. */
const skippable = [
  'datesRight',
  'firstApplication',
  'lastSituation',
  'waitingWeeks',
  'decisionClear',
  'advance',
  'gettingBy',
  'helpDuringApplicationProvider',
  'planMade',
  'workHours',
  'workStart',
  'searchChannels',
  'whyNotSearching',
  'chances',
  'trajectoryRunning',
  'trainingKind',
  'satisfaction',
] as const

/**
 * What this member would answer to each question of a wave that could be put to them. Routing decides which
 * of these are asked. `preload` is what the questionnaire shows of earlier waves, to be agreed with or not.
 */
export function intendedAnswers(member: SimulatedMember, wave: WaveId, preload: Preloads = {}): Answers {
  const generator = stream(member.seed, member.index, `answers ${wave}`)
  const truth = member.truth[wave]
  const answers: Answers = {
    ...(wave === 'decision' ? aboutApplication(generator, member) : aboutBenefit(generator, member, wave)),
    ...aboutWork(generator, member, wave),
    ...aboutSearching(generator, truth),
    ...(wave === 'decision' ? {} : supportAnswers(generator, member, wave)),
    askedForHelp: yesNo(truth.asked),
    dutyToApply: truth.duty,
    health: truth.health,
    problems: problemCodes(generator, truth),
    ...aboutSelf(member, wave, preload),
    satisfaction: truth.satisfaction,
  }
  for (const item of skippable) if (bernoulli(generator, skipped)) delete answers[item]
  if (bernoulli(generator, 0.04)) answers.remarks = pick(generator, remarks)
  return answers
}

const remarks = [
  ['Ik ben steeds door iemand anders geholpen.', 2],
  ['Het duurde lang voor ik iets hoorde.', 2],
  ['Mijn begeleider was heel behulpzaam.', 2],
  ['Ik zoek vooral zelf, via bekenden.', 1],
] as const

function aboutApplication(generator: RandomGenerator, member: SimulatedMember): Answers {
  const weeks = Math.round(member.course.days.decision / 7)
  const helped = bernoulli(generator, 0.45)
  const talked = bernoulli(generator, 0.5)
  const wwb = member.person.benefit === 'WWB'
  return {
    datesRight: pick(generator, [
      ['yes', 0.9],
      ['dontKnow', 0.1],
    ]),
    firstApplication: pick(generator, [
      ['yes', wwb ? 0.5 : 0.35],
      ['no', 0.5],
      ['refused', 0.01],
    ]),
    lastSituation: [
      pick(generator, [
        ['employed', wwb ? 0.25 : 0.75],
        ['temp', 0.2],
        ['selfEmployed', 0.06],
        ['care', wwb ? 0.2 : 0.01],
        ['otherBenefit', wwb ? 0.2 : 0.02],
        ['education', 0.05],
      ]),
    ],
    waitingWeeks: Math.max(0, Math.min(60, weeks + integer(generator, -1, 1))),
    decisionClear: pick(generator, [
      ['yes', 0.62],
      ['partly', 0.22],
      ['no', 0.1],
      ['notRead', 0.02],
      ['dontKnow', 0.04],
    ]),
    advance: pick(generator, [
      ['no', 0.72],
      ['yes', weeks > 6 ? 0.6 : 0.2],
      ['dontKnow', 0.04],
    ]),
    gettingBy: pick(generator, [
      ['easily', wwb ? 0.1 : 0.35],
      ['just', 0.45],
      ['no', wwb ? 0.45 : 0.15],
      ['refused', 0.02],
    ]),
    helpDuringApplication: yesNo(helped),
    ...(helped
      ? {
          helpDuringApplicationProvider: [
            pick(generator, [
              ['cwi', 0.55],
              [wwb ? 'municipality' : 'uwv', 0.3],
              ['network', 0.15],
            ]),
          ],
        }
      : {}),
    talkAboutWork: yesNo(talked),
    ...(talked
      ? {
          planMade: pick(generator, [
            ['yes', 0.35],
            ['no', 0.55],
            ['dontKnow', 0.1],
          ]),
        }
      : {}),
    chances: pick(generator, [
      ['large', member.person.distance === 1 ? 0.5 : 0.15],
      ['medium', 0.3],
      ['small', 0.25],
      ['dontWant', 0.06],
      ['dontKnow', 0.08],
    ]),
  }
}

function aboutBenefit(generator: RandomGenerator, member: SimulatedMember, wave: WaveId): Answers {
  const { benefitEnd, benefitEndReason, periods } = member.course
  const ended = benefitEnd !== null && benefitEnd <= periods[wave].to
  const other = bernoulli(generator, 0.7)
  if (!ended) return { stillOnBenefit: 'yes' }
  return {
    stillOnBenefit: 'no',
    benefitEndOk: 'yes',
    benefitEndDate: benefitEnd,
    benefitEndReason,
    ...(benefitEndReason === 'other' && other
      ? { benefitEndReasonOther: 'Er was iets veranderd in mijn situatie' }
      : {}),
  }
}

function aboutWork(generator: RandomGenerator, member: SimulatedMember, wave: WaveId): Answers {
  const { work } = member.truth[wave]
  const { application, benefitEnd, periods } = member.course
  const hours = work === 'full' ? integer(generator, 56, 80) / 2 : integer(generator, 12, 50) / 2
  const to = periods[wave].to
  const since = benefitEnd !== null && benefitEnd <= to ? benefitEnd : application
  const start = integer(generator, 0, Math.max(0, Math.min(21, daysBetween(since, to))))
  return work === 'no'
    ? { backAtWork: work }
    : { backAtWork: work, workHours: hours, workStart: addDays(since, start) }
}

function aboutSearching(generator: RandomGenerator, truth: PeriodTruth): Answers {
  const channels = ['internet', 'newspaper', 'publicService', 'agency', 'employers', 'network'].filter(
    (_, i) => bernoulli(generator, [0.7, 0.45, 0.35, 0.5, 0.35, 0.5][i]!),
  )
  const why = pick(generator, [
    ['work', truth.work === 'no' ? 0.05 : 4],
    ['health', truth.health <= 2 ? 2 : 0.15],
    ['care', 0.25],
    ['education', 0.15],
    ['business', 0.06],
    ['noDuty', truth.duty === 'no' ? 0.3 : 0],
    ['noChance', 0.25],
    ['other', 0.2],
    ['refused', 0.02],
  ])
  if (!truth.searching) return { searching: 'no', whyNotSearching: why }
  return {
    searching: 'yes',
    searchHours: truth.hours,
    applications: truth.applications,
    searchChannels: channels.length > 0 ? channels : ['internet'],
  }
}

function problemCodes(generator: RandomGenerator, truth: PeriodTruth): readonly string[] {
  const refuses = bernoulli(generator, 0.012)
  if (truth.problems.length > 0) return truth.problems
  return [refuses ? 'refused' : 'none']
}

/** Background, and whether what was told before is right: by comparing it with what is so. */
function aboutSelf(member: SimulatedMember, wave: WaveId, preload: Preloads): Answers {
  const { person } = member
  const first = wave === 'decision'
  const so: Record<string, string> = {
    education: first ? person.educationFirstTold : person.education,
    household: wave === 'second-half' ? person.householdLater : person.household,
    bornInNetherlands: person.bornInNetherlands,
    parentsBorn: person.parentsBorn,
  }
  const answers: Answers = {}
  for (const [item, value] of Object.entries(so))
    answers[item] = person.refuses.includes(item) ? 'refused' : value
  if (first) return answers
  const right = (item: string) => preload[item] === undefined || preload[item] === so[item]
  answers.educationOk = right('education') ? 'yes' : 'no'
  answers.householdOk = right('household') ? 'yes' : 'changed'
  answers.bornOk = right('bornInNetherlands') ? 'yes' : 'no'
  answers.parentsOk = right('parentsBorn') ? 'yes' : 'no'
  return answers
}
