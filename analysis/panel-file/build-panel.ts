import type { StudyDesign, VariableDesign } from '../../surveys/design.ts'
import { makeTable, type Reason } from '../columns.ts'
import { type ColumnBuilder, columnBuilder } from './column-builder.ts'
import { dateBuilder } from './dates.ts'
import { type Formula, formulaCompiler, formulaText, type Place } from './formulas.ts'
import type { CompileExpression, MemberRecord, Panel } from './record.ts'

interface Computed {
  readonly variable: VariableDesign
  readonly formula: Formula | null
}

/**
 * The panel file of a study: every variable that the design declares, computed once.
 *
 * `long` has a row per member and period of the plan with a response: `member` (row of `wide`), `period`, the
 * register facts, and the variables. `wide` has a row per member: the facts, the variables of the member, and
 * each variable of a period as `name.period`; `responded.WAVE` says who answered. The columns follow the design, whatever the data hold; why a value
 * is missing stands beside it. Members outside the target group have no row in `long`.
 * `dates` says when the events of the design happened to each member.
 *
 * @throws RangeError when a formula gives something that its variable cannot hold
 */
export function buildPanel(
  design: StudyDesign,
  records: Iterable<MemberRecord>,
  compile: CompileExpression,
): Panel {
  const builder = panelBuilder(design, compile)
  for (const record of records) builder.add(record)
  return builder.finish()
}

/** A panel file that takes one member after another, so that their records need not be in memory together. */
export interface PanelBuilder {
  readonly add: (record: MemberRecord) => void
  readonly finish: () => Panel
}

/** See `buildPanel`. */
export function panelBuilder(design: StudyDesign, compile: CompileExpression): PanelBuilder {
  const { periods } = design.plan
  const compiler = formulaCompiler(design, compile)
  const memberVariables = design.variables
    .filter((variable) => variable.level === 'member')
    .map((variable): Computed => {
      const text = variable.formula['*'] ?? Object.values(variable.formula)[0]
      return { variable, formula: text === undefined ? null : compiler(text) }
    })
  const periodVariables = new Map(
    periods.map((period) => [
      period,
      design.variables
        .filter((variable) => variable.level === 'period')
        .map((variable): Computed => {
          const text = formulaText(variable, period, periods)
          return { variable, formula: text === undefined ? null : compiler(text) }
        }),
    ]),
  )
  const facts = undeclaredFacts(design)
  const long = tableBuilder(design, 'long')
  const wide = tableBuilder(design, 'wide')
  const dates = dateBuilder(design)
  const members: string[] = []
  const none: ReadonlyMap<string, unknown> = new Map()

  const add = (record: MemberRecord): void => {
    const place: Place = { record, wave: null, current: new Map(), previous: none }
    const eligible = isEligible(design, record)
    const given = new Map<string, { readonly value: unknown; readonly reason: () => Reason }>()
    const outside = (): Reason => 'not in the target group'
    dates.add(record, eligible)
    for (const { name } of facts) wide.at(name)!.add(record.facts[name], () => 'not answered')
    for (const { variable, formula } of memberVariables) {
      const value = eligible ? formula?.evaluate(place) : undefined
      const reason = (): Reason => (eligible && formula ? formula.reason(place) : outside())
      const stored = wide.at(variable.name)!.add(value, reason)
      given.set(variable.name, { value, reason })
      place.current.set(variable.name, visible(variable, stored))
    }
    const ofMember = place.current
    for (const { id } of design.waves)
      wide.at(`responded.${id}`)!.add(eligible ? Number(record.waves[id] !== undefined) : undefined, outside)
    let previous = none
    for (const period of periods) {
      const took = eligible && record.waves[period] !== undefined
      const computed = periodVariables.get(period)!
      if (!took) {
        const reason = (): Reason => (eligible ? 'wave not taken part in' : outside())
        for (const { variable } of computed) wide.at(`${variable.name}.${period}`)!.add(undefined, reason)
        previous = none
        continue
      }
      place.wave = period
      place.previous = previous
      place.current = new Map(ofMember)
      long.at('member')!.add(members.length, outside)
      long.at('period')!.add(period, outside)
      for (const { name } of facts) long.at(name)!.add(record.facts[name], () => 'not answered')
      for (const { variable } of memberVariables) {
        const { value, reason } = given.get(variable.name)!
        long.at(variable.name)!.add(value, reason)
      }
      for (const { variable, formula } of computed) {
        const value = formula?.evaluate(place)
        const reason = (): Reason => formula?.reason(place) ?? 'skipped by route'
        const stored = long.at(variable.name)!.add(value, reason)
        wide.at(`${variable.name}.${period}`)!.add(value, reason)
        place.current.set(variable.name, visible(variable, stored))
      }
      previous = place.current
    }
    members.push(record.member)
  }
  const finish = (): Panel => {
    const finished = long.finish()
    return {
      long: finished,
      wide: wide.finish(),
      members,
      memberOfRow: Int32Array.from(finished.columns.get('member')!.values),
      dates: dates.finish(),
    }
  }
  return { add, finish }
}

/** A stored number as later formulas see it: the code of a category, nothing when missing. */
function visible(variable: VariableDesign, stored: number): unknown {
  if (Number.isNaN(stored)) return undefined
  return variable.type === 'category' ? variable.values?.[stored]?.value : stored
}

function isEligible(design: StudyDesign, record: MemberRecord): boolean {
  const { events, facts } = design.eligibility
  return (
    events.every((event) => (record.events[event] ?? '') !== '') &&
    Object.entries(facts).every(([fact, value]) => record.facts[fact] === value)
  )
}

/** Facts that no variable of the same name stands for. */
function undeclaredFacts(design: StudyDesign): StudyDesign['facts'] {
  const declared = new Set(design.variables.map((variable) => variable.name))
  return design.facts.filter((fact) => !declared.has(fact.name))
}

interface TableBuilder {
  readonly at: (name: string) => ColumnBuilder | undefined
  readonly finish: () => Panel['long']
}

function tableBuilder(design: StudyDesign, shape: 'long' | 'wide'): TableBuilder {
  const builders = new Map<string, ColumnBuilder>()
  const add = (name: string, label: string, kind: VariableDesign['type'], codes: readonly string[] = []) => {
    builders.set(name, columnBuilder(name, label, kind, codes))
  }
  const { periods } = design.plan
  if (shape === 'long') {
    add('member', 'member', 'number')
    add('period', 'period', 'category', periods)
  }
  for (const fact of undeclaredFacts(design))
    add(
      fact.name,
      fact.label.en,
      fact.type,
      fact.values?.map(({ value }) => value),
    )
  for (const variable of design.variables) {
    const codes = variable.values?.map(({ value }) => value)
    if (variable.level === 'member' || shape === 'long')
      add(variable.name, variable.label.en, variable.type, codes)
    else
      for (const period of periods)
        add(`${variable.name}.${period}`, `${variable.label.en} (${period})`, variable.type, codes)
  }
  if (shape === 'wide')
    for (const { id } of design.waves) add(`responded.${id}`, `responded (${id})`, 'binary')
  return {
    at: (name) => builders.get(name),
    finish: () => makeTable([...builders.values()].map((builder) => builder.finish())),
  }
}
