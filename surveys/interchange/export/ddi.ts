/**
 * DDI-Codebook 2.5: what a study asks, for data archives; once there are data, with frequencies. The order of elements within
 * `var` and `catgry` is that of the schema (labl, qstn, valrng, invalrng, universe, sumStat, catgry, concept, varFormat, notes).
 */
import { type Leaf, leavesOf } from '../../codebook/leaves.ts'
import type { Concept, Language, Text } from '../../design.ts'
import { compileInstrument, type Instrument, type Item, type ItemChoice } from '../../instrument/index.ts'
import { escapeXml } from '../xml.ts'
import { routingInWords } from './routing-words.ts'

export interface DdiStudy {
  readonly id: string
  readonly title: Text
  readonly organisation: Text
  readonly about: Text
  /** By name; a questionnaire that cannot be published throws `InstrumentError`. */
  readonly questionnaires: Readonly<Record<string, unknown>>
  /** How waves compare. */
  readonly concepts?: readonly Concept[]
  /** Once there are data, of a variable as data files name it; undefined where there are none. */
  readonly frequencies?: (questionnaire: string, variable: string) => DdiFrequencies | undefined
}

/** Null: withheld. */
export interface DdiFrequencies {
  readonly n: number | null
  /** By code as text. */
  readonly codes: ReadonlyMap<string, number | null>
  readonly missing: readonly {
    readonly letter: string
    readonly label: Text
    readonly count: number | null
  }[]
  readonly numbers: Readonly<Record<'mean' | 'sd' | 'min' | 'max', number | null>> | null
}

const languages: readonly Language[] = ['nl', 'en']

