/**
 * Whether an item can be asked of somebody in the target group. Respondents are walked through the part of
 * the questionnaire that the item's conditions depend on, with every value that could make a difference.
 */

import type { Answers, Condition, Instrument, InstrumentContext, Item, State } from '../instrument/index.ts'
import { itemRead } from '../instrument/index.ts'
import { type Domain, exampleDays, factDomain, itemDomain } from './domains.ts'
import { instrumentOf, type Study, waveOf } from './study.ts'

export type Reachability = 'reachable' | 'never' | 'undecided'

/** How many states are looked at for one item before giving up. */
const budget = 6000

/** Conditions that decide whether, and with which choices, something can be answered. */
const routing = new Set(['visibleIf', 'enableIf', 'choicesVisibleIf', 'choicesEnableIf', 'expression'])

/** A preload of which it is settled that it is known, or is not. */
interface Presence {
  readonly preload: string
  readonly known: boolean
}

export class Reach {
  private readonly study: Study
  private readonly known = new Map<string, Reachability>()

  constructor(study: Study) {
    this.study = study
  }

  /** `known` names a preload that has to be there, as it is for members who answered before. */
  of(wave: string, item: string, known: string | null = null): Reachability {
    const key = JSON.stringify([wave, item, known])
    const found = this.known.get(key)
    if (found) return found
    // While it is being found out it counts as undecided: preloads cannot lead in a circle through waves.
    this.known.set(key, 'undecided')
    const reachability = this.find(wave, item, known)
    this.known.set(key, reachability)
    return reachability
  }

  /** Whether what stands innermost in this chain of pages, panels and items is seen by whom a preload is not known. */
  without(wave: string, chain: readonly string[], preload: string): Reachability {
    const instrument = instrumentOf(this.study, wave)
    const name = chain.at(-1)
    if (!instrument || name === undefined) return 'never'
    const seen = (state: State) => state.isVisible(name)
    return this.search(wave, instrument, name, chain, seen, { preload, known: false })
  }

  private find(wave: string, name: string, known: string | null): Reachability {
    const instrument = instrumentOf(this.study, wave)
    const item = instrument?.item(name)
    if (!instrument || !item || item.off) return 'never'
    if (item.page === '') return 'reachable'
    const chain = [name, ...item.within, ...(item.commentOf ? [item.commentOf] : [])]
    const asked = (state: State) => state.isVisible(name) && state.isEnabled(name)
    return this.search(
      wave,
      instrument,
      name,
      chain,
      asked,
      known === null ? null : { preload: known, known: true },
    )
  }

  private search(
    wave: string,
    instrument: Instrument,
    name: string,
    chain: readonly string[],
    reached: (state: State) => boolean,
    presence: Presence | null,
  ): Reachability {
    const conditions = relevantConditions(instrument, chain)
    const variables = new Set(conditions.flatMap(({ reads }) => reads.map(itemRead)))
    const needed = instrument.items.filter((other) => other.name !== name && variables.has(other.name))
    const readersOf = (variable: string) =>
      conditions.filter(({ reads }) => reads.some((read) => itemRead(read) === variable))
    const answers = needed
      .filter(({ valueType }) => valueType !== 'computed')
      .map((other) => ({ item: other, domain: itemDomain(other, readersOf(other.name)) }))
    const item = instrument.item(name)
    const own = item && variables.has(name) ? [{ item, domain: itemDomain(item, readersOf(name)) }] : []
    const given = [...variables]
      .filter((variable) => instrument.variables.includes(variable))
      .map((variable) => {
        return { variable, domain: this.contextDomain(wave, variable, readersOf(variable), presence) }
      })
    const search = new Search(instrument, reached, [...answers, ...own])
    for (const context of contexts(given, search)) {
      if (search.walk(context)) return 'reachable'
      if (search.spent > budget) return 'undecided'
    }
    const complete = [...answers, ...own, ...given].every(({ domain }) => domain.complete)
    return complete ? 'never' : 'undecided'
  }

