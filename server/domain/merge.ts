/** Two records of one person become one: who takes over what. */
import type { ContactMode } from '../../surveys/design.ts'
import { changeParticipation, type Participation } from './participation.ts'

export interface KeptBefore {
  readonly participation: Participation
  readonly refusedModes: readonly ContactMode[]
}

export interface MovedCase {
  readonly wave: string
  /** The case that went to the kept member. */
  readonly caseId: string
  /** The case of the kept member that took its place, where there was one. */
  readonly gaveWay: string | null
}

interface CaseOfWave {
  readonly id: string
  readonly revision: number
  readonly completedAt: number | null
}

/** What has been asked for under either record holds for the person: the further of the two, in this order. */
const order: readonly Participation[] = [
  'active',
  'no-more-contact',
  'withdrawn',
  'out-of-target-group',
  'moved-abroad',
  'deceased',
]

/** The participation of the kept member after a merge; null when these two cannot be merged. */
export function participationAfterMerge(kept: Participation, other: Participation): Participation | null {
  if (!order.includes(kept) || changeParticipation(other, 'find-duplicate') === null) return null
  return order.indexOf(other) > order.indexOf(kept) ? other : kept
}

/**
 * The cases that go along: where the kept member has none, or has no answers and the other does. Answers that were given
 * twice stay where they are.
 */
export function casesToMove(
  kept: Readonly<Record<string, CaseOfWave>>,
  other: Readonly<Record<string, CaseOfWave>>,
): MovedCase[] {
  const answered = (one: CaseOfWave) => one.completedAt !== null || one.revision > 0
  return Object.entries(other).flatMap(([wave, from]) => {
    const own = kept[wave]
    if (own && (answered(own) || !answered(from))) return []
    return [{ wave, caseId: from.id, gaveWay: own?.id ?? null }]
  })
}
