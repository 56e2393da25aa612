/** Words for trying a study: its length, its routes, its plan, and how it goes in time. */
const nl = {
  'design.minutes_one':
    'Invullen kost ongeveer {{count}} minuut: van {{shortest}} tot {{longest}}, naar de route.',
  'design.minutes_other':
    'Invullen kost ongeveer {{count}} minuten: van {{shortest}} tot {{longest}}, naar de route.',
  'coverage.title': 'Waar het analyseplan zijn gegevens vandaan haalt',
  'coverage.explain':
    'Per variabele van het plan, en per ronde: uit welke vragen en registergegevens zij komt.',
  'coverage.variable': 'Variabele',
  'coverage.none': 'wordt hier niet berekend',
  'coverage.once': 'in een andere ronde',
  'try.link': 'Probeer',
  'try.back': 'Terug naar de vragenlijst',
  'try.title': 'Probeer {{name}}',
  'try.routes': 'Veel routes door het toeval',
  'try.routes.explain':
    'De vragenlijst wordt ingevuld met antwoorden door het toeval. Zo ziet u welke vragen niemand tegenkwam.',
  'try.routes.do': 'Loop {{n}} routes',
  'try.routes.refused': 'Deze vragenlijst heeft nog fouten. Verbeter die eerst; ze staan bij de controles.',
  'try.routes.all': 'Elke vraag kwam ten minste één keer voor.',
  'try.routes.never_one':
    'Deze vraag kwam niemand tegen: {{items}}. Dat kan toeval zijn; kijk naar de voorwaarde.',
  'try.routes.never_other':
    '{{count}} vragen kwam niemand tegen: {{items}}. Dat kan toeval zijn; kijk naar de voorwaarden.',
  'try.routes.length': 'De kortste route had {{least}} vragen, de middelste {{middle}}, de langste {{most}}.',
  'try.routes.items': 'Hoe vaak elke vraag voorkwam',
  'try.asMember': 'Als een verzonnen panellid',
  'try.member': 'Wie',
  'try.unknown': 'niet bekend',
  'try.earlier': 'Wat eerder geantwoord is',
  'try.firstDay': 'Kijk op de eerste dag',
  'try.today': 'Kijkt op',
  'try.noWave': 'Geen ronde gebruikt deze vragenlijst nog.',
  'try.open': 'Deze vragenlijst is die dag open: van {{from}} tot en met {{to}}.',
  'try.closed': 'Deze vragenlijst is die dag niet open. Ze is open van {{from}} tot en met {{to}}.',
  'try.notHeld': 'Voor dit panellid gaat deze ronde niet open.',
  'target.everyone': 'Iedereen in het panel hoort bij de doelgroep.',
  'target.events': 'Bij de doelgroep hoort van wie deze datums bekend zijn: {{events}}.',
  'target.facts': 'Het register zegt {{facts}}.',
  'preview.title': 'Zoals een panellid het leest',
  'preview.explain':
    'Alle contacten van iemand die nog niets heeft ingevuld, in hun volgorde. De code en de link staan er niet echt in.',
  'preview.none': 'Deze persoon krijgt geen contacten. Kijk naar de datums, de doelgroep en de rondes.',
  'preview.noText': 'Deze tekst is er nog niet.',
  'preview.invitation': 'uitnodiging',
  'preview.reminder': 'herinnering {{ordinal}}',
  'lines.title': 'De rondes in de tijd',
  'lines.explain':
    'Maanden vanaf de eerste datum. Het donkere blok is open voor iedereen, het lichte voor wie begonnen is, de dunne lijn de periode waarover gevraagd wordt, streepjes zijn contacten.',
  'lines.none': 'Er zijn nog geen rondes om te tekenen.',
  'lines.one': 'Voor iedereen, vanaf de eerste datum',
  'lines.early': 'Wie vroeg een beslissing krijgt',
  'lines.late': 'Wie laat een beslissing krijgt',
  'lines.changed': 'Wie een andere beslissing krijgt: verschuif haar',
  'lines.days': '{{event}} na {{days}} dagen',
  'lines.said': '{{wave}}: open van {{from}} tot en met {{to}}, over {{period}}. Contacten: {{contacts}}.',
  'lines.notHeld': '{{wave}}: {{status}}.',
  'lines.words': 'In woorden',
} as const

const en: Record<keyof typeof nl, string> = {
  'design.minutes_one':
    'It takes about {{count}} minute to answer: {{shortest}} to {{longest}}, by the route.',
  'design.minutes_other':
    'It takes about {{count}} minutes to answer: {{shortest}} to {{longest}}, by the route.',
  'coverage.title': 'Where the analysis plan gets its data',
  'coverage.explain':
    'For each variable of the plan and each wave: from which questions and register facts it comes.',
  'coverage.variable': 'Variable',
  'coverage.none': 'not computed here',
  'coverage.once': 'in another wave',
  'try.link': 'Try it',
  'try.back': 'Back to the questionnaire',
  'try.title': 'Try {{name}}',
  'try.routes': 'Many routes by chance',
  'try.routes.explain':
    'The questionnaire is filled in with answers by chance. So you see which questions nobody met.',
  'try.routes.do': 'Walk {{n}} routes',
  'try.routes.refused': 'This questionnaire still has faults. Mend those first; they stand with the checks.',
  'try.routes.all': 'Every question was met at least once.',
  'try.routes.never_one': 'Nobody met this question: {{items}}. That may be chance; look at the condition.',
  'try.routes.never_other':
    'Nobody met {{count}} questions: {{items}}. That may be chance; look at the conditions.',
  'try.routes.length':
    'The shortest route had {{least}} questions, the middle one {{middle}}, the longest {{most}}.',
  'try.routes.items': 'How often each question was met',
  'try.asMember': 'As a made-up member',
  'try.member': 'Who',
  'try.unknown': 'not known',
  'try.earlier': 'What was answered before',
  'try.firstDay': 'Look on the first day',
  'try.today': 'Looks on',
  'try.noWave': 'No wave uses this questionnaire yet.',
  'try.open': 'This questionnaire is open on that day: from {{from}} up to and including {{to}}.',
  'try.closed':
    'This questionnaire is not open on that day. It is open from {{from}} up to and including {{to}}.',
  'try.notHeld': 'For this member the wave does not open.',
  'target.everyone': 'Everyone in the panel belongs to the target group.',
  'target.events': 'The target group are those of whom these dates are known: {{events}}.',
  'target.facts': 'The register says {{facts}}.',
  'preview.title': 'As a panel member reads it',
  'preview.explain':
    'All contacts of someone who has filled in nothing yet, in their order. Code and link are not real.',
  'preview.none': 'This person gets no contacts. Look at the dates, the target group and the waves.',
  'preview.noText': 'This text is not there yet.',
  'preview.invitation': 'invitation',
  'preview.reminder': 'reminder {{ordinal}}',
  'lines.title': 'The waves in time',
  'lines.explain':
    'Months from the first date. The dark block is open for everyone, the light one for who has begun, the thin line is the period asked about, ticks are contacts.',
  'lines.none': 'There are no waves to draw yet.',
  'lines.one': 'For everyone, from the first date',
  'lines.early': 'Who gets an early decision',
  'lines.late': 'Who gets a late decision',
  'lines.changed': 'Who gets another decision: move it',
  'lines.days': '{{event}} after {{days}} days',
  'lines.said':
    '{{wave}}: open from {{from}} up to and including {{to}}, about {{period}}. Contacts: {{contacts}}.',
  'lines.notHeld': '{{wave}}: {{status}}.',
  'lines.words': 'In words',
}

export const tryTexts = { nl, en }
