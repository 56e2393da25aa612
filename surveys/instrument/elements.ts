/** Reads pages, panels and questions into nodes. */

import { hasOther, missingCodes, readChoices, readRateValues } from './choices.ts'
import { always, type Compilation, never } from './compilation.ts'
import { checkImage } from './constructs/images.ts'
import { nestedValueType, type Place, readNested } from './constructs/nested.ts'
import { readInput, readSlider } from './inputs.ts'
import type { ElementType, ValueType } from './instrument.ts'
import { Reader, sameText } from './json.ts'
import type { ChoiceNode, ContainerNode, ItemNode, Limit, Node } from './nodes.ts'
import { elementRefusal } from './refusals.ts'
import { readValidators } from './validators.ts'

const questionTypes: ReadonlySet<string> = new Set<ElementType>([
  'text',
  'comment',
  'radiogroup',
  'checkbox',
  'dropdown',
  'boolean',
  'rating',
  'expression',
  'tagbox',
  'ranking',
  'imagepicker',
  'buttongroup',
  'slider',
  'multipletext',
  'matrix',
  'matrixdropdown',
  'matrixdynamic',
  'paneldynamic',
])

const selectTypes = new Set([
  'radiogroup',
  'dropdown',
  'checkbox',
  'tagbox',
  'ranking',
  'imagepicker',
  'buttongroup',
])

export function readPages(compilation: Compilation, survey: Reader): Node[] {
  const nodes: Node[] = []
  const pages = survey.list('pages')
  if (pages.length === 0) survey.refuse('pages', 'must hold at least one page')
  pages.forEach((entry, index) => {
    const reader = new Reader(entry, `pages[${index}]`, compilation.problems)
    reader.allow('page')
    readContainer(compilation, reader, 'page', -1, nodes.length, nodes)
  })
  return nodes
}

function readContainer(
  compilation: Compilation,
  reader: Reader,
  kind: 'page' | 'panel',
  parent: number,
  page: number,
  nodes: Node[],
): void {
  const position = nodes.length
  nodes.push(containerNode(compilation, reader, kind, parent, page))
  readElements(compilation, reader, 'elements', { position, page }, nodes)
}

function readElements(
  compilation: Compilation,
  reader: Reader,
  property: string,
  { position, page }: Place,
  nodes: Node[],
): void {
  reader.list(property).forEach((entry, index) => {
    const element = new Reader(entry, `${reader.at(property)}[${index}]`, compilation.problems)
    const type = element.string('type') ?? ''
    if (type === 'panel') {
      element.allow('panel')
      readContainer(compilation, element, 'panel', position, page, nodes)
    } else if (type === 'html' || type === 'image') {
      element.allow(type)
      if (type === 'image') checkImage(element, 'imageLink')
      nodes.push(containerNode(compilation, element, 'html', position, page))
    } else if (questionTypes.has(type)) {
      element.allow(type)
      nodes.push(readItem(compilation, element, type as ElementType, position, page))
    } else {
      element.refuse('type', type === '' ? 'is missing' : elementRefusal(type))
    }
  })
}

function containerNode(
  compilation: Compilation,
  reader: Reader,
  kind: ContainerNode['kind'],
  parent: number,
  page: number,
): ContainerNode {
  const name = readName(reader)
  return {
    kind,
    name,
    path: reader.path,
    parent,
    page,
    title: reader.text('title', sameText(kind === 'page' ? name : '')),
    visible: compilation.flag(reader, reader.boolean('visible', true), 'visibleIf', name),
    enabled: kind === 'html' ? always : compilation.flag(reader, true, 'enableIf', name),
    required:
      kind === 'html'
        ? never
        : compilation.flag(reader, reader.boolean('isRequired', false), 'requiredIf', name),
    requiredText: reader.optionalText('requiredErrorText'),
  }
}

function readName(reader: Reader): string {
  const name = reader.string('name')
  if (name === undefined) {
    if (!reader.has('name')) reader.refuse('name', 'is missing')
    return ''
  }
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
    reader.refuse('name', `'${name}' must begin with a letter and hold only letters, digits and _`)
  }
  return name
}

const unlimited: Limit = { fixed: null, expression: null }

