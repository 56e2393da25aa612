import { monthDays } from './course.ts'
import { completedWaves, isHeld } from './member.ts'
import type { Benefit, HalfYear, PeriodTruth, SimulatedMember, WaveId } from './types.ts'

/** Mean of what is collected; null when nothing was. */
class Mean {
  private sum = 0
  private count = 0
  add(value: number | boolean): void {
    this.sum += Number(value)
    this.count += 1
  }
  get value(): number {
    return this.count === 0 ? 0 : this.sum / this.count
  }
  get n(): number {
    return this.count
  }
}

const waveMeans = (): Record<WaveId, Mean> => ({
  decision: new Mean(),
  'first-half': new Mean(),
  'second-half': new Mean(),
})

/**
 * The published figures, as they come out among the members who respond. Expectations, not draws, are
 * averaged for the outcomes: the same target with less noise.
 */
export class Observed {
  readonly response = waveMeans()
  readonly searching = waveMeans()
  readonly hours = waveMeans()
  readonly hoursDrawn = waveMeans()
  readonly applicationsPerMonth = waveMeans()
  readonly exempt = new Mean()
  readonly noDuty = new Mean()
  readonly firstHalf3 = new Mean()
  readonly secondHalf6 = new Mean()
  readonly secondHalf12 = new Mean()
  readonly secondHalfLeavers = new Mean()
  readonly year6 = new Mean()
  readonly stays12 = new Mean()
  readonly trajectoryYear = new Mean()
  readonly trainingYear = new Mean()
  readonly supportUnknownUwv = new Mean()
  readonly transfer = { neither: new Mean(), cwiOnly: new Mean(), uwvOnly: new Mean(), both: new Mean() }

  /** Members of one benefit; `everyone` counts them as if all responded. */
  constructor(members: Iterable<SimulatedMember>, benefit: Benefit, everyone = false) {
    for (const member of members)
      if (member.person.benefit === benefit && member.facts.granted === 'yes') this.count(member, everyone)
  }

  private count(member: SimulatedMember, everyone: boolean): void {
    const all: readonly WaveId[] = ['decision', 'first-half', 'second-half']
    const done = new Set(everyone ? all.filter((wave) => isHeld(member, wave)) : completedWaves(member))
    this.exempt.add(member.person.exempt)
    for (const wave of all) {
      this.response[wave].add(done.has(wave))
      if (done.has(wave)) this.countOutcomes(wave, member.truth[wave])
    }
    this.countSupport(member, done)
  }

  private countOutcomes(wave: WaveId, truth: PeriodTruth): void {
    this.searching[wave].add(truth.expected.searching)
    this.hours[wave].add(truth.expected.hours)
    this.hoursDrawn[wave].add(truth.hours)
    this.applicationsPerMonth[wave].add(truth.expected.applications / truth.months)
    if (wave !== 'decision') this.noDuty.add(truth.duty === 'no' || truth.duty === 'dontKnow')
  }

  private countSupport(member: SimulatedMember, done: ReadonlySet<WaveId>): void {
    const { person, truth } = member
    const first = done.has('first-half') ? truth['first-half'] : null
    const second = done.has('second-half') ? truth['second-half'] : null
    const end = member.course.days.benefitEnd ?? Number.POSITIVE_INFINITY
    if (first !== null && end > 3 * monthDays) this.firstHalf3.add(first.supportAny)
    if (end <= 6 * monthDays) return
    if (second !== null) {
      this.secondHalf6.add(second.supportAny)
      this.stays12.add(end > 12 * monthDays)
      if (end > 12 * monthDays) this.secondHalf12.add(second.supportAny)
      else this.secondHalfLeavers.add(second.supportAny)
      if (!person.transferUwv) this.supportUnknownUwv.add(second.supportAny)
    }
    if (first !== null || second !== null) {
      this.transfer.both.add(person.transferCwi && person.transferUwv)
      this.transfer.neither.add(!person.transferCwi && !person.transferUwv)
      this.transfer.cwiOnly.add(person.transferCwi && !person.transferUwv)
      this.transfer.uwvOnly.add(!person.transferCwi && person.transferUwv)
    }
    if (first === null || second === null) return
    this.year6.add(first.supportAny || second.supportAny)
    this.trajectoryYear.add(second.active.trajectory)
    this.trainingYear.add(first.support.training || second.support.training)
  }
}

export const halves = ['first-half', 'second-half'] as const satisfies readonly HalfYear[]
