import type { ProblemTable } from './table.ts'

export const fieldProblems = {
  'transition-impossible-for': [
    409,
    'Dat kan niet voor panellid {member}: de deelname is al anders geregeld. Er is niets veranderd.',
    'That is not possible for panel member {member}: participation has been settled otherwise. Nothing was changed.',
  ],
  'count-changed': [
    409,
    'Het zijn er nu {count}, niet {expected}. Er is niets veranderd. Kijk opnieuw en bevestig het nieuwe aantal.',
    'There are {count} now, not {expected}. Nothing was changed. Look again and confirm the new number.',
  ],
  'too-many': [
    422,
    'Dit zijn er meer dan {most} tegelijk. Maak de keuze kleiner. Er is niets veranderd.',
    'These are more than {most} at a time. Narrow the choice. Nothing was changed.',
  ],
  'nothing-to-undo': [
    409,
    'Deze uitkomst is niet gecorrigeerd: er is niets om terug te draaien.',
    'This disposition was not corrected: there is nothing to undo.',
  ],
} as const satisfies ProblemTable