function readItem(
  compilation: Compilation,
  reader: Reader,
  type: ElementType,
  parent: number,
  page: number,
): ItemNode {
  const name = readName(reader)
  const clear = reader.string('clearIfInvisible')
  if (clear !== undefined && clear !== 'default' && clear !== 'onComplete') {
    reader.refuse(
      'clearIfInvisible',
      'hidden answers are stripped when the response is completed (onComplete)',
    )
  }
  const computed = type === 'expression'
  const input =
    type === 'text'
      ? readInput(compilation, reader, name)
      : type === 'slider'
        ? readSlider(compilation, reader, name)
        : null
  const nested = readNested(compilation, reader, type, name, { item: readItem, elements: readElements })
  const select = selectTypes.has(type)
  const choices = select ? readChoices(compilation, reader, name) : ownChoices(compilation, reader, type)
  const open = select && hasOther(reader)
  const commented = reader.boolean('showCommentArea', false) || reader.boolean('hasComment', false)
  if (open && commented)
    reader.refuse('showCommentArea', "cannot stand beside showOtherItem: 'other' has its own")
  const compute = computed ? compilation.expression(reader, 'expression', name) : null
  if (computed && !reader.has('expression')) reader.refuse('expression', 'is missing')
  const kind = type === 'text' ? (input?.inputType ?? 'text') : type
  return {
    kind: 'item',
    name,
    path: reader.path,
    parent,
    page,
    type,
    inputType: type === 'text' ? (input?.inputType ?? null) : null,
    valueType: input?.valueType ?? valueTypeOf(type, reader),
    title: reader.text('title', sameText(name)),
    description: reader.optionalText('description'),
    visible: compilation.flag(reader, reader.boolean('visible', true), 'visibleIf', name),
    enabled: computed
      ? always
      : compilation.flag(reader, !reader.boolean('readOnly', false), 'enableIf', name),
    required: computed
      ? never
      : compilation.flag(reader, reader.boolean('isRequired', false), 'requiredIf', name),
    choices,
    byCode: new Map(choices.map((choice) => [String(choice.value), choice])),
    filtered: choices.some((choice) => choice.visibleIf !== null),
    minCount: ranksAll(type, reader) ? choices.length : (reader.number('minSelectedChoices') ?? 0),
    maxCount: reader.number('maxSelectedChoices') ?? 0,
    min: input?.min ?? unlimited,
    max: input?.max ?? unlimited,
    step: input?.step ?? null,
    maxLength: readMaxLength(reader),
    comment: open ? 'other' : commented ? 'always' : 'none',
    commentName: `${name}-Comment`,
    commentTitle: reader.text(open ? 'otherText' : 'commentText', { nl: 'Toelichting', en: 'Explanation' }),
    validators: readValidators(compilation, reader, name, kind),
    errorTexts: {
      required: reader.optionalText('requiredErrorText'),
      other: reader.optionalText('otherErrorText'),
      min: reader.optionalText('minErrorText'),
      max: reader.optionalText('maxErrorText'),
      step: reader.optionalText('stepErrorText'),
    },
    compute,
    precision: reader.number('precision') ?? -1,
    missing: nested ? [] : missingCodes(reader, choices),
    concept: reader.string('concept') ?? null,
    role: reader.string('role') ?? null,
    period: periodOf(reader),
    nested,
  }
}

const periods = ['wave', 'now', 'before'] as const

function periodOf(reader: Reader): ItemNode['period'] {
  const given = reader.string('period')
  const period = periods.find((one) => one === given)
  if (given !== undefined && !period) reader.refuse('period', `period is one of ${periods.join(', ')}`)
  return period ?? null
}

/** A ranking is complete, unless one may choose what to rank. */
function ranksAll(type: ElementType, reader: Reader): boolean {
  return type === 'ranking' && !reader.boolean('selectToRankEnabled', false)
}

function ownChoices(compilation: Compilation, reader: Reader, type: ElementType): ChoiceNode[] {
  if (type === 'rating') return readRateValues(compilation, reader)
  if (type !== 'boolean') return []
  const choice = (value: ChoiceNode['value'], property: string, nl: string, en: string): ChoiceNode => ({
    value,
    label: reader.text(property, { nl, en }),
    exclusive: false,
    special: false,
    visibleIf: null,
    enableIf: null,
  })
  return [
    choice(reader.code('valueTrue') ?? true, 'labelTrue', 'Ja', 'Yes'),
    choice(reader.code('valueFalse') ?? false, 'labelFalse', 'Nee', 'No'),
  ]
}

function readMaxLength(reader: Reader): number | null {
  const length = reader.number('maxLength')
  if (length === undefined || length === -1) return null
  if (!Number.isInteger(length) || length < 1) reader.refuse('maxLength', 'must be a whole number from 1')
  return length
}

function valueTypeOf(type: ElementType, reader: Reader): ValueType {
  if (type === 'checkbox' || type === 'tagbox') return 'codes'
  if (type === 'imagepicker' && reader.boolean('multiSelect', false)) return 'codes'
  if (type === 'ranking') return 'ranking'
  if (type === 'rating' || selectTypes.has(type)) return 'code'
  if (type === 'expression') return 'computed'
  return nestedValueType(type) ?? (type === 'boolean' ? 'boolean' : 'text')
}
