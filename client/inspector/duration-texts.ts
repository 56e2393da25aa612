/** Words of how long people stayed. */
export const durationTexts = {
  nl: {
    'durations.out': 'Van de {{people}} ging uit de uitkering: {{parts}}.',
    'durations.out.part': '{{amount}} binnen {{months}} maanden ({{basis}})',
    'durations.unknown': 'Hoe lang {{people}} in de uitkering blijven, is met deze gegevens niet te zeggen.',
    'durations.work':
      'Van de {{people}} ging {{amount}} binnen {{months}} maanden uit de uitkering met werk of een eigen bedrijf als reden ({{basis}}). Nog eens {{unknown}} ging uit de uitkering, zonder dat de reden bekend is.',
    'durations.back':
      'Van de {{people}} die uit de uitkering gingen, was {{amount}} binnen {{months}} maanden terug ({{basis}}).',
    'durations.lasting':
      'Van de {{people}} was {{amount}} na {{after}} maanden uit de uitkering, en {{months}} maanden later nog steeds ({{basis}}).',
    'durations.differs':
      '{{groups}} gingen niet even snel uit de uitkering (p\u00a0{{p}}). Waar dat aan ligt, zeggen deze gegevens niet.',
    'durations.open':
      'Of {{groups}} even snel uit de uitkering gaan, is met deze gegevens niet te zeggen (p\u00a0{{p}}).',
    'durations.notFollowed':
      'Of mensen ook {{months}} maanden later uit de uitkering blijven, is met deze gegevens niet te zeggen: zo lang is niemand gevolgd.',
    'durations.how.line':
      'De lijn begint links bovenaan: op die dag heeft iedereen een uitkering. Elke stap omlaag is een groep mensen die uit de uitkering gaat. Rechts staat hoeveel er aan het eind nog in zitten. WW is een doorgetrokken lijn, WWB een streepjeslijn.',
    'durations.how.band':
      'De lichte band om de lijn is het 95%-interval: zo ver kan het werkelijke aandeel er redelijkerwijs naast liggen.',
    'durations.how.followed':
      'Onder de lijnen staat hoeveel mensen op dat moment nog een uitkering hebben en gevolgd worden. Van wie niet langer gevolgd kan worden, telt de tijd tot die dag mee (Kaplan-Meier).',
    'durations.axis': 'maanden na het begin',
    'durations.followed': '{{group}}: nog gevolgd',
    'durations.inside': 'Nog in de uitkering',
    'durations.inside.group': '{{group}}: {{parts}}',
    'durations.inside.part': 'na {{months}} maanden {{amount}}',
    'durations.inside.unknown': '{{group}}: {{reason}}',
    'durations.why': 'Waarom uit de uitkering, binnen {{months}} maanden',
    'durations.after': 'Terug, of blijvend weg',
  },
  en: {
    'durations.out': 'Of the {{people}}, this share left benefit: {{parts}}.',
    'durations.out.part': '{{amount}} within {{months}} months ({{basis}})',
    'durations.unknown': 'How long {{people}} stay on benefit, these data cannot tell.',
    'durations.work':
      'Of the {{people}}, {{amount}} left benefit within {{months}} months with work or an own business as the reason ({{basis}}). Another {{unknown}} left for a reason that is not known.',
    'durations.back':
      'Of the {{people}} who left benefit, {{amount}} were back within {{months}} months ({{basis}}).',
    'durations.lasting':
      'Of the {{people}}, {{amount}} were off benefit after {{after}} months and still {{months}} months later ({{basis}}).',
    'durations.differs':
      '{{groups}} did not leave benefit equally fast (p\u00a0{{p}}). Why that is, these data do not tell.',
    'durations.open': 'Whether {{groups}} leave benefit equally fast, these data cannot tell (p\u00a0{{p}}).',
    'durations.notFollowed':
      'Whether people stay off benefit for {{months}} months, these data cannot tell: nobody was followed that long.',
    'durations.how.line':
      'The line begins at the top left: on that day all are on benefit. Each step down is a group of people who leave. On the right stands how many are still on benefit at the end. WW is an unbroken line, WWB a dashed one.',
    'durations.how.band':
      'The light band around the line is the 95% interval: how far off the true share may reasonably be.',
    'durations.how.followed':
      'Under the lines stands how many people are still on benefit and followed at that moment. Of those who can be followed no longer, the time until that day counts (Kaplan-Meier).',
    'durations.axis': 'months from the beginning',
    'durations.followed': '{{group}}: still followed',
    'durations.inside': 'Still on benefit',
    'durations.inside.group': '{{group}}: {{parts}}',
    'durations.inside.part': 'after {{months}} months {{amount}}',
    'durations.inside.unknown': '{{group}}: {{reason}}',
    'durations.why': 'Why people left benefit, within {{months}} months',
    'durations.after': 'Back, or gone to stay',
  },
} as const
