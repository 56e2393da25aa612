import type { ProblemTable } from './table.ts'

export const designProblems = {
  'study-id-taken': [
    409,
    "De naam '{id}' is al gebruikt, misschien door een onderzoek dat is weggehaald. Kies een andere. Er is niets gemaakt.",
    "The name '{id}' has been used, perhaps by a study that was taken away. Choose another. Nothing was made.",
  ],
  'no-such-document': [
    404,
    "Dit onderzoek heeft geen deel '{name}'. Kijk of iemand het heeft weggehaald.",
    "This study has no part '{name}'. Look whether somebody took it away.",
  ],
  'documents-invalid': [
    422,
    'Dit is geen heel onderzoek. Er is niets opgeslagen. Verbeter eerst: {problems}',
    'This is not a whole study. Nothing was saved. Mend first: {problems}',
  ],
  'changed-by-another': [
    409,
    'Iemand anders veranderde intussen hetzelfde. Er is niets overschreven. Kies per plek wat moet blijven.',
    'Somebody else changed the same meanwhile. Nothing was overwritten. Choose for each place what should stay.',
  ],
  'not-reviewed': [
    409,
    'Dit ontwerp is na de laatste verandering nog niet nagekeken. Laat iemand het nakijken; daarna kan het het veld in.',
    'This design has not been reviewed since its last change. Have somebody review it; then it can go to the field.',
  ],
  'breaking-change': [
    409,
    "In '{instrument}' zou een naam iets anders gaan betekenen: {items}. Geef de veranderde vraag een nieuwe naam; de oude antwoorden blijven dan wat ze waren. Er is niets gepubliceerd.",
    "In '{instrument}' a name would come to mean something else: {items}. Give the changed question a new name; the old answers then stay what they were. Nothing was published.",
  ],
  'design-changed': [
    409,
    'Het ontwerp is intussen veranderd. Er is niets gebeurd. Kijk opnieuw.',
    'The design was changed meanwhile. Nothing happened. Look again.',
  ],
} as const satisfies ProblemTable
