/**
 * Solves the constants of `calibrated.ts`. By hand, when a parameter or a target changed:
 *
 *     node --import tsx surveys/het-eerste-jaar/simulation/calibrate.ts [rounds] [members]
 *
 * Each constant is moved by the distance, on its own scale, between its figure and its target, in a large
 * population with a fixed seed; the figures hang together, so the rounds are repeated until none moves.
 */
import { calibrated } from './calibrated.ts'
import { drawMember, waveIds } from './member.ts'
import { halves, Observed } from './observed.ts'
import { type CalibratedGroup, parametersOf } from './parameters.ts'
import { type Targets, targets } from './targets.ts'
import type { Benefit, SimulatedMember } from './types.ts'

const seed = 20060301
const benefits = ['WW', 'WWB'] as const satisfies readonly Benefit[]

const logit = (p: number): number => Math.log(p / (1 - p))
const bounded = (p: number): number => Math.min(0.9999, Math.max(0.0001, p))
const step = (target: number, found: number): number => logit(bounded(target)) - logit(bounded(found))

function improve(group: CalibratedGroup, found: Observed, goal: Targets, benefit: Benefit): void {
  for (const wave of waveIds) {
    group.response[wave] += step(goal.response[wave], found.response[wave].value)
    group.searching[wave] += step(goal.searching[wave], found.searching[wave].value)
    group.hours[wave] += goal.hours[wave] - found.hours[wave].value
    group.applications[wave] += Math.log(
      goal.applicationsPerMonth[wave] / found.applicationsPerMonth[wave].value,
    )
  }
  group.duty -= 0.55 * step(goal.noDuty, found.noDuty.value)
  group.support['first-half'] += step(goal.firstHalf3, found.firstHalf3.value)
  group.support['second-half'] += 0.7 * step(goal.year6, found.year6.value)
  group.supportFirstHalf += 0.7 * step(goal.secondHalf6, found.secondHalf6.value)
  const stays = found.stays12.value
  const leavers = (goal.secondHalf6 - stays * goal.secondHalf12) / (1 - stays)
  group.supportAtWork += 0.7 * step(leavers, found.secondHalfLeavers.value)
  for (const half of halves) {
    group.trajectory[half] = scaled(
      group.trajectory[half],
      step(goal.trajectoryYear, found.trajectoryYear.value),
    )
    group.training[half] = scaled(group.training[half], step(goal.trainingYear, found.trainingYear.value))
  }
  if (benefit === 'WWB') {
    group.exempt += step(goal.exempt, found.exempt.value)
    return
  }
  group.supportTransferUnknownUwv += 0.7 * step(goal.supportUnknownUwv, found.supportUnknownUwv.value)
  for (const known of ['neither', 'cwiOnly', 'uwvOnly'] as const)
    group.transfer[known] += Math.log(
      (goal.transfer[known] / goal.transfer.both) *
        (found.transfer.both.value / Math.max(1e-4, found.transfer[known].value)),
    )
}

const scaled = (chance: number, by: number): number => 1 / (1 + Math.exp(-(logit(chance) + by)))

function round(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toFixed(4))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, round(inner)]))
}

const [, , rounds = '12', count = '40000'] = process.argv
const solution = structuredClone(calibrated)
for (let i = 0; i < Number(rounds); i += 1) {
  const parameters = parametersOf(solution)
  const members: SimulatedMember[] = []
  for (let index = 0; index < Number(count); index += 1) members.push(drawMember(seed, index, parameters))
  for (const benefit of benefits) {
    const found = new Observed(members, benefit)
    if (i < Number(rounds) - 1) improve(solution[benefit], found, targets[benefit], benefit)
    else printComparison(benefit, found, new Observed(members, benefit, true))
  }
}
console.log(JSON.stringify(round(solution), null, 2))

function printComparison(benefit: Benefit, found: Observed, everyone: Observed): void {
  const goal = targets[benefit]
  const row = (name: string, target: number, among: number, all: number) =>
    console.error(
      `${benefit.padEnd(4)} ${name.padEnd(32)} ${[target, among, all].map((x) => x.toFixed(3).padStart(8)).join(' ')}`,
    )
  console.error('     figure                             target  respond everyone')
  for (const wave of waveIds)
    for (const name of ['response', 'searching', 'hours', 'applicationsPerMonth'] as const)
      row(`${name} ${wave}`, goal[name][wave], found[name][wave].value, everyone[name][wave].value)
  for (const name of [
    'firstHalf3',
    'secondHalf6',
    'secondHalf12',
    'year6',
    'trajectoryYear',
    'trainingYear',
    'exempt',
    'noDuty',
    'supportUnknownUwv',
  ] as const)
    row(name, goal[name], found[name].value, everyone[name].value)
  for (const name of ['neither', 'cwiOnly', 'uwvOnly', 'both'] as const)
    row(`transfer ${name}`, goal.transfer[name], found.transfer[name].value, everyone.transfer[name].value)
}
