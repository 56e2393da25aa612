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
  'out-of-target-group',
] as const

export type Participation = (typeof participations)[number]

export type ParticipationChange =
  | 'ask-no-more-contact'
  | 'withdraw'
  | 'erase'
  | 'report-death'
  | 'leave-target-group'
  | 'return'

const next: Readonly<Record<Participation, Partial<Readonly<Record<ParticipationChange, Participation>>>>> = {
  active: {
    'ask-no-more-contact': 'no-more-contact',
    withdraw: 'withdrawn',
    erase: 'erased',
    'report-death': 'deceased',
    'leave-target-group': 'out-of-target-group',
  },
  'no-more-contact': {
    withdraw: 'withdrawn',
    erase: 'erased',
    'report-death': 'deceased',
    'leave-target-group': 'out-of-target-group',
    return: 'active',
  },
  withdrawn: { erase: 'erased', 'report-death': 'deceased', return: 'active' },
  'out-of-target-group': { erase: 'erased', 'report-death': 'deceased', return: 'active' },
  deceased: { erase: 'erased' },
  erased: {},
}

/** The state after a change, or null when the change is impossible from here. */
export function changeParticipation(from: Participation, change: ParticipationChange): Participation | null {
  return next[from][change] ?? null
}

/** May we write to this member? */
export function mayContact(participation: Participation): boolean {
  return participation === 'active'
}

/** May this member fill in, when they come by themselves? Who wants no more letters may still answer. */
export function mayAnswer(participation: Participation): boolean {
  return participation === 'active' || participation === 'no-more-contact'
}
