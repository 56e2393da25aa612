/** Words of what stands behind a mark. */
export const behindTexts = {
  nl: {
    'behind.title': 'Achter het teken: {{title}}',
    'behind.choices': 'Andere keuzes: blijft de uitkomst dan hetzelfde?',
    'behind.choices.how':
      'Het plan noemt andere keuzes die ook goed te verdedigen zijn: andere gewichten, andere achtergrond, één halfjaar, een ander model. Elke streep is één combinatie, van laag naar hoog. De dikke is die van het plan.',
    'behind.choices.sentence':
      '{{name}}: van de {{all}} combinaties hebben er {{same}} dezelfde richting, waarvan {{sure}} aantoonbaar. Aantoonbaar de andere kant op: {{contrary}}.',
    'behind.choices.range': 'De schattingen lopen van {{low}} tot {{high}}.',
    'behind.weights': 'Gewicht',
    'behind.covariates': 'Achtergrond',
    'behind.periods': 'Periode',
    'behind.model': 'Model',
    'behind.planned': 'plan',
    'behind.other': 'andere keuze',
    'behind.code.demographic': 'alleen persoonskenmerken',
    'behind.code.final': 'eindgewicht',
    'behind.code.base': 'steekproefgewicht',
    'behind.code.none': 'geen',
    'behind.code.plan': 'als in het plan',
    'behind.code.together': 'samen',
    'behind.getting': 'Wie krijgt deze steun?',
    'behind.chances':
      'Geschatte kans op deze steun, gegeven de achtergrond: van wie haar kreeg {{gotLow}} tot {{gotHigh}} (middelste {{gotMiddle}}), van wie haar niet kreeg {{notLow}} tot {{notHigh}} (middelste {{notMiddle}}); de buitenste tienden zijn weggelaten. Hoe meer die twee overlappen, hoe beter de groepen te vergelijken zijn.',
    'behind.equation': 'De modellen zelf',
    'behind.again': 'Deze getallen zelf narekenen',
    'behind.again.reads': '{{name}}: {{reads}}',
    'behind.equation.how':
      'In de notatie van R. Wie het bestand heeft, krijgt met deze opdrachten dezelfde getallen. Een onderzoeker maakt panel.csv met peilmoment export {{study}} panel --out panel.csv, en zo ook persons.csv en filled.csv.',
  },
  en: {
    'behind.title': 'Behind the mark: {{title}}',
    'behind.choices': 'Other choices: does the result stay?',
    'behind.choices.how':
      'The plan names other choices that can be defended as well: other weights, other background, one half-year, another model. Each line is one combination, from low to high. The thick one is that of the plan.',
    'behind.choices.sentence':
      '{{name}}: of {{all}} combinations {{same}} have the same direction, of which {{sure}} demonstrably. Demonstrably the other way: {{contrary}}.',
    'behind.choices.range': 'The estimates run from {{low}} to {{high}}.',
    'behind.weights': 'Weight',
    'behind.covariates': 'Background',
    'behind.periods': 'Period',
    'behind.model': 'Model',
    'behind.planned': 'plan',
    'behind.other': 'other choice',
    'behind.code.demographic': 'personal characteristics only',
    'behind.code.final': 'final weight',
    'behind.code.base': 'sampling weight',
    'behind.code.none': 'none',
    'behind.code.plan': 'as planned',
    'behind.code.together': 'together',
    'behind.getting': 'Who gets this support?',
    'behind.chances':
      'Estimated chance of this support, given the background: of those who got it {{gotLow}} to {{gotHigh}} (middle {{gotMiddle}}), of those who did not {{notLow}} to {{notHigh}} (middle {{notMiddle}}); the outer tenths are left out. The more these overlap, the better the groups can be compared.',
    'behind.equation': 'The models themselves',
    'behind.again': 'Work these numbers out again',
    'behind.again.reads': '{{name}}: {{reads}}',
    'behind.equation.how':
      'In R’s notation. Who has the file gets the same numbers with these commands. A researcher makes panel.csv with peilmoment export {{study}} panel --out panel.csv, and likewise persons.csv and filled.csv.',
  },
} as const
