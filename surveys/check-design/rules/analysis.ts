/** V: concepts and variables. P: the analysis plan. */
import type { Rules } from './rule.ts'

export const analysisRules = {
  V501: {
    severity: 'problem',
    sentence: {
      nl: 'Wat niet gelijk is tussen metingen, heeft een voetnoot nodig die zegt wat verschilt.',
      en: 'What is not identical between waves needs a footnote that says what differs.',
    },
    remedy: { nl: 'Schrijf een footnote.', en: 'Write a footnote.' },
  },
  V502: {
    severity: 'problem',
    sentence: { nl: 'Het begrip heeft geen vragen.', en: 'The concept has no items.' },
    remedy: { nl: 'Geef het vragen, of haal het weg.', en: 'Give it items, or take it out.' },
  },
  V503: {
    severity: 'problem',
    sentence: {
      nl: 'Het heet gelijk, maar meting ‘{wave}’ heeft een ander aantal vragen.',
      en: "Identical, but wave '{wave}' has another number of items.",
    },
    remedy: { nl: 'Noem het comparable, met een voetnoot.', en: 'Call it comparable, with a footnote.' },
  },
  V504: {
    severity: 'problem',
    sentence: {
      nl: 'Het heet gelijk, maar ‘{item}’ heeft andere waarden dan in meting ‘{wave}’.',
      en: "Identical, but '{item}' has other values than in wave '{wave}'.",
    },
    remedy: {
      nl: 'Maak de vragen gelijk, of noem het comparable, met een voetnoot.',
      en: 'Make the items alike, or call it comparable, with a footnote.',
    },
  },
  V505: {
    severity: 'problem',
    sentence: {
      nl: 'De vraag ‘{item}’ zegt zelf dat zij ‘{concept}’ meet.',
      en: "The item '{item}' says it measures '{concept}'.",
    },
    remedy: {
      nl: 'Zet haar bij dat begrip, of verander concept.',
      en: 'List it there, or change its concept.',
    },
  },
  V511: {
    severity: 'problem',
    sentence: { nl: 'De variabele heeft geen formule.', en: 'The variable has no formula.' },
    remedy: {
      nl: 'Geef een formule per meting, of één bij ‘*’.',
      en: "Give a formula per wave, or one at '*'.",
    },
  },
  V512: {
    severity: 'problem',
    sentence: { nl: 'Een code staat er twee keer.', en: 'A code stands there twice.' },
    remedy: { nl: 'Haal de dubbele weg.', en: 'Take the double one out.' },
  },
  V513: {
    severity: 'problem',
    sentence: { nl: 'De formule klopt niet: {message}.', en: 'The formula is not right: {message}.' },
    remedy: { nl: 'Verbeter de formule.', en: 'Mend the formula.' },
  },
  V514: {
    severity: 'problem',
    sentence: {
      nl: '‘{name}’ wordt uit zichzelf berekend; een vraag met die naam is er niet in ‘{wave}’.',
      en: "'{name}' is computed from itself; an item of that name is not in '{wave}'.",
    },
    remedy: { nl: 'Lees een vraag of een eerdere variabele.', en: 'Read an item or an earlier variable.' },
  },
  V515: {
    severity: 'problem',
    sentence: {
      nl: 'De variabele ‘{name}’ staat later: variabelen worden op volgorde berekend.',
      en: "The variable '{name}' is declared later: variables are computed in order.",
    },
    remedy: { nl: 'Zet haar eerder in de lijst.', en: 'Put it earlier in the list.' },
  },
  V516: {
    severity: 'problem',
    sentence: {
      nl: 'Er is geen vraag of eerdere variabele ‘{name}’ in meting ‘{wave}’.',
      en: "There is no item or earlier variable '{name}' in wave '{wave}'.",
    },
    remedy: { nl: 'Kijk hoe de vraag heet in die meting.', en: 'Look how the item is called in that wave.' },
  },
  V517: {
    severity: 'problem',
    sentence: {
      nl: '{name}: voor ‘{wave}’ komt geen periode van het plan.',
      en: "{name}: no period of the plan comes before '{wave}'.",
    },
    remedy: { nl: 'Geef deze meting een eigen formule.', en: 'Give this wave a formula of its own.' },
  },
  V518: {
    severity: 'problem',
    sentence: {
      nl: '{name} is niet bekend in meting ‘{wave}’.',
      en: "{name} is not known in wave '{wave}'.",
    },
    remedy: {
      nl: 'Gebruik facts, events, days, period, preload of previous, met een naam die er is.',
      en: 'Use facts, events, days, period, preload or previous, with a name that there is.',
    },
  },
  P601: {
    severity: 'problem',
    sentence: { nl: 'Er is geen variabele ‘{name}’.', en: "There is no variable '{name}'." },
    remedy: {
      nl: 'Kies een variabele die er is, of voeg deze toe.',
      en: 'Choose a variable that there is, or add it.',
    },
  },
  P602: {
    severity: 'problem',
    sentence: {
      nl: 'Groepen komen uit een indeling of een ja/nee-variabele.',
      en: 'Groups are made by a category or a yes/no variable.',
    },
    remedy: { nl: 'Kies een andere variabele.', en: 'Choose another variable.' },
  },
  P603: {
    severity: 'problem',
    sentence: { nl: 'Het plan heeft ten minste één periode.', en: 'The plan needs at least one period.' },
    remedy: { nl: 'Noem een meting in periods.', en: 'Name a wave in periods.' },
  },
  P604: {
    severity: 'problem',
    sentence: { nl: 'Een logit heeft een ja/nee-variabele nodig.', en: 'A logit needs a yes/no variable.' },
    remedy: { nl: 'Kies ols of poisson.', en: 'Choose ols or poisson.' },
  },
  P605: {
    severity: 'problem',
    sentence: { nl: 'Een indeling kan geen uitkomst zijn.', en: 'A category is no outcome.' },
    remedy: { nl: 'Maak er een ja/nee-variabele van.', en: 'Make a yes/no variable of it.' },
  },
  P606: {
    severity: 'problem',
    sentence: { nl: 'Ondersteuning is een ja/nee-variabele.', en: 'Support is a yes/no variable.' },
    remedy: { nl: 'Kies een andere variabele.', en: 'Choose another variable.' },
  },
  P607: {
    severity: 'problem',
    sentence: {
      nl: 'Er is geen begrip ‘{name}’ met een voetnoot.',
      en: "There is no concept '{name}' with a footnote.",
    },
    remedy: { nl: 'Kies een begrip dat er een heeft.', en: 'Choose a concept that has one.' },
  },
  P608: {
    severity: 'problem',
    sentence: { nl: 'Een variabele staat er twee keer.', en: 'A variable stands there twice.' },
    remedy: { nl: 'Haal de dubbele weg.', en: 'Take the double one out.' },
  },
  P609: {
    severity: 'problem',
    sentence: {
      nl: '‘{name}’ is ondersteuning en achtergrond tegelijk.',
      en: "'{name}' is support and background at once.",
    },
    remedy: { nl: 'Haal haar uit covariates.', en: 'Take it out of covariates.' },
  },
  P610: {
    severity: 'problem',
    sentence: { nl: 'Dit ligt tussen 0 en 1.', en: 'Must lie between 0 and 1.' },
    remedy: { nl: 'Schrijf 5 procent als 0.05.', en: 'Write 5 per cent as 0.05.' },
  },
  P611: {
    severity: 'problem',
    sentence: { nl: 'Dit is ten minste 1.', en: 'Must be at least 1.' },
    remedy: { nl: 'Geef een heel getal, bijvoorbeeld 10.', en: 'Give a whole number, for example 10.' },
  },
  P612: {
    severity: 'problem',
    sentence: {
      nl: 'Er is geen indeling van de deelnemer ‘{name}’.',
      en: "There is no category of the member '{name}'.",
    },
    remedy: {
      nl: 'Kies een variabele met level member en type category.',
      en: 'Choose a variable of level member and type category.',
    },
  },
  P613: {
    severity: 'problem',
    sentence: { nl: 'Dit is meer dan 0 maanden.', en: 'Must be more than 0 months.' },
    remedy: { nl: 'Geef een aantal maanden.', en: 'Give a number of months.' },
  },
  P614: {
    severity: 'problem',
    sentence: { nl: 'De tabel heeft ten minste één maand nodig.', en: 'The table needs at least one month.' },
    remedy: { nl: 'Zet maanden in at.', en: 'Put months in at.' },
  },
  P615: {
    severity: 'problem',
    sentence: {
      nl: '‘{name}’ is geen indeling van deelnemers: het rapport kan er niet op filteren.',
      en: "'{name}' is no category of members: the report cannot filter by it.",
    },
    remedy: {
      nl: 'Kies een gegeven met codes, of een variabele met level member en type category of binary.',
      en: 'Choose a fact with codes, or a variable of level member and type category or binary.',
    },
  },
  P616: {
    severity: 'problem',
    sentence: {
      nl: '‘{name}’ staat al in elke tabel: het zijn de groepen.',
      en: "'{name}' is in every table already: it is the groups.",
    },
    remedy: { nl: 'Haal haar uit filters.', en: 'Take it out of filters.' },
  },
  P617: {
    severity: 'problem',
    sentence: {
      nl: 'De filters hebben samen te veel combinaties van klassen (meer dan 20.000).',
      en: 'The filters together have too many combinations of classes (more than 20,000).',
    },
    remedy: { nl: 'Neem minder filters, of minder klassen.', en: 'Take fewer filters, or fewer classes.' },
  },
  P621: {
    severity: 'warning',
    sentence: {
      nl: 'Het plan gebruikt ‘{name}’, en die variabele is er niet in meting ‘{wave}’.',
      en: "The plan uses '{name}', and that variable is not there in wave '{wave}'.",
    },
    remedy: {
      nl: 'Geef een formule voor die meting, of een lege (missing) als het zo bedoeld is.',
      en: 'Give a formula for that wave, or an empty one (missing) when it is meant so.',
    },
  },
} as const satisfies Rules
