import { waves } from '../waves.ts'
import { type Answers, intendedAnswers } from './answers.ts'
import { completedWaves, drawMember } from './member.ts'
import { type Parameters, parameters as standard } from './parameters.ts'
import type { SimulatedMember, WaveId } from './types.ts'

/** A member as the analysis reads one: register, dates, and answers by wave. */
export interface SimulatedRecord {
  readonly member: string
  readonly facts: Record<string, string>
  readonly events: Record<string, string>
  readonly waves: Record<
    string,
    {
      readonly answers: Readonly<Record<string, unknown>>
      readonly periodFrom: string
      readonly periodTo: string
    }
  >
}

/** The earlier answers that a wave shows: of each preload the first source that was answered. */
export function preloadsOf(
  wave: string,
  earlier: Readonly<Record<string, { readonly answers: Readonly<Record<string, unknown>> }>>,
): Record<string, unknown> {
  const preloads: Record<string, unknown> = {}
  for (const preload of waves.find((design) => design.id === wave)?.preloads ?? [])
    for (const source of preload.from) {
      const value = earlier[source.wave]?.answers[source.item]
      if (value !== undefined) {
        preloads[preload.name] = value
        break
      }
    }
  return preloads
}

const confirmed = [
  ['education', 'educationOk'],
  ['household', 'householdOk'],
  ['bornInNetherlands', 'bornOk'],
  ['parentsBorn', 'parentsOk'],
] as const

const supportItem =
  /^(advice|guidance|helpApplying|helpBusiness|helpNonWork|trajectory|training)(Provider|Times|Hours|Start|Days|Kind)?$/

/**
 * The answers that the routing of the questionnaires leaves, without running it: the same rules by hand, for
 * speed. A test holds them against the questionnaires themselves.
 */
export function askedAnswers(
  member: SimulatedMember,
  wave: WaveId,
  intended: Answers,
  preload: Readonly<Record<string, unknown>>,
): Answers {
  const { leftBefore, supportAny, problems } = member.truth[wave]
  const answers = { ...intended }
  const drop = (...items: readonly string[]) => {
    for (const item of items) delete answers[item]
  }
  if (wave === 'decision') return answers
  for (const [item, ok] of confirmed) {
    const unknown = preload[item] === undefined || preload[item] === 'refused'
    if (unknown) drop(ok)
    else if (answers[ok] === 'yes' || answers[ok] === 'refused') drop(item)
  }
  if (problems.length === 0) drop('helpNonWork')
  if (wave === 'first-half') {
    drop('benefitEndOk')
    return answers
  }
  if (preload.stillOnBenefit !== 'no') drop('benefitEndOk')
  else if (answers.benefitEndOk === 'yes')
    drop('stillOnBenefit', 'benefitEndDate', 'benefitEndReason', 'benefitEndReasonOther')
  if (preload.trajectory === 'yes') drop('trajectoryEarlier')
  else {
    drop('trajectoryOk', 'trajectoryRunning')
    if (preload.trajectory === 'no') drop('trajectoryEarlier')
  }
  if (leftBefore) {
    drop('dutyToApply')
    if (!supportAny) drop('satisfaction', ...Object.keys(answers).filter((item) => supportItem.test(item)))
  }
  return answers
}

/** One member's record: the waves they complete, each with what routing would have asked. */
export const recordOf = (member: SimulatedMember): SimulatedRecord =>
  recordOfWaves(member, completedWaves(member))

/** One member's record if they complete just these waves. */
export function recordOfWaves(member: SimulatedMember, waves: readonly WaveId[]): SimulatedRecord {
  const record: SimulatedRecord = {
    member: member.id,
    facts: { ...member.facts },
    events: { ...member.events },
    waves: {},
  }
  for (const wave of waves) {
    const preload = preloadsOf(wave, record.waves)
    const answers = askedAnswers(member, wave, intendedAnswers(member, wave, preload), preload)
    const { from, to } = member.course.periods[wave]
    record.waves[wave] = { answers, periodFrom: from, periodTo: to }
  }
  return record
}

/**
 * A whole panel straight to records: no server, no routing engine. Members who were refused the benefit are
 * not in the target group; who withdraws takes their data along.
 */
export function* drawPanelRecords(
  seed: number,
  count: number,
  parameters: Parameters = standard,
): Generator<SimulatedRecord> {
  for (let index = 0; index < count; index += 1) {
    const member = drawMember(seed, index, parameters)
    if (member.facts.granted !== 'yes') continue
    if (Object.values(member.behaviour).some(({ refusal }) => refusal === 'withdrawal')) continue
    yield recordOf(member)
  }
}
