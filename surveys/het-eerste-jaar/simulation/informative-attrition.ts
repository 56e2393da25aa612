/**
 * Panels for the coverage study: everyone's whole year, from which waves are then lost in a way that depends on what people
 * did before. Who searched stays; so that means of those who answered are wrong and weighted ones should not be.
 */
import { drawMember, isHeld, waveIds } from './member.ts'
import { halves } from './observed.ts'
import { outcomeModel } from './outcomes.ts'
import { type Parameters, parameters as standard } from './parameters.ts'
import { covariates } from './period.ts'
import { bernoulli, logistic, stream } from './random.ts'
import { recordOfWaves, type SimulatedRecord } from './records.ts'
import { type Form, forms, type SimulatedMember, type WaveId } from './types.ts'

/** In the study of coverage each member is granted the benefit, and all three periods have days. */
const takesPart = (member: SimulatedMember): boolean =>
  member.facts.granted === 'yes' && waveIds.every((wave) => isHeld(member, wave))

/** The chance to answer a wave: by register facts, and by the half-year before for who answered it. */
function chanceOf(member: SimulatedMember, wave: WaveId, answered: ReadonlySet<WaveId>): number {
  const { person, truth } = member
  const known =
    0.6 + 0.2 * ((person.age - 40) / 10) - 0.25 * (person.distance - 2) - 0.3 * Number(person.male)
  if (wave !== 'second-half' || !answered.has('first-half')) return logistic(known)
  const { searching, hours } = truth['first-half']
  return logistic(known - 1 + 1.2 * Number(searching) + 0.15 * Math.min(hours, 20))
}

function answeredWaves(member: SimulatedMember): WaveId[] {
  const answered = new Set<WaveId>()
  for (const wave of waveIds) {
    const generator = stream(member.seed, member.index, `attrition ${wave}`)
    if (bernoulli(generator, chanceOf(member, wave, answered))) answered.add(wave)
  }
  return [...answered]
}

/** A panel of so many members of which waves are lost as above. */
export function* drawInformativePanel(
  seed: number,
  count: number,
  parameters: Parameters = standard,
): Generator<SimulatedRecord> {
  for (let index = 0, drawn = 0; drawn < count; index += 1) {
    const member = drawMember(seed, index, parameters)
    if (!takesPart(member)) continue
    drawn += 1
    yield recordOfWaves(member, answeredWaves(member))
  }
}

/**
 * What the coverage study should find, by its targets: the effects put in (hours), the mean change in chance and in
 * applications a month when a form goes from no to yes, and the mean of each outcome, over everyone in the target group.
 *
 * @param count members over whom is averaged
 */
export function trueValues(
  seed: number,
  count: number,
  parameters: Parameters = standard,
): Map<string, number> {
  const sums = new Map<string, { sum: number; count: number }>()
  const add = (target: string, value: number) => {
    const own = sums.get(target) ?? { sum: 0, count: 0 }
    own.sum += value
    own.count += 1
    sums.set(target, own)
  }
  for (let index = 0; index < count; index += 1) {
    const member = drawMember(seed, index, parameters)
    if (!takesPart(member)) continue
    const { benefit } = member.person
    const group = parameters.groups[benefit]
    for (const wave of halves) {
      const truth = member.truth[wave]
      const x = covariates(member.person, truth)
      const monthly = (active: Readonly<Record<Form, boolean>>) => outcomeModel(group, wave, x, active, 1)
      add(`${benefit}.searching.${wave}`, truth.expected.searching)
      add(`${benefit}.hours.${wave}`, truth.expected.hours)
      add(`${benefit}.applications.${wave}`, truth.expected.applications)
      for (const form of forms) {
        const [without, having] = [false, true].map((value) => monthly({ ...truth.active, [form]: value }))
        for (const outcome of ['searching', 'hours', 'applications'] as const)
          add(`${benefit}.${outcome}.${form}`, having![outcome] - without![outcome])
      }
    }
  }
  return new Map([...sums].map(([target, { sum, count: n }]) => [target, sum / n]))
}
