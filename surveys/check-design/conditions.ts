/**
 * Conditions that never hold, or always: every combination of values that could make a difference is tried. Values
 * that cannot go together are tried too, so that what is reported is sure; what routing rules out is for `reach`.
 */
import { type Condition, type Instrument, itemRead, parseExpression } from '../instrument/index.ts'
import { type Domain, exampleDays, itemDomain } from './domains.ts'
import type { Reach } from './reach.ts'
import type { Report } from './rules/index.ts'
import type { Study } from './study.ts'

/** How many combinations are tried for one condition before giving up. */
const budget = 6000

const judged = new Set(['visibleIf', 'enableIf', 'requiredIf'])

export function checkConditions(study: Study, reach: Reach, report: Report): void {
  for (const { id: wave, instrument: name } of study.design.waves) {
    const instrument = study.instruments.get(name)
    if (!instrument) continue
    for (const condition of instrument.conditions) {
      if (!judged.has(condition.property) || condition.reads.length === 0) continue
      const outcome = outcomeOf({ instrument, reach, wave }, condition)
      if (outcome !== null) report(outcome, `instruments.${name}.${condition.path}`, { wave })
    }
  }
}

interface Place {
  readonly instrument: Instrument
  readonly reach: Reach
  readonly wave: string
}

function outcomeOf(place: Place, condition: Condition): 'Q322' | 'Q323' | 'Q324' | null {
  const computed = new Map<string, Condition>()
  const variables = variablesOf(place.instrument, condition, computed)
  const readers = [condition, ...computed.values()]
  const domains = variables.map((variable) => domainOf(place, variable, readers))
  const formulas = new Map([...computed].map(([name, { expression }]) => [name, parseExpression(expression)]))
  const { evaluate } = parseExpression(condition.expression)
  const values: Record<string, unknown> = { today: exampleDays.today }
  const read = (name: string): unknown => formulas.get(name)?.evaluate(read) ?? values[name]
  const seen = new Set<boolean>()
  let spent = 0
  const attempt = (index: number): void => {
    if (seen.size === 2 || spent > budget) return
    if (index === variables.length) {
      spent++
      seen.add(Boolean(evaluate(read)))
      return
    }
    for (const value of domains[index]!.values) {
      values[variables[index]!] = value
      attempt(index + 1)
    }
  }
  attempt(0)
  if (seen.size === 2) return null
  if (spent > budget || domains.some(({ complete }) => !complete)) return 'Q324'
  return seen.has(true) ? 'Q323' : 'Q322'
}

/** What a condition reads in the end: what is computed is replaced by what that reads. */
function variablesOf(
  instrument: Instrument,
  { reads }: Condition,
  computed: Map<string, Condition>,
): string[] {
  const found = reads.map(itemRead).flatMap((name) => {
    const formula = instrument.conditions.find(
      ({ subject, property }) => subject === name && property === 'expression',
    )
    if (!formula) return [name]
    computed.set(name, formula)
    return variablesOf(instrument, formula, computed)
  })
  return [...new Set(found)]
}

function domainOf(
  { instrument, reach, wave }: Place,
  variable: string,
  readers: readonly Condition[],
): Domain {
  const readersOf = readers.filter(({ reads }) => reads.some((name) => itemRead(name) === variable))
  const item = instrument.item(variable)
  if (item && item.valueType !== 'computed') return itemDomain(item, readersOf)
  if (instrument.variables.includes(variable)) return reach.contextDomain(wave, variable, readersOf)
  return { values: [undefined], complete: false }
}
