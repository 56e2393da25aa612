/** The properties of a part, from survey-core's own list of them, in groups that people think in. */
import { Serializer } from 'survey-core'
import { isJson, type Json } from '../../../../surveys/edit/json.ts'

export type FieldKind =
  | 'text'
  | 'long-text'
  | 'line'
  | 'number'
  | 'yes-no'
  | 'choice'
  | 'condition'
  | 'choices'
  | 'names'
  | 'json'

export interface Field {
  readonly name: string
  readonly kind: FieldKind
  /** Of a choice. */
  readonly values: readonly string[]
  /** Of names: the codes that they may name, which can be numbers. */
  readonly codes?: readonly unknown[]
}

export const groupNames = ['question', 'answers', 'shown', 'checks', 'measurement', 'texts', 'more'] as const
export type GroupName = (typeof groupNames)[number]

/** What stands open from the start; everything else that survey-core knows is under 'more'. */
const groupOf: Readonly<Record<string, GroupName>> = {
  title: 'question',
  description: 'question',
  html: 'question',
  isRequired: 'question',
  label: 'question',
  inputType: 'answers',
  choices: 'answers',
  columns: 'answers',
  rows: 'answers',
  items: 'answers',
  cellType: 'answers',
  rateMin: 'answers',
  rateMax: 'answers',
  rateValues: 'answers',
  labelTrue: 'answers',
  labelFalse: 'answers',
  valueTrue: 'answers',
  valueFalse: 'answers',
  showOtherItem: 'answers',
  showNoneItem: 'answers',
  showDontKnowItem: 'answers',
  showRefuseItem: 'answers',
  expression: 'answers',
  imageLink: 'answers',
  panelCount: 'answers',
  rowCount: 'answers',
  minPanelCount: 'answers',
  maxPanelCount: 'answers',
  minRowCount: 'answers',
  maxRowCount: 'answers',
  visibleIf: 'shown',
  enableIf: 'shown',
  requiredIf: 'shown',
  choicesVisibleIf: 'shown',
  choicesEnableIf: 'shown',
  rowsVisibleIf: 'shown',
  columnsVisibleIf: 'shown',
  min: 'checks',
  max: 'checks',
  step: 'checks',
  maxLength: 'checks',
  minValueExpression: 'checks',
  maxValueExpression: 'checks',
  minSelectedChoices: 'checks',
  maxSelectedChoices: 'checks',
  validators: 'checks',
  placeholder: 'texts',
  otherText: 'texts',
  noneText: 'texts',
  dontKnowText: 'texts',
  refuseText: 'texts',
  requiredErrorText: 'texts',
  minErrorText: 'texts',
  maxErrorText: 'texts',
  commentText: 'texts',
  completedHtml: 'texts',
  minRateDescription: 'texts',
  maxRateDescription: 'texts',
}

/** Ours, of every question. */
const measurement: readonly Field[] = [
  { name: 'concept', kind: 'choice', values: [] },
  {
    name: 'role',
    kind: 'choice',
    values: [
      'outcome',
      'support',
      'background',
      'weight',
      'paradata',
      'confirmation',
      'detail',
      'route',
      'open',
    ],
  },
  { name: 'period', kind: 'choice', values: ['wave', 'now', 'before'] },
  { name: 'missing', kind: 'names', values: [] },
]

/** Changed elsewhere on the page, or by moving parts. */
const elsewhere = new Set(['name', 'type', 'elements', 'pages', 'questions', 'templateElements'])

export function fieldsOf(className: string, json: Json): Readonly<Record<GroupName, readonly Field[]>> {
  const groups: Record<GroupName, Field[]> = {
    question: [],
    answers: [],
    shown: [],
    checks: [],
    measurement:
      className === 'survey' || className === 'page' || className === 'panel' ? [] : [...measurement],
    texts: [],
    more: [],
  }
  const known = new Set(measurement.map(({ name }) => name))
  for (const property of Serializer.getProperties(className)) {
    const { name } = property
    if (elsewhere.has(name) || known.has(name) || !property.isSerializable || property.visible === false)
      continue
    known.add(name)
    const group = groupOf[name] ?? 'more'
    // Under 'more' stands only what is set: the list is long, and the code shows all of it.
    if (group === 'more' && !(name in json)) continue
    groups[group].push({ name, kind: kindOf(property), values: valuesOf(property) })
  }
  // What survey-core does not know stays where it is, and can be seen.
  for (const name of Object.keys(json))
    if (!known.has(name) && !elsewhere.has(name)) groups.more.push({ name, kind: 'json', values: [] })
  const order = Object.keys(groupOf)
  for (const fields of Object.values(groups))
    fields.sort((one, other) => place(order, one.name) - place(order, other.name))
  groups.measurement = measurementInOrder(groups.measurement)
  return groups
}

function measurementInOrder(fields: readonly Field[]): Field[] {
  return measurement.filter(({ name }) => fields.some((field) => field.name === name))
}

function place(order: readonly string[], name: string): number {
  const found = order.indexOf(name)
  return found === -1 ? order.length : found
}

type Property = ReturnType<typeof Serializer.getProperties>[number]

function kindOf(property: Property): FieldKind {
  const { name, type } = property
  if (
    name === 'choices' ||
    (name === 'rows' && type === 'itemvalues') ||
    (name === 'columns' && type === 'itemvalues')
  )
    return 'choices'
  if (name === 'rateValues') return 'choices'
  if (type === 'condition' || type === 'expression') return 'condition'
  if (type === 'boolean' || type === 'switch') return 'yes-no'
  if (type === 'number') return 'number'
  if (property.isLocalizable && (type === 'text' || type === 'html')) return 'long-text'
  if (property.isLocalizable) return 'text'
  if (valuesOf(property).length > 0) return 'choice'
  return type === 'string' ? 'line' : 'json'
}

function valuesOf(property: Property): readonly string[] {
  const choices: unknown = property.hasChoices ? property.choices : []
  if (!Array.isArray(choices)) return []
  return choices.flatMap((choice) => {
    const value: unknown = isJson(choice) ? choice.value : choice
    return typeof value === 'string' ? [value] : []
  })
}
