/** Made-up people of the target group of any study: when what happened to them, and what the registers say. Pure. */
import type { StudyDesign } from '../../surveys/design.ts'
import type { Draw } from '../../surveys/try/random-routes.ts'
import { addDays, type Events } from '../domain/calendar.ts'

export interface Person {
  readonly member: string
  readonly events: Events
  readonly facts: Readonly<Record<string, string>>
}

const firstDay = '2026-01-01'
/** Days over which people come in. */
const intake = 60

/**
 * Events follow each other as the study lists them: one that the target group needs after ten to fifty days, another with
 * even chances after twenty to two hundred. Facts take their values with even chances; a number is 1.
 */
export function drawPerson({ events, facts, eligibility }: StudyDesign, index: number, draw: Draw): Person {
  const happened: Record<string, string> = {}
  let day = addDays(firstDay, draw.between(0, intake - 1))
  for (const [place, { name }] of events.entries()) {
    const needed = place === 0 || eligibility.events.includes(name)
    if (!needed && draw.between(0, 1) === 0) continue
    if (place > 0) day = addDays(day, needed ? draw.between(10, 50) : draw.between(20, 200))
    happened[name] = day
  }
  const known = facts.map(({ name, values = [] }) => {
    const wanted = eligibility.facts[name]
    return [name, wanted ?? (values.length > 0 ? draw.one(values).value : '1')]
  })
  return { member: `m${index}`, events: happened, facts: Object.fromEntries(known) }
}
