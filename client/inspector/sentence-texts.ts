/** The sentences of the report. Associations are called associations. */
export const sentenceTexts = {
  nl: {
    'people.WW': 'WW’ers',
    'people.WWB': 'WWB’ers',
    'people.other': 'mensen in de groep {{group}}',
    'got.advice': '{{people}} die advies kregen over vacatures,',
    'got.business': '{{people}} die hulp kregen bij het begin van een eigen bedrijf,',
    'got.applying': '{{people}} die hulp kregen bij solliciteren,',
    'got.trajectory': '{{people}} die een re-integratietraject volgden,',
    'got.contacts': '{{people}} die contacten over werk hadden,',
    'got.training': '{{people}} die een training in werkvaardigheden kregen,',
    'got.nonWork': '{{people}} die hulp kregen bij andere problemen dan werk,',
    'got.other': '{{people}} met ‘{{label}}’',
    'thing.advice': 'advies over vacatures',
    'thing.business': 'hulp bij een eigen bedrijf',
    'thing.applying': 'hulp bij solliciteren',
    'thing.trajectory': 'een re-integratietraject',
    'thing.contacts': 'contacten over werk',
    'thing.training': 'een training in werkvaardigheden',
    'thing.nonWork': 'hulp bij andere problemen dan werk',
    'thing.other': '‘{{label}}’',
    'effect.hours.up': '{{who}} zochten gemiddeld {{amount}} uur per week meer ({{basis}}).',
    'effect.hours.down': '{{who}} zochten gemiddeld {{amount}} uur per week minder ({{basis}}).',
    'effect.hours.open':
      'Of er met {{thing}} meer of minder uren wordt gezocht, is met deze gegevens niet te zeggen ({{basis}}).',
    'effect.hours.unknown': 'Over {{thing}} en de uren zoeken is niets te zeggen: {{reason}}.',
    'effect.points.up': '{{who}} zochten vaker naar werk: {{amount}} procentpunt meer ({{basis}}).',
    'effect.points.down': '{{who}} zochten minder vaak naar werk: {{amount}} procentpunt minder ({{basis}}).',
    'effect.points.open':
      'Of er met {{thing}} vaker of minder vaak werk wordt gezocht, is met deze gegevens niet te zeggen ({{basis}}).',
    'effect.points.unknown': 'Over {{thing}} en wel of niet zoeken is niets te zeggen: {{reason}}.',
    'effect.applications per month.up':
      '{{who}} solliciteerden gemiddeld {{amount}} keer per maand meer ({{basis}}).',
    'effect.applications per month.down':
      '{{who}} solliciteerden gemiddeld {{amount}} keer per maand minder ({{basis}}).',
    'effect.applications per month.open':
      'Of er met {{thing}} meer of minder wordt gesolliciteerd, is met deze gegevens niet te zeggen ({{basis}}).',
    'effect.applications per month.unknown':
      'Over {{thing}} en het aantal sollicitaties is niets te zeggen: {{reason}}.',
    'effect.chance': 'Dit verschil kan ook toeval zijn.',
    also: 'Ook {{parts}}.',
    'also.points.up': 'zochten zij vaker',
    'also.points.down': 'zochten zij minder vaak',
    'also.hours.up': 'zochten zij meer uren',
    'also.hours.down': 'zochten zij minder uren',
    'also.applications per month.up': 'solliciteerden zij meer',
    'also.applications per month.down': 'solliciteerden zij minder',
    'effects.open': 'Of {{things}} het zoeken verandert, is met deze gegevens niet te zeggen.',
    'effects.unknown': 'Voor {{things}} zijn er te weinig gegevens om iets te zeggen.',
    hours: '{{people}} zochten gemiddeld {{parts}}.',
    'hours.part': '{{amount}} uur per week in {{period}} ({{basis}})',
    'hours.unknown': 'Hoeveel uren {{people}} zochten, is met deze gegevens niet te zeggen.',
    'contrast.up': '{{what}}: {{amount}} uur per week meer ({{basis}}).',
    'contrast.down': '{{what}}: {{amount}} uur per week minder ({{basis}}).',
    'contrast.open': '{{what}}: of dit verschilt, is met deze gegevens niet te zeggen ({{basis}}).',
    'contrast.unknown': '{{what}}: hierover is niets te zeggen, {{reason}}.',
    'summary.support': 'Welke ondersteuning kregen zij?',
    'summary.without': 'Wie kreeg minder vaak ondersteuning, en wie vaker?',
    'summary.search': 'Hoeveel zoeken zij naar werk, met en zonder ondersteuning?',
    anySupport:
      'Van de {{people}} kreeg {{amount}} een vorm van ondersteuning ({{basis}}); {{none}} kreeg er geen enkele. Dit gaat over: {{when}}.',
    'anySupport.withheld':
      'Hoeveel {{people}} ondersteuning kregen, wordt niet getoond: het zou iets over enkele mensen zeggen.',
    'anySupport.unknown': 'Hoeveel {{people}} ondersteuning kregen, is met deze gegevens niet te zeggen.',
    forms: 'Bij {{people}} kwamen het meest voor: {{parts}}.',
    'forms.least': 'Het minst: {{part}}.',
    'forms.unknown':
      'Welke vormen van ondersteuning {{people}} het meest kregen, is met deze gegevens niet te zeggen.',
    selection: 'In {{period}} kregen {{parts}}.',
    'selection.less': 'minder vaak ondersteuning: {{things}}',
    'selection.more': 'vaker ondersteuning: {{things}}',
    'trait.age': 'ouderen',
    'trait.male': 'mannen',
    'trait.distance': 'mensen met een grotere afstand tot de arbeidsmarkt',
    'trait.originOutside': 'mensen met een herkomst buiten Nederland',
    'trait.goodHealth': 'mensen met een goede gezondheid',
    'trait.problems': 'mensen met andere problemen dan werk',
    'trait.duty': 'mensen die een sollicitatieplicht ervaren',
    'trait.asked': 'mensen die zelf om hulp vroegen',
    'trait.atWork': 'mensen die al (deels) weer werkten',
    'trait.supportFirstHalf': 'mensen die in het eerste halfjaar al ondersteuning kregen',
    'trait.other': 'mensen met ‘{{label}}’',
    'selection.open': 'Wie in {{period}} vaker ondersteuning kreeg, is met deze gegevens niet te zeggen.',
    'transfer.unknownBoth':
      'Van {{amount}} was bij CWI en bij UWV niets over de overdracht bekend ({{basis}}).',
    'transfer.unknownBoth.unknown':
      'Van hoeveel mensen niets over de overdracht bekend was, is met deze gegevens niet te zeggen.',
    'transfer.support.up':
      'Mensen van wie bij UWV niets bekend was, kregen in het tweede halfjaar vaker ondersteuning: {{amount}} procentpunt meer ({{basis}}).',
    'transfer.support.down':
      'Mensen van wie bij UWV niets bekend was, kregen in het tweede halfjaar minder vaak ondersteuning: {{amount}} procentpunt minder ({{basis}}).',
    'transfer.support.open':
      'Of mensen van wie bij UWV niets bekend was vaker of minder vaak ondersteuning kregen, is met deze gegevens niet te zeggen ({{basis}}).',
    'transfer.support.unknown':
      'Of mensen van wie bij UWV niets bekend was vaker of minder vaak ondersteuning kregen, is met deze gegevens niet te zeggen.',
    'transfer.distance.up':
      'Hoe groter de afstand tot de arbeidsmarkt, hoe vaker de overdracht ontbreekt: {{amount}} procentpunt meer per stap ({{basis}}).',
    'transfer.distance.down':
      'Hoe groter de afstand tot de arbeidsmarkt, hoe minder vaak de overdracht ontbreekt: {{amount}} procentpunt minder per stap ({{basis}}).',
    'transfer.distance.open':
      'Of de overdracht vaker ontbreekt als de afstand tot de arbeidsmarkt groter is, is met deze gegevens niet te zeggen ({{basis}}).',
    'transfer.distance.unknown':
      'Of de overdracht vaker ontbreekt als de afstand tot de arbeidsmarkt groter is, is met deze gegevens niet te zeggen.',
    'duty.without': 'Van de mensen zegt {{amount}} geen sollicitatieplicht te hebben ({{basis}}).',
    'duty.without.unknown':
      'Hoeveel mensen zeggen dat zij geen sollicitatieplicht hebben, is met deze gegevens niet te zeggen.',
    'duty.exempt': 'Volgens het register is {{amount}} vrijgesteld ({{basis}}).',
    'duty.exempt.unknown': 'Hoeveel mensen volgens het register zijn vrijgesteld, is niet te zeggen.',
    'duty.searching.up':
      'Wie een plicht ervaart, zoekt vaker naar werk: {{amount}} procentpunt meer ({{basis}}).',
    'duty.searching.down':
      'Wie een plicht ervaart, zoekt minder vaak naar werk: {{amount}} procentpunt minder ({{basis}}).',
    'duty.searching.open':
      'Of wie een plicht ervaart vaker zoekt, is met deze gegevens niet te zeggen ({{basis}}).',
    'duty.searching.unknown': 'Of wie een plicht ervaart vaker zoekt, is met deze gegevens niet te zeggen.',
  },
  en: {
    'people.WW': 'people on WW',
    'people.WWB': 'people on WWB',
    'people.other': 'people in the group {{group}}',
    'got.advice': '{{people}} who got advice on finding vacancies',
    'got.business': '{{people}} who got help with starting a business',
    'got.applying': '{{people}} who got help with applying',
    'got.trajectory': '{{people}} who were in a re-integration programme',
    'got.contacts': '{{people}} who had contacts about work',
    'got.training': '{{people}} who got training in work skills',
    'got.nonWork': '{{people}} who got help with problems other than work',
    'got.other': '{{people}} with ‘{{label}}’',
    'thing.advice': 'advice on finding vacancies',
    'thing.business': 'help with starting a business',
    'thing.applying': 'help with applying',
    'thing.trajectory': 'a re-integration programme',
    'thing.contacts': 'contacts about work',
    'thing.training': 'training in work skills',
    'thing.nonWork': 'help with problems other than work',
    'thing.other': '‘{{label}}’',
    'effect.hours.up': '{{who}} searched on average {{amount}} hours a week more ({{basis}}).',
    'effect.hours.down': '{{who}} searched on average {{amount}} hours a week less ({{basis}}).',
    'effect.hours.open':
      'Whether people search more or fewer hours with {{thing}}, these data cannot tell ({{basis}}).',
    'effect.hours.unknown': 'Nothing can be said about {{thing}} and hours of search: {{reason}}.',
    'effect.points.up': '{{who}} searched more often: {{amount}} percentage points more ({{basis}}).',
    'effect.points.down': '{{who}} searched less often: {{amount}} percentage points less ({{basis}}).',
    'effect.points.open':
      'Whether people search more or less often with {{thing}}, these data cannot tell ({{basis}}).',
    'effect.points.unknown': 'Nothing can be said about {{thing}} and searching or not: {{reason}}.',
    'effect.applications per month.up':
      '{{who}} made on average {{amount}} applications a month more ({{basis}}).',
    'effect.applications per month.down':
      '{{who}} made on average {{amount}} applications a month fewer ({{basis}}).',
    'effect.applications per month.open':
      'Whether people apply more or less with {{thing}}, these data cannot tell ({{basis}}).',
    'effect.applications per month.unknown':
      'Nothing can be said about {{thing}} and the number of applications: {{reason}}.',
    'effect.chance': 'This difference may also be chance.',
    also: 'They also {{parts}}.',
    'also.points.up': 'searched more often',
    'also.points.down': 'searched less often',
    'also.hours.up': 'searched more hours',
    'also.hours.down': 'searched fewer hours',
    'also.applications per month.up': 'applied more',
    'also.applications per month.down': 'applied less',
    'effects.open': 'Whether {{things}} changes the search, these data cannot tell.',
    'effects.unknown': 'There are too few data to say anything about {{things}}.',
    hours: '{{people}} searched on average {{parts}}.',
    'hours.part': '{{amount}} hours a week in {{period}} ({{basis}})',
    'hours.unknown': 'How many hours {{people}} searched, these data cannot tell.',
    'contrast.up': '{{what}}: {{amount}} hours a week more ({{basis}}).',
    'contrast.down': '{{what}}: {{amount}} hours a week less ({{basis}}).',
    'contrast.open': '{{what}}: whether this differs, these data cannot tell ({{basis}}).',
    'contrast.unknown': '{{what}}: nothing can be said, {{reason}}.',
    'summary.support': 'Which support did they get?',
    'summary.without': 'Who got support less often, and who more often?',
    'summary.search': 'How much do they search for work, with and without support?',
    anySupport:
      'Of the {{people}} {{amount}} got some form of support ({{basis}}); {{none}} got none. This is about: {{when}}.',
    'anySupport.withheld':
      'How many {{people}} received support is not shown: it would tell of a few people.',
    'anySupport.unknown': 'How many {{people}} got support, these data cannot tell.',
    forms: 'Most common for {{people}}: {{parts}}.',
    'forms.least': 'Least common: {{part}}.',
    'forms.unknown': 'Which forms of support {{people}} got most, these data cannot tell.',
    selection: 'In {{period}}, {{parts}}.',
    'selection.less': 'support was less common for {{things}}',
    'selection.more': 'support was more common for {{things}}',
    'trait.age': 'older people',
    'trait.male': 'men',
    'trait.distance': 'people at a larger distance to the labour market',
    'trait.originOutside': 'people with an origin outside the Netherlands',
    'trait.goodHealth': 'people in good health',
    'trait.problems': 'people with problems other than work',
    'trait.duty': 'people who feel a duty to apply',
    'trait.asked': 'people who asked for help',
    'trait.atWork': 'people who were (partly) back at work',
    'trait.supportFirstHalf': 'people who had support in the first half-year already',
    'trait.other': 'people with ‘{{label}}’',
    'selection.open': 'Who got support more often in {{period}}, these data cannot tell.',
    'transfer.unknownBoth':
      'Of {{amount}} nothing about the transfer was known at CWI or at UWV ({{basis}}).',
    'transfer.unknownBoth.unknown': 'Of how many people nothing was known, these data cannot tell.',
    'transfer.support.up':
      'People of whom UWV knew nothing got support more often in the second half-year: {{amount}} percentage points more ({{basis}}).',
    'transfer.support.down':
      'People of whom UWV knew nothing got support less often in the second half-year: {{amount}} percentage points less ({{basis}}).',
    'transfer.support.open':
      'Whether people of whom UWV knew nothing got support more or less often, these data cannot tell ({{basis}}).',
    'transfer.support.unknown':
      'Whether people of whom UWV knew nothing got support more or less often, these data cannot tell.',
    'transfer.distance.up':
      'The larger the distance to the labour market, the more often the transfer is missing: {{amount}} percentage points more per step ({{basis}}).',
    'transfer.distance.down':
      'The larger the distance to the labour market, the less often the transfer is missing: {{amount}} percentage points less per step ({{basis}}).',
    'transfer.distance.open':
      'Whether the transfer is missing more often at a larger distance to the labour market, these data cannot tell ({{basis}}).',
    'transfer.distance.unknown':
      'Whether the transfer is missing more often at a larger distance to the labour market, these data cannot tell.',
    'duty.without': '{{amount}} of people say that they have no duty to apply ({{basis}}).',
    'duty.without.unknown': 'How many people say that they have no duty to apply, these data cannot tell.',
    'duty.exempt': 'According to the register {{amount}} are exempt ({{basis}}).',
    'duty.exempt.unknown': 'How many people are exempt according to the register cannot be said.',
    'duty.searching.up':
      'Those who feel a duty search more often: {{amount}} percentage points more ({{basis}}).',
    'duty.searching.down':
      'Those who feel a duty search less often: {{amount}} percentage points less ({{basis}}).',
    'duty.searching.open':
      'Whether those who feel a duty search more often, these data cannot tell ({{basis}}).',
    'duty.searching.unknown': 'Whether those who feel a duty search more often, these data cannot tell.',
  },
} as const
