/**
 * Routing: from answers and context to what is visible, enabled and required.
 *
 * Values come first, visibility second, because hiding an item does not change what expressions read: a
 * hidden answer counts until the response is completed, as in survey-core. What does change a value is
 * a choice that is hidden or unknown (it counts as not chosen) and an expression.
 */

import { codeOf, type Entry, entriesOf, isNothing, joined, pathIn } from './constructs/entries.ts'
import { dayText } from './dates.ts'
import type { ParsedExpression } from './expression.ts'
import type { Answers, Code, Inside, InstrumentContext, State } from './instrument.ts'
import type { ChoiceNode, Flag, ItemNode, Limit, Node, Plan, Source } from './nodes.ts'
import { booleanOf, chosenOf, openLimit, rounded } from './settled.ts'
import { isEmpty } from './structure.ts'

/** An entry of a question that asks others inside, evaluated like a small questionnaire. */
export interface EntryRun extends Entry {
  readonly run: Run
  /** Its row is not hidden. */
  shown: boolean
}

export class Run implements State {
  readonly values: Record<string, unknown>
  private readonly plan: Plan
  private readonly context: InstrumentContext
  private readonly outer: Run | null
  private readonly entered = new Map<string, readonly EntryRun[]>()
  private readonly shown: Uint8Array
  private readonly open: Uint8Array
  private readonly asked: Uint8Array
  private choice: Code | null = null
  private visibleNames: ReadonlySet<string> | null = null
  private requiredNames: ReadonlySet<string> | null = null
  private enabledNames: ReadonlySet<string> | null = null

  /** `outer` is what is around an entry; its routing then waits until all values are settled. */
  constructor(plan: Plan, answers: Answers, context: InstrumentContext, outer: Run | null = null) {
    this.plan = plan
    this.context = context
    this.outer = outer
    this.values = { ...answers }
    const count = plan.nodes.length
    this.shown = new Uint8Array(count)
    this.open = new Uint8Array(count)
    this.asked = new Uint8Array(count)
    this.settleValues()
    if (outer === null) this.route(true)
  }

  /** What expressions read. */
  readonly read = (name: string): unknown => {
    const source = this.plan.sources.get(name)
    return source === undefined ? this.values[name] : this.readFrom(source, name)
  }

  private readFrom({ from, path }: Source, name: string): unknown {
    if (from === 'outside') return this.outer!.read(name)
    if (from === 'choice') return this.choice ?? undefined
    if (path[0] === 'today') return this.context.today
    let value: unknown = from === 'own' ? this.values : this.context.variables
    for (const part of path) value = (value as Record<string, unknown> | null | undefined)?.[part]
    return value
  }

  get nodes(): readonly Node[] {
    return this.plan.nodes
  }

  holds(flag: Flag): boolean {
    return flag.expression === null ? flag.fixed : this.isTrue(flag.expression)
  }

  isTrue(expression: ParsedExpression): boolean {
    // biome-ignore lint/suspicious/noDoubleEquals: survey-core takes 1 and "1" for true as well
    return this.evaluate(expression) == true
  }

  /** survey-core's arithmetic throws on some malformed answers (a list plus "3,5"); there is no result then. */
  private evaluate(expression: ParsedExpression): unknown {
    try {
      return expression.evaluate(this.read)
    } catch (error) {
      if (error instanceof TypeError) return undefined
      throw error
    }
  }

  isShown(position: number): boolean {
    return this.shown[position] === 1
  }

  isOpen(position: number): boolean {
    return this.open[position] === 1
  }

  isAsked(position: number): boolean {
    return this.asked[position] === 1
  }

  get pages(): readonly string[] {
    return this.namesOf('page', this.shown)
  }

  get visible(): ReadonlySet<string> {
    this.visibleNames ??= new Set([...this.namesOf('item', this.shown), ...this.commentsShown()])
    return this.visibleNames
  }

  get required(): ReadonlySet<string> {
    this.requiredNames ??= new Set(this.namesOf('item', this.asked))
    return this.requiredNames
  }

  get enabled(): ReadonlySet<string> {
    this.enabledNames ??= new Set(this.namesOf('item', this.open))
    return this.enabledNames
  }

  isVisible(item: string): boolean {
    const position = this.plan.positions.get(item)
    if (position !== undefined) return this.shown[position] === 1
    const commented = this.plan.comments.get(item)
    return commented !== undefined && this.isCommentShown(this.plan.nodes[commented] as ItemNode, commented)
  }

  isPageVisible(page: string): boolean {
    return this.isVisible(page)
  }

  isEnabled(item: string): boolean {
    return this.open[this.plan.positions.get(item) ?? this.plan.comments.get(item) ?? -1] === 1
  }

  choices(item: string): readonly Code[] {
    const node = this.itemNode(item)
    return node
      ? node.choices.filter((choice) => this.isChoiceShown(choice)).map((choice) => choice.value)
      : []
  }

  enabledChoices(item: string): readonly Code[] {
    const node = this.itemNode(item)
    if (!node) return []
    const can = (choice: ChoiceNode) =>
      this.isChoiceShown(choice) && this.choiceHolds(choice.enableIf, choice)
    return node.choices.filter(can).map((choice) => choice.value)
  }

  limits(item: string): { min: number | string | null; max: number | string | null } {
    const node = this.itemNode(item)
    return { min: node ? this.limit(node.min) : null, max: node ? this.limit(node.max) : null }
  }

