import type { ProblemTable } from './table.ts'

export const generalProblems = {
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
  'plan-locked': [
    409,
    'Het analyseplan is al vastgelegd. Wat daarna verandert, staat als afwijking in het rapport.',
    'The analysis plan is locked already. What changes after that is told in the report as a deviation.',
  ],
  'reason-missing': [
    422,
    'Dit wijkt af van het vastgelegde analyseplan ({places}). Zeg waarom: dat komt bij de afwijking in het rapport te staan.',
    'This deviates from the locked analysis plan ({places}). Say why: that will stand with the deviation in the report.',
  ],
  'plan-open': [
    409,
    'Het analyseplan is nog niet vastgelegd. Tot dan laat het rapport geen antwoorden zien.',
    'The analysis plan is not locked yet. Until then the report shows no answers.',
  ],
  'report-stopped': [
    409,
    'Het berekenen is gestopt. Er is niets veranderd.',
    'The computation was stopped. Nothing was changed.',
  ],
  'no-such-view': [
    404,
    'Deze groep is er niet in het rapport. Kies een groep uit de lijst.',
    'This group is not in the report. Choose a group from the list.',
  ],
  'view-withheld': [
    422,
    'Deze groep heeft te weinig mensen, of te weinig mensen erbuiten, om te tonen.',
    'This group has too few people, or too few outside it, to be shown.',
  ],
  'view-later': [
    409,
    'Deze groep komt bij het volgende rapport. Sinds dit rapport is er te weinig bijgekomen om nu al iets nieuws te tonen.',
    'This group comes with the next report. Since this report too little has come in to show anything new yet.',
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
} as const satisfies ProblemTable
