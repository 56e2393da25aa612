/**
 * DDI-Codebook 2.5: what a study asks, for data archives. The order of elements within `var` and `catgry` is that of the schema
 * (labl, qstn, valrng, invalrng, universe, catgry, concept, varFormat).
 */
import type { Language, Text } from '../../design.ts'
import { compileInstrument, type Instrument, type Item, type ItemChoice } from '../../instrument/index.ts'
import { escapeXml } from '../xml.ts'
import { conditionInWords } from './condition-words.ts'

export interface DdiStudy {
  readonly id: string
  readonly title: Text
  readonly organisation: Text
  readonly about: Text
  /** By name; a questionnaire that cannot be published throws `InstrumentError`. */
  readonly questionnaires: Readonly<Record<string, unknown>>
}

const languages: readonly Language[] = ['nl', 'en']

export function toDdi(study: DdiStudy): string {
  const several = Object.keys(study.questionnaires).length > 1
  const instruments = Object.entries(study.questionnaires).map(
    ([name, json]) => [name, compileInstrument(json)] as const,
  )
  const variables = instruments.flatMap(([name, instrument]) =>
    instrument.items.map((item) => variable(item, instrument, several ? name : '')),
  )
  const groups = instruments.map(([name, instrument]) => group(name, instrument, several ? name : ''))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<codeBook xmlns="ddi:codebook:2_5" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="ddi:codebook:2_5 http://www.ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd" version="2.5" xml:lang="nl">',
    tag('stdyDscr', {}, citation(study) + about(study)),
    tag('dataDscr', {}, [...groups, ...variables].join('\n')),
    '</codeBook>',
    '',
  ].join('\n')
}

function citation({ id, title, organisation }: DdiStudy): string {
  const titles =
    tag('titl', { 'xml:lang': 'nl' }, escapeXml(title.nl)) +
    (title.en === title.nl ? '' : tag('parTitl', { 'xml:lang': 'en' }, escapeXml(title.en))) +
    tag('IDNo', {}, escapeXml(id))
  const maker =
    organisation.nl === '' ? '' : tag('rspStmt', {}, tag('AuthEnty', {}, escapeXml(organisation.nl)))
  return tag('citation', {}, tag('titlStmt', {}, titles) + maker)
}

function about({ about: text }: DdiStudy): string {
  return text.nl === '' && text.en === '' ? '' : tag('stdyInfo', {}, inBoth('abstract', text))
}

function group(name: string, instrument: Instrument, prefix: string): string {
  const ids = instrument.items.map((item) => idOf(item.name, prefix)).join(' ')
  const id = `G_${safe(name || 'questionnaire')}`
  return tag('varGrp', { ID: id, type: 'section', var: ids, name }, inBoth('labl', instrument.title))
}

function variable(item: Item, instrument: Instrument, prefix: string): string {
  const substantive = item.choices.filter(({ value }) => !item.missing.includes(value))
  const inside = [
    inBoth('labl', item.title),
    question(item),
    range('valrng', item, substantive),
    item.missing.length > 0
      ? tag('invalrng', {}, item.missing.map((value) => tag('item', { VALUE: code(value) })).join(''))
      : '',
    universe(item, instrument),
    ...item.choices.map((choice) => category(choice, item.missing.includes(choice.value))),
    item.concept === null ? '' : tag('concept', {}, escapeXml(item.concept)),
    tag('varFormat', { type: isNumeric(item) ? 'numeric' : 'character', ...dateFormat(item) }),
  ]
  const counted = item.choices.length > 0 || !['number', 'integer'].includes(item.valueType)
  return tag(
    'var',
    { ID: idOf(item.name, prefix), name: item.name, intrvl: counted ? 'discrete' : 'contin' },
    inside.join(''),
  )
}

function question(item: Item): string {
  if (item.type === 'expression') return ''
  const literal = inBoth('qstnLit', item.title)
  const instruction = item.description ? inBoth('ivuInstr', item.description) : ''
  return tag('qstn', {}, literal + instruction)
}

function range(name: string, item: Item, choices: readonly ItemChoice[]): string {
  if (choices.length > 0)
    return tag(name, {}, choices.map(({ value }) => tag('item', { VALUE: code(value) })).join(''))
  const limits = {
    ...(item.min === null ? {} : { min: String(item.min) }),
    ...(item.max === null ? {} : { max: String(item.max) }),
  }
  return Object.keys(limits).length === 0 ? '' : tag(name, {}, tag('range', limits))
}

/** Of whom it was asked: the conditions of the question and of what it stands in. */
function universe(item: Item, instrument: Instrument): string {
  const own = item.commentOf ?? item.name
  const conditions = instrument.conditions.filter(
    ({ subject, property }) => property === 'visibleIf' && (subject === own || item.within.includes(subject)),
  )
  if (conditions.length === 0) return ''
  const said = (language: Language) =>
    conditions
      .map(({ expression }) =>
        conditionInWords(expression, language, (name) => {
          const read = instrument.item(name)
          const choice = (value: unknown) => read?.choices.find((one) => String(one.value) === String(value))
          return { question: read ? name : '', answer: (value) => choice(value)?.label[language] ?? null }
        }),
      )
      .join(language === 'nl' ? '; en: ' : '; and: ')
  return inBoth('universe', { nl: `Alleen als ${said('nl')}`, en: `Only if ${said('en')}` }, { clusion: 'I' })
}

function category({ value, label }: ItemChoice, missing: boolean): string {
  return tag(
    'catgry',
    missing ? { missing: 'Y' } : {},
    tag('catValu', {}, escapeXml(code(value))) + inBoth('labl', label),
  )
}

function isNumeric(item: Item): boolean {
  if (item.valueType === 'code') return item.choices.every(({ value }) => typeof value === 'number')
  return item.valueType === 'number' || item.valueType === 'integer'
}

function dateFormat({ valueType }: Item): Record<string, string> {
  return ['date', 'datetime', 'month', 'time'].includes(valueType)
    ? { category: valueType === 'time' ? 'time' : 'date' }
    : {}
}

function code(value: ItemChoice['value']): string {
  return String(value)
}

/** The text in Dutch and, where it differs, in English. */
function inBoth(name: string, text: Text, attributes: Readonly<Record<string, string>> = {}): string {
  const shown = languages.filter((language, at) => at === 0 || text[language] !== text.nl)
  return shown
    .map((language) => tag(name, { ...attributes, 'xml:lang': language }, escapeXml(text[language])))
    .join('')
}

function idOf(name: string, prefix: string): string {
  return `V_${prefix === '' ? '' : `${safe(prefix)}.`}${safe(name)}`
}

/** XML identifiers: letters, digits, `_`, `-` and `.`. */
function safe(name: string): string {
  return name.replace(/[^A-Za-z\d_-]/g, '_')
}

function tag(name: string, attributes: Readonly<Record<string, string>>, inside = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
  return inside === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside}</${name}>`
}
