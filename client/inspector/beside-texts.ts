/** Words of our numbers beside the published ones. */
export const besideTexts = {
  nl: {
    'beside.title': 'Ons onderzoek naast het rapport van 2008',
    'beside.option': 'Het rapport van 2008',
    'beside.own': 'Wij',
    'beside.simulated':
      'Let op: de gesimuleerde mensen zijn zo gemaakt dat zij gemiddeld de cijfers van 2008 geven. Dat de cijfers op elkaar lijken, zegt dus niets over echte mensen.',
    'beside.numbers': 'Van de {{all}} gepubliceerde getallen vallen er {{inside}} binnen ons 95%-interval.',
    'beside.marks': 'Van de {{all}} tekens in Tabel 1 zijn er {{same}} gelijk.',
    'beside.directions':
      'Van de {{all}} gepubliceerde richtingen (vaker of minder vaak) vinden wij er {{same}} ook, en is het bij {{open}} met onze gegevens niet te zeggen.',
    'beside.how':
      'Het interval is dat van ons getal. Hoe zeker de cijfers van 2008 zijn, is niet gepubliceerd. De vergelijking gaat over iedereen: over kleinere groepen is in 2008 niets gepubliceerd.',
    'beside.inside': 'binnen ons interval',
    'beside.above': 'bij ons meer dan in 2008',
    'beside.below': 'bij ons minder dan in 2008',
    'beside.same': 'hetzelfde',
    'beside.other': 'anders',
    'beside.open': 'met onze gegevens niet te zeggen',
    'beside.unknown': 'niet te vergelijken',
  },
  en: {
    'beside.title': 'Our study beside the report of 2008',
    'beside.option': 'The report of 2008',
    'beside.own': 'Ours',
    'beside.simulated':
      'Note: the simulated people were made so that on average they give the figures of 2008. That the figures are alike thus says nothing about real people.',
    'beside.numbers': 'Of the {{all}} published numbers, {{inside}} lie within our 95% interval.',
    'beside.marks': 'Of the {{all}} marks in Table 1, {{same}} are the same.',
    'beside.directions':
      'Of the {{all}} published directions (more or less often) we find {{same}} as well, and for {{open}} our data cannot tell.',
    'beside.how':
      'The interval is that of our number. How sure the figures of 2008 are was not published. The comparison is about everyone: about smaller groups nothing was published in 2008.',
    'beside.inside': 'within our interval',
    'beside.above': 'more with us than in 2008',
    'beside.below': 'less with us than in 2008',
    'beside.same': 'the same',
    'beside.other': 'different',
    'beside.open': 'our data cannot tell',
    'beside.unknown': 'cannot be compared',
  },
} as const
