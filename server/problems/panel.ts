import type { ProblemTable } from './table.ts'

export const panelProblems = {
  'data-changed': [
    409,
    'De gegevens veranderden terwijl de vrijgave werd gemaakt. Maak haar opnieuw.',
    'The data changed while the release was being made. Make it again.',
  ],
  'no-such-entries': [
    404,
    'Geen vragenlijst van dit onderzoek heeft een lijst ‘{entries}’. Wel: {lists}.',
    "No questionnaire of this study has a list '{entries}'. There is: {lists}.",
  ],
  'import-empty': [
    422,
    'In dit bestand staat niets. Stuur een bestand met op de eerste regel de namen van de kolommen.',
    'There is nothing in this file. Send one with the names of the columns on its first line.',
  ],
  'import-unreadable': [
    422,
    'Dit bestand is niet te lezen. Bewaar het als CSV of als Excel-werkmap (xlsx) en stuur het opnieuw.',
    'This file cannot be read. Save it as CSV or as an Excel workbook (xlsx) and send it again.',
  ],
  'import-quote': [
    422,
    'In dit bestand staat een aanhalingsteken dat niet wordt gesloten. Bewaar het opnieuw als CSV en stuur het nog eens.',
    'This file has a quotation mark that is never closed. Save it as CSV again and send it once more.',
  ],
  'import-too-large': [
    413,
    'Dit bestand is groter dan {megabytes} MB. Deel het in stukken en stuur die na elkaar.',
    'This file is larger than {megabytes} MB. Split it and send the parts one after the other.',
  ],
  'import-unpacks-too-large': [
    413,
    'Dit bestand wordt uitgepakt groter dan {megabytes} MB. Bewaar het als CSV en stuur het opnieuw.',
    'This file unpacks to more than {megabytes} MB. Save it as CSV and send it again.',
  ],
  'import-no-sheet': [
    422,
    'Zo’n tabblad is er niet. De tabbladen heten: {sheets}.',
    'There is no such sheet. The sheets are called: {sheets}.',
  ],
  'import-unmapped': [
    422,
    'Zeg van elke kolom wat erin staat, of dat u hem niet gebruikt. Nog open: {columns}.',
    'Say of each column what it holds, or that you do not use it. Still open: {columns}.',
  ],
  'import-no-field': [
    422,
    'Een kolom kan geen {field} zijn: dat kent het onderzoek niet.',
    'A column cannot be {field}: the study does not know that.',
  ],
  'import-field-twice': [
    422,
    'Twee kolommen zijn allebei {field}. Kies er één.',
    'Two columns are both {field}. Choose one.',
  ],
  'import-field-missing': [
    422,
    'Geen kolom is {field}, en zonder kan het niet. Kies de kolom waarin dat staat.',
    'No column is {field}, and it cannot do without. Choose the column that holds it.',
  ],
  'import-not-ready': [
    409,
    'Dit bestand is nog niet nagekeken, of het is al verwerkt. Laad de pagina opnieuw.',
    'This file has not been checked yet, or it has been taken in already. Reload the page.',
  ],
  'import-has-errors': [
    409,
    'In dit bestand staan nog fouten. Verbeter ze en stuur het bestand opnieuw; er is niets veranderd.',
    'There are still errors in this file. Mend them and send it again; nothing was changed.',
  ],
  'import-outdated': [
    409,
    'Het panel is veranderd sinds dit bestand werd nagekeken. Kijk het opnieuw na; er is niets veranderd.',
    'The panel has changed since this file was checked. Check it again; nothing was changed.',
  ],
  'import-broken-off': [
    409,
    'Het verwerken van dit bestand is afgebroken. Niets ervan is in het panel gekomen. U kunt het opnieuw verwerken.',
    'Taking in this file was broken off. Nothing of it is in the panel. You can take it in again.',
  ],
  'import-gone': [
    410,
    'Dit bestand is er niet meer. Stuur het opnieuw.',
    'This file is no longer here. Please send it again.',
  ],
  'contact-invalid': [422, '{sentence}', '{sentence}'],
  'merge-impossible': [
    409,
    'Deze twee kunnen niet worden samengevoegd: een van beide is gewist of al samengevoegd, of het is dezelfde.',
    'These two cannot be merged: one of them has been erased or merged already, or they are the same.',
  ],
  'merge-final': [
    409,
    'Dit samenvoegen kan niet meer ongedaan worden gemaakt: een van beide is sindsdien gewist of opnieuw samengevoegd.',
    'This merge can no longer be undone: one of the two has been erased or merged again since.',
  ],
} as const satisfies ProblemTable
