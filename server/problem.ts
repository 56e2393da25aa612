/**
 * Everything that can be refused, in one closed table: a code, a status and a sentence in two languages that
 * says what is the matter and what to do. Written to the caller once, as RFC 9457 problem details.
 * Anything thrown that is not a Problem is a defect.
 */
import type { Language, Text } from '../surveys/design.ts'

const table = {
  'not-found': [404, 'Deze pagina of dit gegeven bestaat niet.', 'This page or record does not exist.'],
  'not-json': [
    400,
    'Het bericht is niet te lezen. Laad de pagina opnieuw en probeer het nog eens.',
    'The message cannot be read. Reload the page and try again.',
  ],
  'too-large': [
    413,
    'Dit is te groot om te bewaren. Maak uw antwoord korter.',
    'This is too large to save. Please shorten your answer.',
  ],
  'invalid-body': [
    422,
    'In het bericht klopt iets niet. Laad de pagina opnieuw en probeer het nog eens.',
    'Something in the message is not right. Reload the page and try again.',
  ],
  'invalid-answers': [
    422,
    'Niet alle antwoorden kunnen zo worden bewaard. Kijk bij de vragen hieronder.',
    'Not all answers can be saved like this. Please look at the questions below.',
  ],
  'code-unknown': [
    401,
    'Deze code kennen we niet, of hij werkt niet meer. Kijk of u de code goed hebt overgenomen.',
    'We do not know this code, or it no longer works. Please check that you copied it correctly.',
  ],
  'sign-in-refused': [
    401,
    'Dit e-mailadres en wachtwoord horen niet bij elkaar. Kijk of u ze goed hebt getypt.',
    'This e-mail address and password do not match. Please check what you typed.',
  ],
  'sign-in-first': [401, 'U bent niet (meer) aangemeld. Meld u opnieuw aan.', 'Please sign in (again).'],
  'not-allowed': [403, 'U mag dit niet bekijken of doen.', 'You may not see or do this.'],
  'foreign-origin': [
    403,
    'Dit verzoek komt van een andere website. Open Peilmoment zelf.',
    'This request comes from another website. Please open Peilmoment itself.',
  ],
  'too-many-requests': [
    429,
    'U hebt het te vaak achter elkaar geprobeerd. Wacht een minuut en probeer het opnieuw.',
    'Too many attempts. Wait a minute and try again.',
  ],
  'wave-not-open': [
    409,
    'Deze vragenlijst is niet open. Op de eerste pagina ziet u wat er nu voor u klaarstaat.',
    'This questionnaire is not open. The first page shows what is ready for you now.',
  ],
  'wave-over': [
    410,
    'De tijd voor deze vragenlijst is voorbij. Wat u hebt ingevuld, is bewaard.',
    'The time for this questionnaire is over. What you filled in has been kept.',
  ],
  'already-complete': [
    409,
    'U hebt deze vragenlijst al afgerond. Er is niets veranderd.',
    'You have already completed this questionnaire. Nothing was changed.',
  ],
  'no-longer-taking-part': [
    409,
    'U doet niet meer mee aan dit onderzoek. Er is niets bewaard.',
    'You no longer take part in this study. Nothing was saved.',
  ],
  'newer-answers': [
    409,
    'In een ander venster of op een ander apparaat zijn nieuwere antwoorden bewaard. U ziet nu die antwoorden.',
    'Newer answers were saved in another window or on another device. You now see those answers.',
  ],
  'other-version': [
    409,
    'De vragenlijst is intussen vernieuwd. Laad de pagina opnieuw; uw antwoorden zijn bewaard.',
    'The questionnaire has been renewed. Reload the page; your answers have been kept.',
  ],
  'transition-impossible': [
    409,
    'Dat kan niet meer: de deelname is al anders geregeld.',
    'That is no longer possible: participation has been settled otherwise.',
  ],
  'study-invalid': [
    422,
    'Het onderzoek kan zo niet worden gepubliceerd: {problems}',
    'The study cannot be published like this: {problems}',
  ],
  'instrument-changed': [
    409,
    'De vragenlijst {instrument} is veranderd sinds hij is gepubliceerd.',
    'The questionnaire {instrument} has changed since it was published.',
  ],
  'no-report': [
    404,
    'Voor dit onderzoek is nog geen rapport ontworpen.',
    'No report has been designed for this study yet.',
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
  'import-gone': [
    410,
    'Dit bestand is er niet meer. Stuur het opnieuw.',
    'This file is no longer here. Please send it again.',
  ],
  busy: [
    503,
    'Het is nu erg druk. Wacht even en probeer het opnieuw; wat bewaard was, is bewaard.',
    'It is very busy now. Wait a moment and try again; what was saved is safe.',
  ],
  'storage-full': [
    507,
    'Er kan nu niets worden bewaard: de opslag is vol. Wat bewaard was, is bewaard. Probeer het later opnieuw.',
    'Nothing can be saved now: storage is full. What was saved is safe. Please try again later.',
  ],
  'storage-unreachable': [
    503,
    'De opslag is niet bereikbaar. Probeer het later opnieuw.',
    'The database cannot be reached. Please try again later.',
  ],
  'database-unusable': [
    500,
    'De database kan niet worden geopend: {reason}.',
    'The database cannot be opened: {reason}.',
  ],
  'database-newer': [
    500,
    'Deze database is van een nieuwere versie van Peilmoment (stap {migration}). Gebruik die versie.',
    'This database belongs to a newer version of Peilmoment (step {migration}). Use that version.',
  ],
  'database-differs': [
    500,
    'Stap {migration} van deze database is anders dan in deze versie van Peilmoment.',
    'Step {migration} of this database differs from the one in this version of Peilmoment.',
  ],
  defect: [
    500,
    'Er ging iets mis bij ons. Wat bewaard was, is bewaard. Probeer het opnieuw.',
    'Something went wrong on our side. What was saved is safe. Please try again.',
  ],
} as const satisfies Record<string, readonly [number, string, string]>

export type ProblemCode = keyof typeof table

/** Details that the caller may see, e.g. the items that need attention. */
export type ProblemDetails = Readonly<Record<string, unknown>>

export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly details: ProblemDetails

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(sentence(code, 'en', details))
    this.code = code
    this.details = details
  }

  get status(): number {
    return table[this.code][0]
  }

  /** The body of RFC 9457. */
  toBody(language: Language) {
    return {
      type: `about:blank#${this.code}`,
      code: this.code,
      status: this.status,
      title: sentence(this.code, language, this.details),
      ...this.details,
    }
  }
}

export function sentence(code: ProblemCode, language: Language, details: ProblemDetails = {}): string {
  const text: Text = { nl: table[code][1], en: table[code][2] }
  return text[language].replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''))
}
