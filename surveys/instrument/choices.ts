/** Choices of radiogroup, dropdown, checkbox and rating, with the choices survey-core adds by itself. */

import type { Text } from '../design.ts'
import type { Compilation } from './compilation.ts'
import { carriedChoices } from './constructs/carried.ts'
import { checkImage } from './constructs/images.ts'
import { isObject, Reader, sameText, textOf } from './json.ts'
import type { ChoiceNode } from './nodes.ts'

interface SpecialChoice {
  readonly properties: readonly string[]
  readonly value: string
  readonly textProperty: string
  readonly label: Text
  readonly exclusive: boolean
  readonly missing: boolean
}

/** In survey-core's order. */
export const specialChoices: readonly SpecialChoice[] = [
  {
    properties: ['showNoneItem', 'hasNone'],
    value: 'none',
    textProperty: 'noneText',
    label: { nl: 'Geen', en: 'None' },
    exclusive: true,
    missing: false,
  },
  {
    properties: ['showRefuseItem'],
    value: 'refused',
    textProperty: 'refuseText',
    label: { nl: 'Dat wil ik niet zeggen', en: 'I would rather not say' },
    exclusive: true,
    missing: true,
  },
  {
    properties: ['showDontKnowItem'],
    value: 'dontknow',
    textProperty: 'dontKnowText',
    label: { nl: 'Dat weet ik niet', en: "I don't know" },
    exclusive: true,
    missing: true,
  },
  {
    properties: ['showOtherItem', 'hasOther'],
    value: 'other',
    textProperty: 'otherText',
    label: { nl: 'Anders, namelijk', en: 'Other, namely' },
    exclusive: false,
    missing: false,
  },
]

export function hasOther(reader: Reader): boolean {
  return reader.json.showOtherItem === true || reader.json.hasOther === true
}

export function readChoices(compilation: Compilation, reader: Reader, item: string): ChoiceNode[] {
  const type = String(reader.json.type)
  const multiple = type === 'checkbox' || type === 'tagbox'
  const visibleIf = compilation.expression(reader, 'choicesVisibleIf', item, true)
  const enableIf = compilation.expression(reader, 'choicesEnableIf', item, true)
  const choices: ChoiceNode[] = []
  const own = reader.list('choices')
  const written = [...carriedChoices(compilation, reader), ...own]
  if (written.length === 0 && !reader.has('choicesFromQuestion'))
    reader.refuse('choices', 'must hold at least one choice')
  written.forEach((entry, index) => {
    const carried = written.length - own.length
    const from = index < carried ? 'choicesFromQuestion' : 'choices'
    const path = `${reader.at(from)}[${index < carried ? index : index - carried}]`
    const choice = new Reader(isObject(entry) ? entry : { value: entry }, path, compilation.problems)
    choice.allow(type === 'imagepicker' ? 'imageChoice' : multiple ? 'checkboxChoice' : 'choice')
    if (type === 'imagepicker') checkImage(choice, 'imageLink')
    if (type === 'ranking') refuseConditions(choice)
    const value = choice.code('value')
    if (value === undefined) {
      if (!choice.has('value')) choice.refuse('value', 'is missing')
      return
    }
    const ownVisible = compilation.expression(choice, 'visibleIf', item, true)
    const ownEnable = compilation.expression(choice, 'enableIf', item, true)
    choices.push({
      value,
      label: choice.text('text', sameText(String(value))),
      exclusive: choice.boolean('isExclusive', false),
      special: false,
      visibleIf: ownVisible ?? visibleIf,
      enableIf: ownEnable ?? enableIf,
    })
  })
  for (const special of specialChoices) {
    const shown = special.properties.map((property) => reader.boolean(property, false)).includes(true)
    if (!shown) continue
    const label = textOf(reader.json[special.textProperty]) ?? special.label
    const exclusive = special.exclusive && multiple
    choices.push({ value: special.value, label, exclusive, special: true, visibleIf: null, enableIf: null })
  }
  refuseDoubles(reader, 'choices', choices)
  return choices
}

/** Where a choice that comes later is put depends on what was ranked before it came. */
function refuseConditions(choice: Reader): void {
  for (const property of ['visibleIf', 'enableIf']) {
    if (choice.has(property)) choice.refuse(property, 'choices to rank cannot come and go: ask two questions')
  }
}

export function readRateValues(compilation: Compilation, reader: Reader): ChoiceNode[] {
  const written = reader.list('rateValues')
  const choices: ChoiceNode[] = []
  const add = (value: ChoiceNode['value'], label: Text) =>
    choices.push({ value, label, exclusive: false, special: false, visibleIf: null, enableIf: null })
  written.forEach((entry, index) => {
    const path = `${reader.at('rateValues')}[${index}]`
    const choice = new Reader(isObject(entry) ? entry : { value: entry }, path, compilation.problems)
    choice.allow('rateValue')
    const value = choice.code('value')
    if (value === undefined) choice.refuse('value', 'is missing')
    else add(value, choice.text('text', sameText(String(value))))
  })
  if (written.length === 0) {
    const min = reader.number('rateMin') ?? 1
    const max = reader.number('rateMax') ?? 5
    const step = reader.number('rateStep') ?? 1
    if (
      !Number.isInteger(min) ||
      !Number.isInteger(step) ||
      step < 1 ||
      max <= min ||
      (max - min) / step > 19
    ) {
      reader.refuse('rateMax', 'rating needs whole numbers with 2 to 20 values')
      return choices
    }
    for (let value = min; value <= max; value += step) add(value, sameText(String(value)))
  } else if (['rateMin', 'rateMax', 'rateStep'].some((property) => reader.has(property))) {
    reader.refuse('rateValues', 'cannot stand beside rateMin, rateMax and rateStep')
  }
  if (reader.json.rateType === 'smileys' && choices.length > 10) {
    reader.refuse('rateType', 'smileys can show at most 10 values')
  }
  const count = reader.number('rateCount')
  if (count !== undefined && count !== choices.length) {
    reader.refuse('rateCount', `is ${count}, but there are ${choices.length} values; leave it out`)
  }
  refuseDoubles(reader, 'rateValues', choices)
  return choices
}

/** Codes that differ only in kind, such as 1 and "1", are one code to survey-core. */
function refuseDoubles(reader: Reader, property: string, choices: readonly ChoiceNode[]): void {
  const seen = new Set<string>()
  for (const { value } of choices) {
    const code = String(value).trim().toLowerCase()
    if (seen.has(code)) reader.refuse(property, `code '${value}' stands there more than once`)
    seen.add(code)
  }
}

export function missingCodes(reader: Reader, choices: readonly ChoiceNode[]): ChoiceNode['value'][] {
  const missing = specialChoices.filter((special) => special.missing).map((special) => special.value)
  const codes = choices.filter((choice) => choice.special && missing.includes(String(choice.value)))
  const values = codes.map((choice) => choice.value)
  for (const code of reader.list('missing')) {
    const choice = choices.find(({ value }) => value === code)
    if (!choice) reader.refuse('missing', `'${String(code)}' is not one of the choices`)
    else if (!values.includes(choice.value)) values.push(choice.value)
  }
  return values
}
