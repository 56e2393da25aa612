/** Words of the robustness rows and of the weighting. */
export const trustTexts = {
  nl: {
    'robustness.title': 'Anders geschat: {{title}}',
    'robustness.lead': 'Blijft het teken staan als we anders schatten?',
    'robustness.staying': 'Van de {{telling}} andere manieren geven er {{staying}} hetzelfde teken.',
    'robustness.all':
      'Anders geschat blijven van de {{marks}} tekens die niet leeg zijn er zoveel hetzelfde: {{parts}}.',
    'robustness.all.part': '{{way}} {{staying}}',
    'robustness.way': 'Manier',
    'robustness.mark': 'Teken',
    'robustness.table': 'Zoals in de tabel',
    'robustness.stays': 'blijft',
    'robustness.changes': 'verandert',
    'robustness.silent': 'zegt niets',
    'robustness.check.unweighted': 'Zonder weging',
    'robustness.check.within': 'Binnen dezelfde persoon',
    'robustness.check.doubly robust': 'Dubbel robuust',
    'robustness.check.lagged': 'Steun een halfjaar eerder',
    'robustness.check.imputed': 'Gaten aangevuld',
    'robustness.how.unweighted':
      'Zonder weging: elk antwoord telt even zwaar. Zo is te zien wat de weging verandert.',
    'robustness.how.within':
      'Binnen dezelfde persoon: wat verandert er bij iemand als de steun begint of stopt? Alles wat aan iemand gelijk blijft, speelt dan geen rol. Er zijn minder gegevens voor, dus het interval is breder.',
    'robustness.how.doubly robust':
      'Dubbel robuust: mensen met en zonder de steun zijn ook gelijkgetrokken op de kans om die te krijgen. Het antwoord klopt als een van de twee modellen klopt. Alleen mensen die de steun hadden kunnen krijgen én missen tellen mee.',
    'robustness.how.lagged':
      'Steun een halfjaar eerder: hangt steun van het vorige halfjaar samen met zoeken in dit halfjaar? Zo is te zien wat er het eerst was. Gaat steun alleen in hetzelfde halfjaar samen met zoeken, dan verandert het teken hier.',
    'robustness.how.imputed':
      'Gaten aangevuld: antwoorden die ontbreken zijn vijf keer ingevuld op grond van de andere antwoorden. Hoe onzeker dat is, telt mee in het interval.',
    'weights.took': 'Deelname en gewichten',
    'weights.sentence':
      '{{group}}: {{answered}} van de {{asked}} mensen deden mee aan beide halfjaren ({{rate}}). Door de weging zijn hun antwoorden samen zo precies als {{heavy}} antwoorden die allemaal even zwaar tellen.',
    'margins.shares': 'Aandelen voor en na de weging, naast die van iedereen',
    'margins.sentence':
      '{{group}}: zonder weging wijkt elk aandeel hieronder hoogstens {{before}} procentpunt af van dat van iedereen die is gevraagd, met weging hoogstens {{after}}.',
    'representativeness.whole': 'R-indicator',
    'representativeness.axis': '1: precies zoals iedereen',
    'representativeness.classes': 'Per klasse: {{what}}',
    'representativeness.missed':
      '{{what}}: R-indicator {{r}} ({{basis}}). Het minst vertegenwoordigd: ‘{{class}}’.',
    'representativeness.none':
      '{{what}}: R-indicator {{r}} ({{basis}}). Geen enkele klasse deed aantoonbaar minder vaak mee.',
    'representativeness.how':
      'De R-indicator is 1 als alle groepen even vaak meedoen. Daaronder staat per klasse of die vaker (rechts van nul) of minder vaak (links van nul) meedeed dan gemiddeld. De weging trekt deze verschillen recht.',
  },
  en: {
    'robustness.title': 'Estimated in other ways: {{title}}',
    'robustness.lead': 'Does the mark stay if we estimate in another way?',
    'robustness.staying': '{{staying}} of the {{telling}} other ways give the same mark.',
    'robustness.all':
      'Estimated in other ways, of the {{marks}} marks that are not empty these stay the same: {{parts}}.',
    'robustness.all.part': '{{way}} {{staying}}',
    'robustness.way': 'Way',
    'robustness.mark': 'Mark',
    'robustness.table': 'As in the table',
    'robustness.stays': 'stays',
    'robustness.changes': 'changes',
    'robustness.silent': 'says nothing',
    'robustness.check.unweighted': 'Without weights',
    'robustness.check.within': 'Within the same person',
    'robustness.check.doubly robust': 'Doubly robust',
    'robustness.check.lagged': 'Support a half-year before',
    'robustness.check.imputed': 'Gaps filled in',
    'robustness.how.unweighted':
      'Without weights: each answer counts the same. It shows what weighting changes.',
    'robustness.how.within':
      'Within the same person: what changes for someone when the support begins or stops? All that stays the same about someone plays no part. There are fewer data for it, so the interval is wider.',
    'robustness.how.doubly robust':
      'Doubly robust: people with and without the support are made alike in the chance to get it as well. The answer is right when one of the two models is. Only people who might have got the support, and might not, count.',
    'robustness.how.lagged':
      'Support a half-year before: does support of the half-year before go together with searching in this one? It shows what came first. If support goes together with searching only in the same half-year, the mark changes here.',
    'robustness.how.imputed':
      'Gaps filled in: answers that are missing were filled in five times from the other answers. How uncertain that is, counts in the interval.',
    'weights.took': 'Taking part and weights',
    'weights.sentence':
      '{{group}}: {{answered}} of {{asked}} people took part in both half-years ({{rate}}). Weighted, their answers together are as precise as {{heavy}} answers that all count the same.',
    'margins.shares': 'Shares before and after weighting, beside those of everyone',
    'margins.sentence':
      '{{group}}: without weights each share below differs from that of all who were asked by at most {{before}} percentage points, with weights by at most {{after}}.',
    'representativeness.whole': 'R-indicator',
    'representativeness.axis': '1: exactly like all',
    'representativeness.classes': 'By class: {{what}}',
    'representativeness.missed': '{{what}}: R-indicator {{r}} ({{basis}}). Least represented: ‘{{class}}’.',
    'representativeness.none':
      '{{what}}: R-indicator {{r}} ({{basis}}). No class took part demonstrably less often.',
    'representativeness.how':
      'The R-indicator is 1 when all groups take part as often. Below it, for each class, whether it took part more often (right of zero) or less often (left of zero) than the mean. Weighting evens these differences out.',
  },
} as const
