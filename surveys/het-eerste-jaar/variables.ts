import type { Text, VariableDesign } from '../design.ts'
import { facts } from './facts.ts'

const text = (nl: string, en: string): Text => ({ nl, en })
const every = (formula: string) => ({ '*': formula })
const halves = (first: string, second: string) => ({ 'first-half': first, 'second-half': second })

const binary = (name: string, label: Text, formula: Record<string, string>): VariableDesign => ({
  name,
  label,
  level: 'period',
  type: 'binary',
  formula,
})
const memberBinary = (name: string, label: Text, formula: string): VariableDesign => ({
  ...binary(name, label, every(formula)),
  level: 'member',
})

/** The latest word on something that was asked once and can be corrected later. */
const known = (item: string) => `iif({${item}} notempty, {${item}}, {preload.${item}})`

const codes = (values: readonly (readonly [string, string, string])[]) =>
  values.map(([value, nl, en]) => ({ value, label: text(nl, en) }))

const problems =
  "{problems} anyof ['health', 'mental', 'debts', 'addiction', 'housing', 'care', 'language', 'other']"
const anyCommon =
  "{advice} = 'yes' or {helpApplying} = 'yes' or {helpBusiness} = 'yes' or {trajectory} = 'yes' or {training} = 'yes' or {helpNonWork} = 'yes'"

/** Support and outcomes. A formula that reads an item stands before the variable that takes its name. */
const behaviour: readonly VariableDesign[] = [
  binary(
    'supportAny',
    text('kreeg ondersteuning', 'received support'),
    halves(`iif({contactsCount} > 0 or ${anyCommon}, 1, 0)`, `iif({guidance} = 'yes' or ${anyCommon}, 1, 0)`),
  ),
  binary(
    'advice',
    text('advies over vacatures zoeken', 'advice on finding vacancies'),
    every("iif({advice} = 'yes', 1, 0)"),
  ),
  binary(
    'contacts',
    text('contacten over werk', 'contacts about work'),
    halves('iif({contactsCount} > 0, 1, 0)', "iif({guidance} = 'yes', 1, 0)"),
  ),
  binary(
    'applying',
    text('hulp bij solliciteren', 'help with applying'),
    every("iif({helpApplying} = 'yes', 1, 0)"),
  ),
  binary(
    'business',
    text('hulp bij opstarten eigen bedrijf', 'help starting an own business'),
    every("iif({helpBusiness} = 'yes', 1, 0)"),
  ),
  binary(
    'trajectory',
    text('re-integratietraject (loopt door)', 're-integration trajectory (runs on)'),
    halves(
      "iif({trajectory} = 'yes', 1, 0)",
      "iif({trajectory} = 'yes' or {trajectoryEarlier} = 'yes' or {trajectoryOk} = 'yes' or ({previous.trajectory} = 1 and {trajectoryOk} <> 'no'), 1, 0)",
    ),
  ),
  binary(
    'training',
    text('training werkvaardigheden', 'training in work skills'),
    every("iif({training} = 'yes', 1, 0)"),
  ),
  binary(
    'nonWork',
    text('hulp bij andere problemen', 'help with non-work problems'),
    every("iif({helpNonWork} = 'yes', 1, 0)"),
  ),
  {
    name: 'hours',
    label: text('uren zoeken per week (niet zoeken = 0)', 'hours searched a week (not searching = 0)'),
    level: 'period',
    type: 'number',
    formula: every("iif({searching} = 'no', 0, {searchHours})"),
    unit: text('uur per week', 'hours a week'),
  },
  {
    name: 'applications',
    label: text(
      'sollicitaties in de periode (niet zoeken = 0)',
      'applications in the period (not searching = 0)',
    ),
    level: 'period',
    type: 'number',
    formula: every("iif({searching} = 'no', 0, {applications})"),
    unit: text('sollicitaties', 'applications'),
  },
  binary(
    'searching',
    text('zoekt naar werk', 'looks for work'),
    every("iif({searching} = 'yes', 1, iif({searching} = 'no', 0, {missing}))"),
  ),
  {
    name: 'satisfaction',
    label: text('rapportcijfer', 'mark out of ten'),
    level: 'period',
    type: 'number',
    formula: every('{satisfaction}'),
  },
  {
    name: 'months',
    label: text('lengte van de periode', 'length of the period'),
    level: 'period',
    type: 'number',
    formula: every('{period.months}'),
    unit: text('maanden', 'months'),
  },
]

const stays = (months: number) =>
  `iif({days.benefitEnd} empty or {days.benefitEnd} > ${months * 30.4375}, 1, 0)`

