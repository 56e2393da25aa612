/** Variables of the panel file: formulas that compile, over items that can be asked in that wave, in order. */

import type { VariableDesign } from '../design.ts'
import { inDutch } from '../instrument/in-dutch.ts'
import {
  baseName,
  ExpressionError,
  type Instrument,
  type Item,
  type ParsedExpression,
  parseExpression,
  spellTablesOf,
  variablesOf,
} from '../instrument/index.ts'
import type { Reach } from './reach.ts'
import type { Report } from './rules/index.ts'
import { instrumentOf, type Study, waveOf } from './study.ts'

const periodNames = new Set(['from', 'to', 'months', 'toDays'])

export function checkVariables(study: Study, reach: Reach, report: Report): void {
  const earlier = new Set<string>()
  for (const [index, variable] of study.design.variables.entries()) {
    const path = `variables[${index}]`
    checkValues(variable, path, report)
    for (const [key, text] of Object.entries(variable.formula)) {
      const at = `${path}.formula.${key}`
      const formula = parse(text, at, report)
      for (const wave of wavesOf(study, key, variable, at, report)) {
        if (formula) checkFormula({ study, reach, report, wave, earlier, at }, variable, formula)
      }
    }
    if (Object.keys(variable.formula).length === 0) report('V511', `${path}.formula`)
    earlier.add(variable.name)
  }
}

function checkValues(variable: VariableDesign, path: string, report: Report): void {
  if (variable.type === 'category' && !variable.values?.length) {
    report('S104', `${path}.values`)
  }
  const codes = variable.values?.map(({ value }) => value) ?? []
  if (new Set(codes).size !== codes.length) report('V512', `${path}.values`)
}

function parse(text: string, path: string, report: Report): ParsedExpression | null {
  try {
    return parseExpression(text)
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    report('V513', path, { message: { nl: inDutch(error.message), en: error.message } })
    return null
  }
}

/** '*' is every wave of the plan that has no formula of its own. */
function wavesOf(
  study: Study,
  key: string,
  variable: VariableDesign,
  path: string,
  report: Report,
): readonly string[] {
  if (key === '*') return study.design.plan.periods.filter((wave) => !(wave in variable.formula))
  if (waveOf(study, key)) return [key]
  report('S108', path, { name: key })
  return []
}

interface Place {
  readonly study: Study
  readonly reach: Reach
  readonly report: Report
  readonly wave: string
  readonly earlier: ReadonlySet<string>
  readonly at: string
}

function checkFormula(place: Place, variable: VariableDesign, formula: ParsedExpression): void {
  const instrument = instrumentOf(place.study, place.wave)
  if (!instrument) return
  for (const name of new Set(formula.reads.map(baseName))) {
    const [root, rest] = name.split('.')
    const item = instrument.item(root!.replace(/\[\d+\]$/, ''))
    if (item && (item.parts.length > 0 || item.valueType === 'ranking')) {
      checkPart(place, item, name)
      checkPlain(place, instrument, variable, item.name)
    } else if (rest !== undefined) checkRooted(place, root!, rest, name)
    else if (name !== 'missing') checkPlain(place, instrument, variable, name)
  }
  for (const { variable: name, operator, value } of formula.comparisons) {
    const item = instrument.item(name)
    if (!item?.choices.length || !['equal', 'notequal', 'contains', 'anyof', 'noneof'].includes(operator))
      continue
    if (!item.choices.some((choice) => String(choice.value) === String(value))) {
      place.report('Q305', place.at, {
        variable: `{${name}}`,
        value: String(value),
        wave: place.wave,
        codes: item.choices.map((choice) => choice.value).join(', '),
      })
    }
  }
}

function checkPlain(place: Place, instrument: Instrument, variable: VariableDesign, name: string): void {
  const { study, reach, report, wave, earlier, at } = place
  if (!instrument.item(name)) {
    if (earlier.has(name)) return
    if (name === variable.name) report('V514', at, { name, wave })
    else if (study.design.variables.some((other) => other.name === name)) {
      report('V515', at, { name })
    } else report('V516', at, { name, wave })
    return
  }
  const reachability = reach.of(wave, name)
  if (reachability === 'never') report('Q301', at, { wave, item: name })
  if (reachability === 'undecided') {
    report('Q302', at, { wave, item: name })
  }
}

/** `{satisfaction.pay}`: a column of the codebook, the whole, or a question of one entry. */
function checkPart({ report, wave, at }: Place, item: Item, name: string): void {
  const entry = `${item.name}[]`
  const known = new Set([item.name, ...variablesOf([item]).map((column) => column.name)])
  for (const { variables } of spellTablesOf([item])) {
    known.add(entry)
    for (const column of variables) known.add(`${entry}.${column.name}`)
  }
  if (known.has(name.replace(/\[\d+\]/, '[]'))) return
  report('V516', at, { name, wave })
}

function checkRooted(place: Place, root: string, rest: string, name: string): void {
  const { study, report, wave, at } = place
  const { facts, events, variables, plan } = study.design
  if (root === 'facts' && facts.some((fact) => fact.name === rest)) return
  if ((root === 'events' || root === 'days') && events.some((event) => event.name === rest)) return
  if (root === 'period' && periodNames.has(rest)) return
  if (root === 'preload' && waveOf(study, wave)?.preloads.some((preload) => preload.name === rest)) return
  if (root === 'previous' && variables.some((variable) => variable.name === rest)) {
    if (plan.periods.indexOf(wave) === 0) report('V517', at, { name: `{${name}}`, wave })
    return
  }
  report('V518', at, { name: `{${name}}`, wave })
}