  contextDomain(
    wave: string,
    variable: string,
    readers: readonly Condition[],
    presence: Presence | null = null,
  ): Domain {
    const [root, name = ''] = variable.split('.')
    if (root === 'member') {
      const fact = this.study.design.facts.find((entry) => entry.name === name)
      const required = this.study.design.eligibility.facts[name]
      return fact ? factDomain(fact, required, readers, variable) : { values: [undefined], complete: true }
    }
    if (root === 'preload') {
      const domain = this.preloadDomain(wave, name, readers)
      if (name !== presence?.preload) return domain
      const values = domain.values.filter((value) => (value !== undefined) === presence.known)
      return { ...domain, values }
    }
    return { values: [undefined], complete: false }
  }

  /** What the items it comes from can hold; nothing when the member did not answer before. */
  private preloadDomain(wave: string, name: string, readers: readonly Condition[]): Domain {
    const preload = waveOf(this.study, wave)?.preloads.find((entry) => entry.name === name)
    const values: unknown[] = []
    let complete = true
    for (const source of preload?.from ?? []) {
      const item = instrumentOf(this.study, source.wave)?.item(source.item)
      if (!item || this.of(source.wave, source.item) === 'never') continue
      const domain = itemDomain(item, readers, `preload.${name}`)
      values.push(...domain.values)
      complete &&= domain.complete
    }
    return { values: [...new Set([...values, undefined])], complete }
  }
}

/** Its own conditions and those of what it stands in; then of whatever these read, and so on. */
function relevantConditions(instrument: Instrument, chain: readonly string[]): Condition[] {
  const subjects = new Set(chain)
  const relevant = new Set<Condition>()
  for (let before = -1; before !== subjects.size; ) {
    before = subjects.size
    for (const condition of instrument.conditions) {
      if (!subjects.has(condition.subject) || !routing.has(condition.property)) continue
      if (condition.path.includes('.validators[')) continue
      relevant.add(condition)
      for (const name of condition.reads.map(itemRead)) {
        const read = instrument.item(name)
        subjects.add(read?.commentOf ?? name)
        for (const container of read?.within ?? []) subjects.add(container)
      }
    }
  }
  return [...relevant]
}

interface Question {
  readonly item: Item
  readonly domain: Domain
}

class Search {
  spent = 0
  private readonly instrument: Instrument
  private readonly reached: (state: State) => boolean
  private readonly questions: readonly Question[]

  constructor(instrument: Instrument, reached: (state: State) => boolean, questions: readonly Question[]) {
    this.instrument = instrument
    this.reached = reached
    this.questions = questions
  }

  walk(context: InstrumentContext): boolean {
    return this.answer(0, {}, context)
  }

  /** In the order of the questionnaire; a question that is not asked is passed over, others may be left open. */
  private answer(index: number, answers: Answers, context: InstrumentContext): boolean {
    this.spent++
    const state = this.instrument.evaluate(answers, context)
    if (this.reached(state)) return true
    const question = this.questions[index]
    if (!question || this.spent > budget) return false
    const { name, commentOf } = question.item
    const asked = state.isVisible(commentOf ?? name) && state.isEnabled(commentOf ?? name)
    if (!asked) return this.answer(index + 1, answers, context)
    const choices = question.item.choices.length > 0 ? state.enabledChoices(name) : null
    for (const value of question.domain.values) {
      if (choices && value !== undefined && ![value].flat().every((code) => choices.includes(code as never)))
        continue
      const next = value === undefined ? answers : { ...answers, [name]: value }
      if (this.answer(index + 1, next, context)) return true
    }
    return false
  }
}

function* contexts(
  given: readonly { variable: string; domain: Domain }[],
  search: { readonly spent: number },
  index = 0,
  chosen: Readonly<Record<string, unknown>> = {},
): Iterable<InstrumentContext> {
  const next = given[index]
  if (!next) {
    yield contextOf(chosen)
    return
  }
  for (const value of next.domain.values) {
    if (search.spent > budget) return
    yield* contexts(given, search, index + 1, { ...chosen, [next.variable]: value })
  }
}

export function contextOf(chosen: Readonly<Record<string, unknown>>): InstrumentContext {
  const variables: Record<string, Record<string, unknown>> = { member: {}, preload: {} }
  for (const [variable, value] of Object.entries(chosen)) {
    const [root, name] = variable.split('.')
    if (name !== undefined && variables[root!]) variables[root!]![name] = value
  }
  const { from, to, today } = exampleDays
  return { today, variables: { ...variables, period: { from, to }, periodFrom: from, periodTo: to } }
}