export function toDdi(study: DdiStudy): string {
  const several = Object.keys(study.questionnaires).length > 1
  const instruments = Object.entries(study.questionnaires).map(
    ([name, json]) => [name, compileInstrument(json)] as const,
  )
  const variables = instruments.flatMap(([name, instrument]) =>
    leavesOf(instrument.items, instrument).map((leaf) =>
      variable(leaf, instrument, name, study, several ? name : ''),
    ),
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
  const ids = leavesOf(instrument.items, instrument)
    .map((leaf) => idOf(leaf.name, prefix))
    .join(' ')
  const id = `G_${safe(name || 'questionnaire')}`
  return tag(
    'varGrp',
    // A list of no references is none.
    { ID: id, type: 'section', ...(ids && { var: ids }), name },
    inBoth('labl', instrument.title),
  )
}

function variable(
  leaf: Leaf,
  instrument: Instrument,
  questionnaire: string,
  study: DdiStudy,
  prefix: string,
): string {
  const { item, root, label, name } = leaf
  const choices = choicesOf(leaf)
  const counts = study.frequencies?.(questionnaire, name)
  const concept = root.concept ?? item.concept
  const inside = [
    inBoth('labl', label),
    question(root),
    valid(leaf, choices),
    invalid(leaf, counts),
    universe(leaf, instrument),
    ...statistics(counts),
    ...choices.map((choice) => category(choice, false, counts?.codes.get(code(choice.value)))),
    ...missingOf(leaf, counts).map(([choice, count]) => category(choice, true, count)),
    concept === null ? '' : tag('concept', {}, escapeXml(concept)),
    tag('varFormat', { type: isNumeric(leaf) ? 'numeric' : 'character', ...dateFormat(item) }),
    comparability(study, concept),
  ]
  const counted = choices.length > 0 || leaf.kind !== 'number'
  return tag(
    'var',
    { ID: idOf(name, prefix), name, intrvl: counted ? 'discrete' : 'contin' },
    inside.join(''),
  )
}

/** Of a question with several answers each choice is a yes or no. */
function choicesOf({ item, chosen, kind }: Leaf): readonly Pick<ItemChoice, 'value' | 'label'>[] {
  if (chosen !== null) {
    return [
      { value: 0, label: { nl: 'niet gekozen', en: 'not chosen' } },
      { value: 1, label: { nl: 'gekozen', en: 'chosen' } },
    ]
  }
  return kind === 'code' ? item.choices.filter(({ value }) => !item.missing.includes(value)) : []
}

type Missing = readonly [Pick<ItemChoice, 'value' | 'label'>, number | null | undefined]

/** Codes of the questionnaire that are no answer; with data, all reasons why there is none. */
function missingOf({ item }: Leaf, counts: DdiFrequencies | undefined): readonly Missing[] {
  if (counts) return counts.missing.map(({ letter, label, count }) => [{ value: `.${letter}`, label }, count])
  return item.choices.filter(({ value }) => item.missing.includes(value)).map((choice) => [choice, undefined])
}

function statistics(counts: DdiFrequencies | undefined): string[] {
  if (!counts) return []
  const { mean = null, sd = null, min = null, max = null } = counts.numbers ?? {}
  const found = { vald: counts.n, mean, stdev: sd, min, max }
  return Object.entries(found).flatMap(([type, value]) =>
    value === null ? [] : [tag('sumStat', { type }, String(value))],
  )
}

function comparability({ concepts = [] }: DdiStudy, id: string | null): string {
  const footnote = concepts.find((concept) => concept.id === id)?.footnote
  return footnote ? inBoth('notes', footnote, { type: 'comparability' }) : ''
}

function question(item: Item): string {
  if (item.type === 'expression') return ''
  const literal = inBoth('qstnLit', item.title)
  const instruction = item.description ? inBoth('ivuInstr', item.description) : ''
  return tag('qstn', {}, literal + instruction)
}

function valid({ item, kind }: Leaf, choices: readonly Pick<ItemChoice, 'value'>[]): string {
  if (choices.length > 0) return valueItems('valrng', choices)
  const limits = {
    ...(item.min === null ? {} : { min: String(item.min) }),
    ...(item.max === null ? {} : { max: String(item.max) }),
  }
  if (Object.keys(limits).length === 0) return ''
  // Whole numbers are what the schema takes it to be about when nothing is said.
  const units = kind === 'number' && item.valueType !== 'integer' ? { UNITS: 'REAL' } : {}
  return tag('valrng', {}, tag('range', { ...units, ...limits }))
}

/** The codes of the same categories. */
function invalid(leaf: Leaf, counts: DdiFrequencies | undefined): string {
  const choices = missingOf(leaf, counts).map(([choice]) => choice)
  return choices.length > 0 ? valueItems('invalrng', choices) : ''
}

function valueItems(name: string, choices: readonly Pick<ItemChoice, 'value'>[]): string {
  return tag(name, {}, choices.map(({ value }) => tag('item', { VALUE: code(value) })).join(''))
}

/** Of whom it was asked. */
function universe({ root, item }: Leaf, instrument: Instrument): string {
  const routing = routingInWords(root, item, instrument)
  return routing ? inBoth('universe', routing, { clusion: 'I' }) : ''
}

/** A count that is withheld is left out. */
function category(
  { value, label }: Pick<ItemChoice, 'value' | 'label'>,
  missing: boolean,
  count: number | null | undefined,
): string {
  const frequency = typeof count === 'number' ? tag('catStat', { type: 'freq' }, String(count)) : ''
  return tag(
    'catgry',
    missing ? { missing: 'Y' } : {},
    tag('catValu', {}, escapeXml(code(value))) + inBoth('labl', label) + frequency,
  )
}

function isNumeric({ item, kind, chosen }: Leaf): boolean {
  if (kind !== 'code') return kind === 'number'
  return chosen !== null || item.choices.every(({ value }) => typeof value === 'number')
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
  const own = name.split('.').map(safe).join('.')
  return `V_${prefix === '' ? '' : `${safe(prefix)}.`}${own}`
}

/** XML identifiers: letters, digits, `_`, `-` and `.`. */
function safe(name: string): string {
  return name.replace(/[^A-Za-z\d_-]/g, '_')
}

function tag(name: string, attributes: Readonly<Record<string, string>>, inside = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
  return inside === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside}</${name}>`
}
