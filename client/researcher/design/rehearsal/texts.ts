const nl = {
  'rehearsal.link': 'Probeer het hele onderzoek met een verzonnen panel',
  'rehearsal.back': 'Terug naar het onderzoek',
  'rehearsal.title': 'Proefpanel',
  'rehearsal.simulated': 'Alles op deze bladzijde is verzonnen. Het zijn geen antwoorden van mensen.',
  'rehearsal.about':
    'Verzonnen mensen vullen alle vragenlijsten in, op hun eigen data en langs hun eigen route. Daarna rekent het plan hun antwoorden uit. Zo ziet u of u aan het eind krijgt wat u wilt weten, voordat u iemand iets vraagt. Wie meedoet en wat zij antwoorden is toeval, behalve de verschillen die u hieronder zelf kiest.',
  'rehearsal.members': 'Mensen in de steekproef',
  'rehearsal.response': 'Vult in, procent',
  'rehearsal.target': 'streefcijfer',
  'rehearsal.seed': 'Toevalsgetal',
  'rehearsal.noPlan':
    'Het plan noemt nog geen uitkomsten of geen vormen van hulp. Dan is er geen tabel. Kies ze in',
  'rehearsal.effects': 'Welke verschillen maakt de hulp?',
  'rehearsal.effects.explain':
    'Vul in hoeveel meer (of met een min: minder) mensen met deze hulp gemiddeld scoren. Bijvoorbeeld 10 procentpunt. Laat 0 staan waar de hulp niets uitmaakt.',
  'rehearsal.support': 'Hulp',
  'rehearsal.size': '{{support}}: verschil in {{outcome}}',
  'rehearsal.unit.points': 'procentpunt',
  'rehearsal.unit.own': 'in de eigen eenheid',
  'rehearsal.unit.monthly': 'per maand',
  'rehearsal.run': 'Maak een proefpanel',
  'rehearsal.responded': 'Wie vulde in?',
  'rehearsal.basis':
    'Verzonnen: {{members}} mensen van de doelgroep. Wie invult is toeval; dit is geen voorspelling van de respons.',
  'rehearsal.wave': 'Vragenlijst',
  'rehearsal.asked': 'Kon invullen',
  'rehearsal.completed': 'Vulde in',
  'rehearsal.empty':
    'Let op: deze variabelen van het plan zijn bij iedereen leeg: {{names}}. Kijk naar hun formule en naar de vragen.',
  'rehearsal.unfinished_one': 'Bij één vragenlijst paste het verschil niet helemaal.',
  'rehearsal.unfinished_other': 'Bij {{count}} vragenlijsten paste het verschil niet helemaal.',
  'rehearsal.method':
    'Verzonnen antwoorden. Methode: {{method}}. Gewicht: {{weight}}. Streep: ingebracht. Stip en lijn: gevonden, met 95%-interval.',
  'rehearsal.unweighted': 'geen',
  'rehearsal.putIn': 'Ingebracht',
  'rehearsal.estimate': 'Gevonden [95%-interval]',
  'rehearsal.marks': 'Hulp en uitkomsten',
  'rehearsal.marks.explain':
    'Verzonnen. ++ op alle uitkomsten omhoog, + op een deel, - en -- omlaag, ± allebei. Getoetst op {{alpha}} procent, tweezijdig.',
  'rehearsal.none': 'niet te schatten',
  'rehearsal.noMark': 'geen',
} as const

const en: Record<keyof typeof nl, string> = {
  'rehearsal.link': 'Try the whole study with a made-up panel',
  'rehearsal.back': 'Back to the study',
  'rehearsal.title': 'Trial panel',
  'rehearsal.simulated': 'Everything on this page is made up. These are no answers of people.',
  'rehearsal.about':
    'Made-up people fill in all questionnaires, on their own dates and along their own routes. Then the plan works out their answers. So you see whether you will know in the end what you want to know, before anybody is asked. Who takes part and what they answer is chance, but for the differences that you choose below.',
  'rehearsal.members': 'People in the sample',
  'rehearsal.response': 'Fills in, per cent',
  'rehearsal.target': 'target',
  'rehearsal.seed': 'Random seed',
  'rehearsal.noPlan':
    'The plan names no outcomes or no forms of support yet, so there is no table. Choose them in',
  'rehearsal.effects': 'What difference does support make?',
  'rehearsal.effects.explain':
    'Say how much more (or with a minus: less) people with this support score on average, for instance 10 percentage points. Leave 0 where support changes nothing.',
  'rehearsal.support': 'Support',
  'rehearsal.size': '{{support}}: difference in {{outcome}}',
  'rehearsal.unit.points': 'percentage points',
  'rehearsal.unit.own': 'in its own unit',
  'rehearsal.unit.monthly': 'a month',
  'rehearsal.run': 'Make a trial panel',
  'rehearsal.responded': 'Who filled in?',
  'rehearsal.basis':
    'Made up: {{members}} people of the target group. Who fills in is chance; this does not foretell response.',
  'rehearsal.wave': 'Questionnaire',
  'rehearsal.asked': 'Could fill in',
  'rehearsal.completed': 'Filled in',
  'rehearsal.empty':
    'Mind: these variables of the plan are empty for everyone: {{names}}. Look at their formula and at the questions.',
  'rehearsal.unfinished_one': 'In one questionnaire the difference did not quite fit.',
  'rehearsal.unfinished_other': 'In {{count}} questionnaires the difference did not quite fit.',
  'rehearsal.method':
    'Made-up answers. Method: {{method}}. Weight: {{weight}}. Bar: put in. Dot and line: found, with 95% interval.',
  'rehearsal.unweighted': 'none',
  'rehearsal.putIn': 'Put in',
  'rehearsal.estimate': 'Found [95% interval]',
  'rehearsal.marks': 'Support and outcomes',
  'rehearsal.marks.explain':
    'Made up. ++ up on all outcomes, + on some, - and -- down, ± both. Tested at {{alpha}} per cent, two-sided.',
  'rehearsal.none': 'cannot be estimated',
  'rehearsal.noMark': 'none',
}

export const rehearsalTexts = { nl, en }
