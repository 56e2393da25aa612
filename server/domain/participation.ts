/**
 * How far a member still takes part: one state machine, which every sender and every page consults.
 * Refusing one questionnaire is no state of the member but of that case (`sampleCase.refusedAt`).
 */
export const participations = [
  'active',
  'no-more-contact',
  'withdrawn',
  'erased',
  'deceased',
  'moved-abroad',
  'out-of-target-group',
  'duplicate',
] as const

export type Participation = (typeof participations)[number]

/** Who told it, when staff writes it down. */
export const participationReasons = ['member', 'relative', 'register', 'post', 'other'] as const
export type ParticipationReason = (typeof participationReasons)[number]

export const participationChanges = [
  'ask-no-more-contact',
  'withdraw',
  'erase',
  'report-death',
  'report-move-abroad',
  'leave-target-group',
  'find-duplicate',
  'return',
] as const

export type ParticipationChange = (typeof participationChanges)[number]

/** What can be reported of whoever has not died or been erased. */
const reports = {
  erase: 'erased',
  'report-death': 'deceased',
  'report-move-abroad': 'moved-abroad',
  'leave-target-group': 'out-of-target-group',
  'find-duplicate': 'duplicate',
} as const

const next: Readonly<Record<Participation, Partial<Readonly<Record<ParticipationChange, Participation>>>>> = {
  active: { ...reports, 'ask-no-more-contact': 'no-more-contact', withdraw: 'withdrawn' },
  'no-more-contact': { ...reports, withdraw: 'withdrawn', return: 'active' },
  withdrawn: { ...reports, return: 'active' },
  'moved-abroad': { ...reports, return: 'active' },
  'out-of-target-group': { ...reports, return: 'active' },
  // Another record holds this person: it takes their answers, this one none.
  duplicate: { erase: 'erased', return: 'active' },
  deceased: { erase: 'erased', return: 'active' },
  erased: {},
}

/** The state after a change, or null when the change is impossible from here. */
export function changeParticipation(from: Participation, change: ParticipationChange): Participation | null {
  return next[from][change] ?? null
}

/** The changes that are possible from here. */
export function possibleChanges(from: Participation): ParticipationChange[] {
  return participationChanges.filter((change) => next[from][change] !== undefined)
}

/** May we write to this member? */
export function mayContact(participation: Participation): boolean {
  return participation === 'active'
}

/** May this member fill in, when they come by themselves? Who wants no more letters may still answer. */
export function mayAnswer(participation: Participation): boolean {
  return participation === 'active' || participation === 'no-more-contact'
}
