/**
 * What the compiler says to engineers, as the pages say it to researchers. `*` stands for a name or number, `~` for a reason that
 * is translated too. What is not listed stays as it is.
 */
const sentences: readonly (readonly [english: string, dutch: string])[] = [
  ['function * is not supported; supported are *', 'de functie * kan hier niet; wat kan: *'],
  ['~ is not supported: ~', '~ kan hier niet: ~'],
  ['~ is not supported', '~ kan hier niet'],
  ["element type '*'", 'het soort ‘*’'],
  ["trigger '*'", 'de trigger ‘*’'],
  ["validator '*'", 'de controle ‘*’'],
  ["input type '*'", 'de invoer ‘*’'],
  ["input type '*' has no limits", 'invoer van het soort ‘*’ heeft geen grenzen'],
  ['is missing', 'dit ontbreekt'],
  ['must be an object', 'hier moet een object staan'],
  ['must be a text', 'hier moet een tekst staan'],
  ['must be true or false', 'hier moet true of false staan'],
  ['must be a number', 'hier moet een getal staan'],
  ['must be a list', 'hier moet een lijst staan'],
  ['must be a text, a number, true or false', 'hier moet een tekst, een getal, true of false staan'],
  ['must be a text or a text per language', 'hier moet een tekst staan, of een tekst per taal'],
  ['must be more than 0', 'dit moet meer dan 0 zijn'],
  ['must not be more than max', 'dit mag niet meer zijn dan max'],
  ['must be a whole number from 1', 'dit moet een heel getal vanaf 1 zijn'],
  [
    'must be a whole number up to 1000, and not less than the minimum',
    'dit moet een heel getal tot 1000 zijn, en niet minder dan het minimum',
  ],
  ['must be nl, the language of the default texts', 'dit moet nl zijn, de taal van de gewone teksten'],
  [
    'must be single: ask for two numbers in two questions',
    'dit moet single zijn: vraag twee getallen in twee vragen',
  ],
  ['must hold at least one page', 'er moet ten minste één pagina zijn'],
  ['must hold at least one choice', 'er moet ten minste één antwoord zijn om te kiezen'],
  ['must hold at least one row', 'er moet ten minste één rij zijn'],
  ['must hold at least one column', 'er moet ten minste één kolom zijn'],
  ['must hold at least one item', 'er moet ten minste één onderdeel zijn'],
  [
    'must hold the image itself, as data:image/png;base64,… (or jpeg, gif, webp, svg+xml): fetched from elsewhere, it would tell that place who is answering',
    'het plaatje zelf moet hier staan, als data:image/png;base64,… (of jpeg, gif, webp, svg+xml): van elders opgehaald vertelt het daar wie er antwoordt',
  ],
  ['must be a fixed *; use * to compute it', 'dit moet vaststaan (*); gebruik * om het uit te rekenen'],
  [
    "'*' must begin with a letter and hold only letters, digits and _",
    '‘*’ moet met een letter beginnen, met daarna alleen letters, cijfers en _',
  ],
  [
    'must begin with a letter and hold only letters, digits and _',
    'dit moet met een letter beginnen, met daarna alleen letters, cijfers en _',
  ],
  ["the name '*' is already used at *", 'de naam ‘*’ staat al bij *'],
  ["the name '*' is already used in this question", 'de naam ‘*’ staat al in deze vraag'],
  ["the name '*' is reserved", 'de naam ‘*’ is voor iets anders bestemd: kies een andere'],
  ["code '*' stands there more than once", 'de code ‘*’ staat er meer dan één keer'],
  ["'*' is not one of the choices", '‘*’ is geen van de antwoorden'],
  ["'*' is not an expression: *", '‘*’ is geen formule die te lezen is (*)'],
  ['is not a regular expression', 'dit patroon is niet te lezen'],
  ['a * validator does not fit *', 'de controle * past niet bij *'],
  ['cannot stand beside *: ~', 'dit kan niet samen met *: ~'],
  ['cannot stand beside *', 'dit kan niet samen met *'],
  ["'other' has its own", '‘anders’ heeft een eigen uitleg'],
  ["'*' cannot stand in a cell; possible are *", '‘*’ kan niet in een cel staan; wat kan: *'],
  [
    '* cannot stand inside another question of several values; ask its parts one by one',
    '* kan niet in een andere samengestelde vraag staan; vraag de delen een voor een',
  ],
  ['its value depends on itself: *', 'de waarde hangt van zichzelf af: *'],
  ['nothing is asked in it', 'hier wordt niets gevraagd'],
  [
    'of a row is part of a variable’s name: only letters, digits and _',
    'de code van een rij is een deel van de naam van een variabele: alleen letters, cijfers en _',
  ],
  ['rating needs whole numbers with 2 to 20 values', 'een schaal heeft hele getallen nodig, 2 tot 20'],
  ['only numbers have a step', 'alleen getallen hebben een stap'],
  [
    'the codes 0, false and nothing cannot be columns: SurveyJS loses them',
    'de codes 0, false en niets kunnen geen kolommen zijn: SurveyJS verliest ze',
  ],
  ["there is no question with choices '*'", 'er is geen vraag ‘*’ met antwoorden om te kiezen'],
  [
    'choices to rank cannot come and go: ask two questions',
    'antwoorden om te ordenen kunnen niet komen en gaan: stel twee vragen',
  ],
  ['write *: *, as many as must be there (*): ~', 'schrijf *: *, zoveel als er moeten zijn (*): ~'],
  [
    'whether an entry that stood there at first was taken away cannot be told from the answers',
    'of iets dat er eerst stond is weggehaald, is aan de antwoorden niet te zien',
  ],
  [
    'hidden answers are stripped when the response is completed (onComplete)',
    'antwoorden die verborgen raakten, gaan weg bij het versturen (onComplete)',
  ],
  ['{*} is written {*} elsewhere', '{*} heet elders {*}'],
  [
    '{*} is not an item, a calculated value or a context variable',
    '{*} is geen vraag, geen berekende waarde en niets van het panellid',
  ],
  ["{*}: there is no question '*' in '*'", '{*}: er is geen vraag ‘*’ in ‘*’'],
  ['{*}: write {*} for the first entry', '{*}: schrijf {*} voor de eerste keer'],
  ["{*} stands in '*' as well: write {*}", '{*} staat ook in ‘*’: schrijf {*}'],
  [
    'function * reads the clock; use {today}, as in *',
    'de functie * leest de klok; gebruik {today}, zoals in *',
  ],
  ['function * is asynchronous and cannot be used', 'de functie * wacht op iets van elders en kan hier niet'],
  ['function * does not exist', 'de functie * bestaat niet'],
  ['function * takes a list and a name, as in *', 'de functie * vraagt een lijst en een naam, zoals in *'],
  ['an item keeps its value under its own name', 'een vraag bewaart haar antwoord onder haar eigen naam'],
  [
    'choices are part of the questionnaire, so that its hash covers them',
    'de antwoorden staan in de vragenlijst zelf, zodat zij met haar vaststaan',
  ],
  ['write the choices out, with choicesVisibleIf', 'schrijf de antwoorden uit, met choicesVisibleIf'],
  ['write the choices out', 'schrijf de antwoorden uit'],
  [
    'its outcome depends on the order in which people answered: ~',
    'de uitkomst hangt af van de volgorde waarin mensen antwoorden: ~',
  ],
  [
    'use visibleIf, calculatedValues or an expression question',
    'gebruik visibleIf, calculatedValues of een berekende vraag',
  ],
  ['use visibleIf', 'gebruik visibleIf'],
  ['use an expression question', 'gebruik een berekende vraag'],
  [
    'use an expression question, or a calculated value',
    'gebruik een berekende vraag of een berekende waarde',
  ],
  ['use an expression question that reads the other', 'gebruik een berekende vraag die de andere leest'],
  [
    'use an expression question with sumInArray and its like',
    'gebruik een berekende vraag met sumInArray of iets dergelijks',
  ],
  ['give the pages that are left out a visibleIf', 'geef de pagina’s die wegblijven een visibleIf'],
  ['give the questions that are skipped a visibleIf', 'geef de vragen die overgeslagen worden een visibleIf'],
  [
    'an answer is given by the respondent; show what is known as {preload.NAME}',
    'een antwoord komt van wie invult; laat wat bekend is zien als {preload.NAME}',
  ],
  ['answers are not marked', 'antwoorden krijgen geen cijfer'],
  ['put the elements on pages', 'zet de vragen op pagina’s'],
  ['write elements', 'schrijf elements'],
  ['use inputType and validators', 'gebruik inputType en validators'],
  ['validity may not depend on the clock', 'of een antwoord goed is, mag niet van de klok afhangen'],
  [
    "what is not in the list is no code: use showOtherItem, 'other' with an explanation",
    'wat niet in de lijst staat heeft geen code: gebruik showOtherItem, ‘anders’ met uitleg',
  ],
  ['use a paneldynamic', 'gebruik een groep die herhaald wordt (paneldynamic)'],
  ['ask of each entry with visibleIf on its questions', 'vraag het per keer, met visibleIf op de vragen'],
  [
    'texts in cells cannot be read out; write them into the columns',
    'teksten in cellen zijn niet voor te lezen; schrijf ze in de kolommen',
  ],
  [
    'for several answers per row ask a checkbox question per row',
    'vraag voor meer antwoorden per rij een aankruisvraag per rij',
  ],
  ['ask a checkbox question per row', 'vraag een aankruisvraag per rij'],
  ['use a ranking question', 'gebruik een vraag om te ordenen (ranking)'],
  [
    'the respondent stays here; what comes after is said on the last page',
    'wie invult blijft hier; wat daarna komt staat op de laatste pagina',
  ],
  ['every page is a page', 'elke pagina is een pagina'],
  [
    'all are asked in one order, so that answers can be compared',
    'iedereen krijgt dezelfde volgorde, zodat antwoorden te vergelijken zijn',
  ],
  [
    'answers are text and numbers that can be made anonymous; a file cannot',
    'antwoorden zijn tekst en getallen die anoniem te maken zijn; een bestand is dat niet',
  ],
  [
    'a signature names the person, and answers are kept apart from names; ask for consent with a boolean',
    'een handtekening noemt de persoon, en antwoorden staan los van namen; vraag toestemming met ja of nee',
  ],
  ['function *', 'de functie *'],
]

const patterns = sentences.map(([english, dutch]) => {
  const slots = [...english.matchAll(/[*~]/g)].map(([slot]) => slot)
  const pattern = english.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/[*~]/g, '(.+?)')
  return { pattern: new RegExp(`^${pattern}$`, 's'), slots, dutch }
})

export function inDutch(message: string): string {
  for (const { pattern, slots, dutch } of patterns) {
    const found = pattern.exec(message)
    if (!found) continue
    const filled = found.slice(1).map((text, index) => (slots[index] === '~' ? inDutch(text) : text))
    return dutch.replace(/[*~]/g, () => filled.shift() ?? '')
  }
  return message
}