const background: readonly VariableDesign[] = [
  {
    name: 'benefit',
    label: text('uitkering', 'benefit'),
    level: 'member',
    type: 'category',
    formula: every('{facts.benefit}'),
    values: facts.find((fact) => fact.name === 'benefit')?.values ?? [],
  },
  memberBinary('wwb', text('bijstand', 'social assistance'), "iif({facts.benefit} = 'WWB', 1, 0)"),
  binary('secondHalf', text('tweede halfjaar', 'second half-year'), halves('0', '1')),
  {
    name: 'age',
    label: text('leeftijd bij de aanvraag', 'age at application'),
    level: 'member',
    type: 'number',
    formula: every('getYear({events.application}) - {facts.birthYear}'),
    unit: text('jaar', 'years'),
  },
  {
    name: 'ageClass',
    label: text('leeftijdsklasse', 'age class'),
    level: 'member',
    type: 'category',
    formula: every(
      "iif({age} < 25, '15', iif({age} < 35, '25', iif({age} < 45, '35', iif({age} < 55, '45', '55'))))",
    ),
    values: codes([
      ['15', '15–24 jaar', '15–24 years'],
      ['25', '25–34 jaar', '25–34 years'],
      ['35', '35–44 jaar', '35–44 years'],
      ['45', '45–54 jaar', '45–54 years'],
      ['55', '55–64 jaar', '55–64 years'],
    ]),
  },
  memberBinary('male', text('man', 'male'), "iif({facts.sex} = 'male', 1, 0)"),
  {
    name: 'distance',
    label: text('afstand tot de arbeidsmarkt', 'distance to the labour market'),
    level: 'member',
    type: 'category',
    formula: every('{facts.distance}'),
    values: facts.find((fact) => fact.name === 'distance')?.values ?? [],
  },
  binary(
    'originOutside',
    text('herkomst buiten Nederland', 'origin outside the Netherlands'),
    every(
      `iif(${known('bornInNetherlands')} = 'no' or ${known('parentsBorn')} anyof ['one', 'none'], 1, iif(${known('bornInNetherlands')} = 'yes' and ${known('parentsBorn')} = 'both', 0, {missing}))`,
    ),
  ),
  {
    name: 'origin',
    label: text('herkomst', 'origin'),
    level: 'member',
    type: 'category',
    formula: every(
      "iif({bornInNetherlands} = 'no' or {parentsBorn} anyof ['one', 'none'], 'outside', iif({bornInNetherlands} = 'yes' and {parentsBorn} = 'both', 'netherlands', {missing}))",
    ),
    values: codes([
      ['netherlands', 'Nederland', 'the Netherlands'],
      ['outside', 'buiten Nederland', 'outside the Netherlands'],
    ]),
  },
  {
    name: 'education',
    label: text('opleiding', 'education'),
    level: 'period',
    type: 'category',
    formula: every(known('education')),
    values: codes([
      ['middle', 'havo, vwo, mbo 2–4', 'upper secondary'],
      ['none', 'geen', 'none'],
      ['primary', 'basisschool', 'primary'],
      ['lower', 'vmbo, mavo, mbo 1', 'lower secondary'],
      ['higher', 'hbo, universiteit', 'higher'],
    ]),
  },
  {
    name: 'household',
    label: text('huishouden', 'household'),
    level: 'period',
    type: 'category',
    formula: every(known('household')),
    values: codes([
      ['alone', 'alleen', 'alone'],
      ['partner', 'partner, geen kinderen', 'partner, no children'],
      ['partnerChildren', 'partner en kinderen', 'partner and children'],
      ['singleParent', 'kinderen, geen partner', 'children, no partner'],
      ['other', 'anders', 'other'],
    ]),
  },
  binary(
    'goodHealth',
    text('goede gezondheid', 'good health'),
    every('iif({health} >= 4, 1, iif({health} > 0, 0, {missing}))'),
  ),
  binary(
    'duty',
    text('ervaart sollicitatieplicht', 'feels a duty to apply'),
    every("iif({dutyToApply} anyof ['yes', 'partly'], 1, 0)"),
  ),
  binary(
    'asked',
    text('vroeg zelf om hulp', 'asked for help'),
    every("iif({askedForHelp} = 'yes', 1, iif({askedForHelp} = 'no', 0, {missing}))"),
  ),
  binary(
    'atWork',
    text('(deels) weer aan het werk', '(partly) back at work'),
    every("iif({backAtWork} anyof ['part', 'full'], 1, iif({backAtWork} = 'no', 0, {missing}))"),
  ),
  binary(
    'problems',
    text('heeft andere problemen dan werk', 'has non-work problems'),
    every(`iif(${problems}, 1, iif({problems} contains 'none', 0, {missing}))`),
  ),
  {
    name: 'monthsOnBenefit',
    label: text(
      'maanden uitkering tot het eind van de periode',
      'months on benefit by the end of the period',
    ),
    level: 'period',
    type: 'number',
    formula: every(
      '(iif({days.benefitEnd} notempty and {days.benefitEnd} < {period.toDays}, {days.benefitEnd}, {period.toDays}) - {days.decision}) / 30.4375',
    ),
    unit: text('maanden', 'months'),
  },
  memberBinary(
    'onBenefit3',
    text('langer dan drie maanden een uitkering', 'on benefit for more than three months'),
    stays(3),
  ),
  memberBinary(
    'onBenefit6',
    text('na zes maanden nog een uitkering', 'still on benefit after six months'),
    stays(6),
  ),
  memberBinary(
    'onBenefit12',
    text('na twaalf maanden nog een uitkering', 'still on benefit after twelve months'),
    stays(12),
  ),
  {
    name: 'endReason',
    label: text('reden van het einde van de uitkering', 'why the benefit ended'),
    level: 'member',
    type: 'category',
    formula: every(
      "iif({benefitEndReason} = 'work', 'work', iif({benefitEndReason} notempty and {benefitEndReason} <> 'refused', 'other', {missing}))",
    ),
    values: codes([
      ['work', 'werk of eigen bedrijf', 'work or own business'],
      ['other', 'andere reden', 'another reason'],
    ]),
  },
  binary('supportFirstHalf', text('ondersteuning in het eerste halfjaar', 'support in the first half-year'), {
    'first-half': '{missing}',
    'second-half': '{previous.supportAny}',
  }),
]

export const variables: readonly VariableDesign[] = [...behaviour, ...background]
