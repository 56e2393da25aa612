/** Variables of the panel file: formulas that compile, over items that can be asked in that wave, in order. */

import type { VariableDesign } from '../design.ts'
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
import { instrumentOf, type Report, type Study, waveOf } from './problem.ts'
import type { Reach } from './reach.ts'

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
    if (Object.keys(variable.formula).length === 0) report(`${path}.formula`, 'The variable has no formula.')
    earlier.add(variable.name)
  }
}

function checkValues(variable: VariableDesign, path: string, report: Report): void {
  if (variable.type === 'category' && !variable.values?.length) {
    report(`${path}.values`, 'A category needs its codes.')
  }
  const codes = variable.values?.map(({ value }) => value) ?? []
  if (new Set(codes).size !== codes.length) report(`${path}.values`, 'A code stands there twice.')
}

function parse(text: string, path: string, report: Report): ParsedExpression | null {
  try {
    return parseExpression(text)
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    report(path, error.message)
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
  report(path, `There is no wave '${key}'.`)
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
      place.report(place.at, `{${name}} never is '${String(value)}' in wave '${place.wave}'.`)
    }
  }
}

function checkPlain(place: Place, instrument: Instrument, variable: VariableDesign, name: string): void {
  const { study, reach, report, wave, earlier, at } = place
  if (!instrument.item(name)) {
    if (earlier.has(name)) return
    if (name === variable.name)
      report(at, `'${name}' is computed from itself; an item of that name is not in '${wave}'.`)
    else if (study.design.variables.some((other) => other.name === name)) {
      report(at, `The variable '${name}' is declared later: variables are computed in order.`)
    } else report(at, `There is no item or earlier variable '${name}' in wave '${wave}'.`)
    return
  }
  const reachability = reach.of(wave, name)
  if (reachability === 'never') report(at, `Nobody in wave '${wave}' can be asked '${name}'.`)
  if (reachability === 'undecided') {
    report(at, `Whether anybody in wave '${wave}' can be asked '${name}' is not decided.`, 'undecided')
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
  report(at, `There is no '${name}' in wave '${wave}': possible are ${[...known].join(', ')}.`)
}

function checkRooted(place: Place, root: string, rest: string, name: string): void {
  const { study, report, wave, at } = place
  const { facts, events, variables, plan } = study.design
  if (root === 'facts' && facts.some((fact) => fact.name === rest)) return
  if ((root === 'events' || root === 'days') && events.some((event) => event.name === rest)) return
  if (root === 'period' && periodNames.has(rest)) return
  if (root === 'preload' && waveOf(study, wave)?.preloads.some((preload) => preload.name === rest)) return
  if (root === 'previous' && variables.some((variable) => variable.name === rest)) {
    if (plan.periods.indexOf(wave) === 0)
      report(at, `{${name}}: no period of the plan comes before '${wave}'.`)
    return
  }
  report(at, `{${name}} is not known in wave '${wave}'.`)
}
