/**
 * Response under another contact protocol. Someone who would answer with chance q after the study's own contacts has a total
 * hazard H = −log(1 − q); each contact gives a part of it, by its place in the row and its way. Other contacts give another
 * total, and with it another chance; the study's own give q again.
 */
import type { MemberRecord } from '../../../analysis/panel-file/record.ts'
import type { ContactMode } from '../../design.ts'
import type { ForecastAssumptions, Forecaster, ForecastPanel, Scenario } from '../../forecast.ts'
import { contacts as ownContacts } from '../waves.ts'
import { chanceToRespond } from './behaviour.ts'
import { drawMember, isHeld, waveIds } from './member.ts'
import { type Parameters, parameters } from './parameters.ts'
import { logistic, stream, uniform } from './random.ts'
import { recordOfWaves } from './records.ts'
import { averageMarginalEffects } from './true-effects.ts'
import type { SimulatedMember, WaveId } from './types.ts'

/** Chosen, not measured: the decline follows from when simulated people answer; strengths are guesses to be changed. */
const assumptions: ForecastAssumptions = {
  decline: 0.78,
  strength: { letter: 1, email: 0.8, sms: 0.7, telephone: 1.6 },
  levelling: { letter: 0, email: 0, sms: 0, telephone: 0.5 },
  emailKnown: 0.7,
  phoneKnown: 0.6,
}

const own = ownContacts('invitation').map(({ modes }) => ({ modes }))

/** Members over whom the true effects are averaged: to a small part of a standard error. */
const membersOfTruth = 20_000

export const forecaster: Forecaster = {
  contacts: own,
  assumptions,
  drawPanel,
  trueEffects: () => {
    const effects = averageMarginalEffects(1, membersOfTruth)
    return Object.fromEntries(
      Object.entries(effects).flatMap(([group, outcomes]) =>
        Object.entries(outcomes).flatMap(([outcome, forms]) =>
          Object.entries(forms).map(([form, effect]) => [`${group}.${outcome}.${form}`, effect]),
        ),
      ),
    )
  },
}

function drawPanel(seed: number, { members, contacts, assumptions }: Scenario): ForecastPanel {
  const records: MemberRecord[] = []
  const counts: Record<ContactMode, number> = { letter: 0, email: 0, sms: 0, telephone: 0 }
  for (let index = 0; index < members; index += 1) {
    const member = drawMember(seed, index)
    if (member.facts.granted !== 'yes') continue
    const known = stream(seed, index, 'known')
    const reach = {
      email: uniform(known) < assumptions.emailKnown,
      phone: uniform(known) < assumptions.phoneKnown,
    }
    const way = (modes: readonly ContactMode[]) => modes.find((mode) => isOpen(mode, reach)) ?? null
    const course = liveThrough(
      member,
      contacts.map(({ modes }) => way(modes)),
      own.map(({ modes }) => way(modes)),
      {
        assumptions,
        count: (mode) => {
          counts[mode] += 1
        },
      },
    )
    if (course !== null) records.push(recordOfWaves(member, course))
  }
  return { records, contacts: counts }
}

function isOpen(mode: ContactMode, known: { readonly email: boolean; readonly phone: boolean }): boolean {
  return mode === 'letter' || (mode === 'email' ? known.email : known.phone)
}

interface Field {
  readonly assumptions: ForecastAssumptions
  readonly count: (mode: ContactMode) => void
}

/** The waves that a member completes; null when they take their data along. */
function liveThrough(
  member: SimulatedMember,
  ways: readonly (ContactMode | null)[],
  ownWays: readonly (ContactMode | null)[],
  field: Field,
): readonly WaveId[] | null {
  const done: WaveId[] = []
  let mark: number | null = null
  for (const wave of waveIds) {
    if (!isHeld(member, wave)) continue
    const { refusal, stopsAfterPage, resumes } = member.behaviour[wave]
    const after = answersAfter(member, wave, mark, ways, ownWays, field.assumptions)
    for (const way of ways.slice(0, after === null ? ways.length : after + 1)) if (way) field.count(way)
    if (refusal === 'withdrawal') return null
    if (refusal === 'noMoreContact') return done
    const completes = after !== null && refusal === null && (stopsAfterPage === null || resumes !== null)
    if (completes) done.push(wave)
    mark = completes ? member.truth[wave].satisfaction : null
  }
  return done
}

/** The contact after which a member answers, counted from 0; null when none moves them. */
function answersAfter(
  member: SimulatedMember,
  wave: WaveId,
  mark: number | null,
  ways: readonly (ContactMode | null)[],
  ownWays: readonly (ContactMode | null)[],
  assumptions: ForecastAssumptions,
): number | null {
  const { person, seed, index } = member
  const total = hazard(chanceToRespond(wave, person, mark, parameters))
  const average = hazard(averageChance(person.benefit, wave, parameters))
  const ownParts = partsOf(ownWays, assumptions, total, average)
  // What the study's own contacts give is H by definition: all parts are in that measure.
  const unit = total / ownParts.reduce((sum, part) => sum + part, 0)
  const patience = hazard(uniform(stream(seed, index, `forecast ${wave}`)))
  let sum = 0
  for (const [place, part] of partsOf(ways, assumptions, total, average).entries()) {
    sum += part * unit
    if (patience < sum) return place
  }
  return null
}

/** What each contact gives, before it is brought to the measure of H. Contacts without an open way give nothing. */
function partsOf(
  ways: readonly (ContactMode | null)[],
  { decline, strength, levelling }: ForecastAssumptions,
  total: number,
  average: number,
): number[] {
  let effort = 1
  return ways.map((way) => {
    if (way === null) return 0
    const level = levelling[way]
    const part = effort * strength[way] * ((1 - level) * total + level * average)
    effort *= decline
    return part
  })
}

const hazard = (chance: number): number => -Math.log(1 - chance)

const averageChance = (benefit: 'WW' | 'WWB', wave: WaveId, { groups }: Parameters): number =>
  logistic(groups[benefit].response[wave])
