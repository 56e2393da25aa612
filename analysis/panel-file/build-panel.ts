import type { StudyDesign, VariableDesign } from '../../surveys/design.ts'
import { makeTable, type Reason } from '../columns.ts'
import { type ColumnBuilder, columnBuilder, type Why } from './column-builder.ts'
import { dateBuilder } from './dates.ts'
import { formulaCompiler, formulaText, type Place } from './formulas.ts'
import { joinPanels, type PanelPart } from './join-panels.ts'
import type { CompileExpression, MemberRecord, Panel } from './record.ts'
import { sharedIntegers } from './shared.ts'

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
  return joinPanels([builder.finish()])
}

/** A panel file that takes one member after another, so that their records need not be in memory together. */
export interface PanelBuilder {
  readonly add: (record: MemberRecord) => void
  readonly finish: () => PanelPart
}

/** See `buildPanel`. */
export function panelBuilder(design: StudyDesign, compile: CompileExpression): PanelBuilder {
  const { periods } = design.plan
  const compiler = formulaCompiler(design, compile)
  const compiled = (text: string | undefined) => (text === undefined ? null : compiler(text))
  const long = tableBuilder(design, 'long')
  const wide = tableBuilder(design, 'wide')
  const both = (name: string) => ({ name, inLong: long.at(name), inWide: wide.at(name) })
  const facts = undeclaredFacts(design).map(({ name }) => both(name))
  const ofMember = design.variables
    .filter((variable) => variable.level === 'member')
    .map((variable) => ({
      ...both(variable.name),
      variable,
      slot: design.variables.indexOf(variable),
      formula: compiled(variable.formula['*'] ?? Object.values(variable.formula)[0]),
    }))
  const ofPeriods = periods.map((period) => ({
    period,
    variables: design.variables
      .filter((variable) => variable.level === 'period')
      .map((variable) => ({
        variable,
        slot: design.variables.indexOf(variable),
        formula: compiled(formulaText(variable, period, periods)),
        inLong: long.at(variable.name),
        inWide: wide.at(`${variable.name}.${period}`),
      })),
  }))
  const responded = design.waves.map(({ id }) => ({ id, inWide: wide.at(`responded.${id}`) }))
  const [member, ofPeriod] = [long.at('member'), long.at('period')]
  const dates = dateBuilder(design)
  const members: string[] = []
  const none: readonly unknown[] = []

  const add = (record: MemberRecord): void => {
    const place: Place = { record, wave: null, current: [], previous: none }
    const eligible = isEligible(design, record)
    dates.add(record, eligible)
    for (const { name, inWide } of facts) inWide.add(record.facts[name], NOT_ANSWERED, place)
    for (const { variable, slot, formula, inWide } of ofMember) {
      const value = eligible ? formula?.evaluate(place) : undefined
      const stored = inWide.add(value, (eligible && formula) || OUTSIDE, place)
      place.current[slot] = visible(variable, stored)
    }
    for (const { id, inWide } of responded)
      inWide.add(eligible ? Number(record.waves[id] !== undefined) : undefined, OUTSIDE, place)
    const known = place.current
    let previous = none
    for (const { period, variables } of ofPeriods) {
      if (!eligible || record.waves[period] === undefined) {
        for (const { inWide } of variables) inWide.add(undefined, eligible ? NOT_TAKEN_PART : OUTSIDE, place)
        previous = none
        continue
      }
      place.wave = period
      place.previous = previous
      place.current = [...known]
      member.add(members.length, OUTSIDE, place)
      ofPeriod.add(period, OUTSIDE, place)
      for (const { inLong, inWide } of facts) inLong.repeat(inWide)
      for (const { inLong, inWide } of ofMember) inLong.repeat(inWide)
      for (const { variable, slot, formula, inLong, inWide } of variables) {
        const stored = inLong.add(formula?.evaluate(place), formula ?? SKIPPED, place)
        inWide.repeat(inLong)
        place.current[slot] = visible(variable, stored)
      }
      previous = place.current
    }
    members.push(record.member)
  }
  const finish = (): PanelPart => {
    const finished = long.finish()
    return {
      long: finished,
      wide: wide.finish(),
      members,
      memberOfRow: sharedIntegers(finished.columns.get('member')!.values),
      dates: dates.finish(),
    }
  }
  return { add, finish }
}

const because = (reason: Reason): Why<Place> => ({ reason: () => reason })
const NOT_ANSWERED = because('not answered')
const OUTSIDE = because('not in the target group')
const NOT_TAKEN_PART = because('wave not taken part in')
const SKIPPED = because('skipped by route')

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
  /** One that the design declares. */
  readonly at: (name: string) => ColumnBuilder<Place>
  readonly finish: () => Panel['long']
}

function tableBuilder(design: StudyDesign, shape: 'long' | 'wide'): TableBuilder {
  const builders = new Map<string, ColumnBuilder<Place>>()
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
    at: (name) => builders.get(name)!,
    finish: () => makeTable([...builders.values()].map((builder) => builder.finish())),
  }
}
