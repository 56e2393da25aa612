/** Q: questionnaires: routing, preloads, and what they ask of people. */
import type { Rules } from './rule.ts'

export const questionnaireRules = {
  Q300: {
    severity: 'problem',
    sentence: {
      nl: 'De vragenlijst werkt zo niet: {message}.',
      en: 'The questionnaire does not work so: {message}.',
    },
    remedy: { nl: 'Verbeter wat hier genoemd staat.', en: 'Mend what is named here.' },
  },
  Q301: {
    severity: 'problem',
    sentence: {
      nl: 'Niemand in meting ‘{wave}’ kan ‘{item}’ gevraagd worden.',
      en: "Nobody in wave '{wave}' can be asked '{item}'.",
    },
    remedy: {
      nl: 'Kijk naar de voorwaarden van de vraag, haar pagina en wat die lezen.',
      en: 'Look at the conditions of the item, its page and what these read.',
    },
  },
  Q302: {
    severity: 'undecided',
    sentence: {
      nl: 'Of iemand in meting ‘{wave}’ ‘{item}’ gevraagd kan worden, is niet bepaald.',
      en: "Whether anybody in wave '{wave}' can be asked '{item}' is not decided.",
    },
    remedy: {
      nl: 'Loop de vragenlijst na met een voorbeeld.',
      en: 'Walk through the questionnaire with an example.',
    },
  },
  Q303: {
    severity: 'problem',
    sentence: {
      nl: '{variable}: er is geen registergegeven ‘{name}’.',
      en: "{variable}: there is no register fact '{name}'.",
    },
    remedy: {
      nl: 'Kies een gegeven dat er is, of voeg dit toe aan facts.',
      en: 'Choose a fact that there is, or add this one to facts.',
    },
  },
  Q304: {
    severity: 'problem',
    sentence: {
      nl: '{variable}: meting ‘{wave}’ neemt ‘{name}’ niet mee uit een eerdere.',
      en: "{variable}: wave '{wave}' has no preload '{name}'.",
    },
    remedy: { nl: 'Voeg het toe aan preloads van de meting.', en: "Add it to the wave's preloads." },
  },
  Q305: {
    severity: 'problem',
    sentence: {
      nl: '{variable} is nooit ‘{value}’ in meting ‘{wave}’.',
      en: "{variable} never is '{value}' in wave '{wave}'.",
    },
    remedy: { nl: 'Gebruik een van de codes: {codes}.', en: 'Use one of the codes: {codes}.' },
  },
  Q311: {
    severity: 'problem',
    sentence: { nl: 'Dit komt uit ten minste één vraag.', en: 'A preload comes from at least one item.' },
    remedy: { nl: 'Zet in from een meting en een vraag.', en: 'Put a wave and an item in from.' },
  },
  Q312: {
    severity: 'problem',
    sentence: {
      nl: 'Meting ‘{source}’ komt niet voor ‘{wave}’.',
      en: "Wave '{source}' does not come before '{wave}'.",
    },
    remedy: { nl: 'Neem een eerdere meting.', en: 'Take an earlier wave.' },
  },
  Q313: {
    severity: 'problem',
    sentence: {
      nl: 'Niemand kan ‘{item}’ beantwoord hebben in meting ‘{wave}’.',
      en: "Nobody can have answered '{item}' in wave '{wave}'.",
    },
    remedy: { nl: 'Verbeter de voorwaarden van die vraag.', en: "Mend that item's conditions." },
  },
  Q314: {
    severity: 'undecided',
    sentence: {
      nl: 'Of ‘{item}’ beantwoord kan zijn in meting ‘{wave}’, is niet bepaald.',
      en: "Whether '{item}' can be answered in wave '{wave}' is not decided.",
    },
    remedy: {
      nl: 'Loop de vragenlijst na met een voorbeeld.',
      en: 'Walk through the questionnaire with an example.',
    },
  },
  Q315: {
    severity: 'problem',
    sentence: {
      nl: '‘{name}’ is niet overal waar het gevraagd wordt hetzelfde soort waarde, met dezelfde codes.',
      en: "'{name}' is not the same kind of value, with the same codes, wherever it is asked.",
    },
    remedy: { nl: 'Maak de vragen gelijk.', en: 'Make the items alike.' },
  },
  Q316: {
    severity: 'problem',
    sentence: {
      nl: 'Dit eerdere antwoord is te zien bij {place}, en niemand kan zeggen dat het niet klopt.',
      en: 'The preload is shown at {place} and cannot be contradicted.',
    },
    remedy: {
      nl: 'Noem in contradictedBy een vraag waarmee dat kan.',
      en: 'Name an item in contradictedBy that allows it.',
    },
  },
  Q317: {
    severity: 'problem',
    sentence: {
      nl: 'Niemand van wie ‘{name}’ bekend is, kan ‘{item}’ gevraagd worden.',
      en: "Nobody of whom '{name}' is known can be asked '{item}'.",
    },
    remedy: { nl: 'Verbeter de voorwaarde van die vraag.', en: "Mend that item's condition." },
  },
  Q318: {
    severity: 'undecided',
    sentence: {
      nl: 'Of ‘{item}’ gevraagd kan worden aan wie ‘{name}’ bekend is, is niet bepaald.',
      en: "Whether '{item}' can be asked of those of whom '{name}' is known is not decided.",
    },
    remedy: {
      nl: 'Loop de vragenlijst na met een voorbeeld.',
      en: 'Walk through the questionnaire with an example.',
    },
  },
  Q319: {
    severity: 'warning',
    sentence: {
      nl: 'Deze tekst toont {variable}, en ook wie dat niet eerder antwoordde, ziet haar.',
      en: 'This text shows {variable}, and whoever did not answer that before sees it too.',
    },
    remedy: {
      nl: 'Toon haar alleen als {variable} er is: voorwaarde {variable} notempty.',
      en: 'Show it only when {variable} is there: condition {variable} notempty.',
    },
  },
  Q321: {
    severity: 'problem',
    sentence: {
      nl: 'Niemand in meting ‘{wave}’ ziet pagina ‘{page}’.',
      en: "Nobody in wave '{wave}' sees page '{page}'.",
    },
    remedy: { nl: 'Verbeter haar voorwaarde, of haal haar weg.', en: 'Mend its condition, or take it out.' },
  },
  Q322: {
    severity: 'warning',
    sentence: {
      nl: 'In meting ‘{wave}’ is deze voorwaarde nooit waar.',
      en: "In wave '{wave}' this condition never holds.",
    },
    remedy: {
      nl: 'Verbeter haar, of haal weg waar zij over gaat.',
      en: 'Mend it, or take out what it is about.',
    },
  },
  Q323: {
    severity: 'warning',
    sentence: {
      nl: 'In meting ‘{wave}’ is deze voorwaarde altijd waar.',
      en: "In wave '{wave}' this condition always holds.",
    },
    remedy: { nl: 'Haal haar weg, of verbeter haar.', en: 'Take it out, or mend it.' },
  },
  Q324: {
    severity: 'undecided',
    sentence: {
      nl: 'Of deze voorwaarde in meting ‘{wave}’ wel en niet waar kan zijn, is niet bepaald.',
      en: "Whether this condition can hold and not hold in wave '{wave}' is not decided.",
    },
    remedy: {
      nl: 'Loop de vragenlijst na met een voorbeeld.',
      en: 'Walk through the questionnaire with an example.',
    },
  },
  Q325: {
    severity: 'warning',
    sentence: {
      nl: 'De voorwaarde leest ‘{item}’, dat pas later gevraagd wordt.',
      en: "The condition reads '{item}', which is asked only later.",
    },
    remedy: { nl: 'Zet die vraag eerder.', en: 'Put that item earlier.' },
  },
  Q341: {
    severity: 'warning',
    sentence: {
      nl: 'De vraag moet beantwoord worden, en wie het niet weet of niet wil zeggen, kan niet verder.',
      en: 'The question has to be answered, and who does not know or will not say cannot go on.',
    },
    remedy: {
      nl: 'Laat haar overslaan, of geef ‘weet ik niet’ of ‘zeg ik liever niet’.',
      en: "Let it be skipped, or offer 'don't know' or 'rather not say'.",
    },
  },
  Q343: {
    severity: 'warning',
    sentence: {
      nl: 'Deze vraag heeft {count} keuzes onder elkaar. Meer dan 10 leest niemand goed.',
      en: 'This question has {count} choices in a list. More than 10 are not read well.',
    },
    remedy: {
      nl: 'Maak er minder, deel ze in, of gebruik een uitklaplijst.',
      en: 'Make them fewer, divide them, or use a dropdown.',
    },
  },
  Q344: {
    severity: 'warning',
    sentence: {
      nl: 'Deze tabel vraagt {count} antwoorden ineens. Op een telefoon is dat zwaar, en wie moe is, kruist steeds hetzelfde aan.',
      en: 'This table asks for {count} answers at once. On a phone that is heavy, and who is tired ticks the same each time.',
    },
    remedy: {
      nl: 'Verdeel de rijen over meer vragen of bladzijden, tot {most} antwoorden elk.',
      en: 'Divide the rows over more questions or pages, up to {most} answers each.',
    },
  },
  Q351: {
    severity: 'warning',
    sentence: {
      nl: 'Invullen duurt naar schatting {shortest} tot {longest} minuten. Dat is langer dan {limit}.',
      en: 'Answering takes an estimated {shortest} to {longest} minutes. That is longer than {limit}.',
    },
    remedy: {
      nl: 'Schrap vragen, of verdeel ze over metingen.',
      en: 'Cut questions, or divide them over waves.',
    },
  },
} as const satisfies Rules