  limit(limit: Limit): number | string | null {
    if (limit.expression === null) return limit.fixed
    const value = this.evaluate(limit.expression)
    if (value instanceof Date) return dayText(value) ?? limit.fixed
    if (typeof value === 'boolean') return Number(value)
    return typeof value === 'number' || (typeof value === 'string' && value !== '') ? value : openLimit(limit)
  }

  isChoiceShown(choice: ChoiceNode): boolean {
    return this.choiceHolds(choice.visibleIf, choice)
  }

  private choiceHolds(expression: ParsedExpression | null, choice: ChoiceNode): boolean {
    if (expression === null) return true
    this.choice = choice.value
    const holds = this.isTrue(expression)
    this.choice = null
    return holds
  }

  inside(item: string): readonly Inside[] {
    const nested = this.itemNode(item)?.nested
    const entries = this.entered.get(item)?.filter(({ shown }) => shown) ?? []
    return entries.map((entry) => {
      const path = nested?.bare ? pathIn(nested, entry, nested.checks[0]!.node.name) : entry.path
      return { path, row: codeOf(entry.row), state: entry.run }
    })
  }

  entriesIn(node: ItemNode): readonly EntryRun[] {
    return this.entered.get(node.name) ?? []
  }

  private itemNode(item: string): ItemNode | null {
    const node = this.plan.nodes[this.plan.positions.get(item) ?? -1]
    return node?.kind === 'item' ? node : null
  }

  private settleValues(): void {
    const { values } = this
    for (const node of this.plan.single) {
      const value = values[node.name]
      if (typeof value === 'object') values[node.name] = undefined
      else if (node.type === 'boolean') values[node.name] = booleanOf(node, value)
    }
    for (const { node, structure } of this.plan.ranked) {
      // What is no ranking has no order: survey-core would fill it up.
      if (!isEmpty(values[node.name]) && structure(values[node.name])) values[node.name] = undefined
    }
    for (const node of this.plan.coded) {
      if (values[node.name] !== undefined) values[node.name] = this.chosen(node, values[node.name])
    }
    for (const step of this.plan.order) {
      if (!('kind' in step)) values[step.name] = this.evaluate(step.expression)
      else if (step.nested) values[step.name] = this.enter(step)
      else if (step.compute) values[step.name] = rounded(this.evaluate(step.compute), step.precision)
      else if (values[step.name] !== undefined) values[step.name] = this.chosen(step, values[step.name])
    }
  }

  /** Evaluates what is asked inside. What is malformed anywhere counts as not given at all. */
  private enter(node: ItemNode): unknown {
    const nested = node.nested!
    const raw = this.values[node.name]
    const given = raw === undefined || raw === null || nested.structure(raw) !== null ? undefined : raw
    const entries = entriesOf(node.name, nested, given).map((entry): EntryRun => {
      return { ...entry, run: new Run(nested.plan, entry.answers, this.context, this), shown: true }
    })
    this.entered.set(node.name, entries)
    const whole = joined(
      nested,
      entries.map(({ row, run }) => ({ row, values: run.values })),
    )
    return given === undefined && isNothing(whole) ? undefined : whole
  }

  private routeInside(position: number): void {
    for (const entry of this.entriesIn(this.plan.nodes[position] as ItemNode)) {
      const { row } = entry
      entry.shown = row === null || this.isChoiceShown(row)
      const open = this.open[position] === 1 && (row === null || this.choiceHolds(row.enableIf, row))
      entry.run.route(open)
    }
  }

  private chosen(node: ItemNode, value: unknown): unknown {
    return chosenOf(node, value, (choice) => choice.visibleIf === null || this.isChoiceShown(choice))
  }

  private route(enabled: boolean): void {
    const { shown, open, asked } = this
    const { nodes } = this.plan
    const reached = new Uint8Array(nodes.length)
    for (let position = 0; position < nodes.length; position++) {
      const node = nodes[position]!
      const parent = node.parent
      if ((parent < 0 || reached[parent] === 1) && this.holds(node.visible)) {
        reached[position] = 1
        // A page or panel is visible when something in it is.
        if (node.kind === 'html' || node.kind === 'item') {
          for (let at = position; at >= 0 && shown[at] !== 1; at = nodes[at]!.parent) shown[at] = 1
        }
      }
      open[position] = (parent < 0 ? enabled : open[parent] === 1) && this.holds(node.enabled) ? 1 : 0
    }
    for (let position = 0; position < nodes.length; position++) {
      const node = nodes[position]!
      if (node.kind === 'html' || shown[position] !== 1 || open[position] !== 1) continue
      if (this.holds(node.required)) asked[position] = 1
    }
    for (const position of this.plan.nested) this.routeInside(position)
  }

  private namesOf(kind: Node['kind'], flags: Uint8Array): string[] {
    const names: string[] = []
    const { nodes } = this.plan
    for (let position = 0; position < nodes.length; position++) {
      if (flags[position] === 1 && nodes[position]!.kind === kind) names.push(nodes[position]!.name)
    }
    return names
  }

  private *commentsShown(): Iterable<string> {
    const { nodes } = this.plan
    for (let position = 0; position < nodes.length; position++) {
      const node = nodes[position]!
      if (node.kind === 'item' && this.isCommentShown(node, position)) yield node.commentName
    }
  }

  isCommentShown(node: ItemNode, position: number): boolean {
    if (node.comment === 'none' || !this.isShown(position)) return false
    if (node.comment === 'always') return true
    const value = this.values[node.name]
    return Array.isArray(value) ? value.includes('other') : value === 'other'
  }
}
