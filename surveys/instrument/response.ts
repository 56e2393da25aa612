/** A response held against its instrument: what is wrong with it, and what of it is kept. */

import { checkItem, checkWhole } from './check.ts'
import { isNothing, joined, pathIn } from './constructs/entries.ts'
import type { Answers, Instrument, ItemProblem } from './instrument.ts'
import { messages } from './messages.ts'
import type { ItemCheck, ItemNode, Node, StructureCheck } from './nodes.ts'
import type { Run } from './routing.ts'
import { isEmpty, problem } from './structure.ts'

/** What is no value of its item at all; routing and context do not matter. Costs only what is given. */
export function structureChecker(
  checks: readonly ItemCheck[],
  known: ReadonlySet<string>,
): Instrument['checkStructure'] {
  const byName = new Map<string, StructureCheck>()
  for (const { node, structure, commentType } of checks) {
    if (!node.compute) byName.set(node.name, structure)
    if (node.comment !== 'none') {
      byName.set(node.commentName, (value) => (typeof value === 'string' ? null : commentType))
    }
  }
  return (answers) => {
    const problems: ItemProblem[] = []
    for (const [name, value] of Object.entries(answers)) {
      if (!known.has(name)) problems.push(problem(name, 'unknown', messages.unknown))
      else if (!isEmpty(value)) {
        const wrong = byName.get(name)?.(value)
        if (wrong) problems.push(wrong)
      }
    }
    return problems
  }
}

/** `page` null: all pages. What is given is checked everywhere, what must be given only on the page. */
export function checkAnswers(
  run: Run,
  answers: Answers,
  checks: readonly ItemCheck[],
  known: ReadonlySet<string> | null,
  page: number | null,
): ItemProblem[] {
  const problems: ItemProblem[] = []
  for (const name of known ? Object.keys(answers) : []) {
    if (!known!.has(name)) problems.push(problem(name, 'unknown', messages.unknown))
  }
  for (const { node, position, structure, commentType } of checks) {
    if (node.compute) continue
    const raw = answers[node.name]
    const wrong = isEmpty(raw) ? null : structure(raw)
    if (wrong) problems.push(wrong)
    else if ((page === null || node.page === page) && run.isShown(position) && run.isOpen(position)) {
      if (node.nested) problems.push(...checkNested(run, node, position))
      else {
        const found = checkItem(run, node, position, raw)
        if (found) problems.push(found)
      }
    }
    if (node.comment === 'none') continue
    const comment = answers[node.commentName]
    if (!isEmpty(comment) && typeof comment !== 'string') problems.push(commentType)
  }
  problems.push(...emptyContainers(run, page))
  return problems
}

/** The answers that belong to the response: visible, not empty, well-formed; with what was computed. */
export function keptOf(
  run: Run,
  answers: Answers,
  checks: readonly ItemCheck[],
  calculated: readonly string[],
): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const { node, position, structure } of checks) {
    if (!run.isShown(position)) continue
    const raw = answers[node.name]
    const value = node.nested ? keptInside(run, node) : run.values[node.name]
    if (!isEmpty(value) && (node.compute || isEmpty(raw) || structure(raw) === null)) kept[node.name] = value
    if (node.comment === 'none') continue
    const comment = answers[node.commentName]
    if (typeof comment === 'string' && !isEmpty(comment) && run.isCommentShown(node, position)) {
      kept[node.commentName] = comment
    }
  }
  for (const name of calculated) if (!isEmpty(run.values[name])) kept[name] = run.values[name]
  return kept
}

/** Of a question with others inside: the same, entry by entry. */
function keptInside(run: Run, node: ItemNode): unknown {
  const nested = node.nested!
  const entries = run.entriesIn(node).filter(({ shown }) => shown)
  return joined(
    nested,
    entries.map((entry) => ({ row: entry.row, values: keptOf(entry.run, entry.answers, nested.checks, []) })),
  )
}

/** Count, uniqueness, and everything inside, each problem at its path. */
function checkNested(run: Run, node: ItemNode, position: number): ItemProblem[] {
  const nested = node.nested!
  const problems: ItemProblem[] = []
  const seen = new Map<string, unknown[]>(nested.unique.map((name) => [name, []]))
  for (const entry of run.entriesIn(node)) {
    if (!entry.shown) continue
    const inside = checkAnswers(entry.run, entry.answers, nested.checks, null, null)
    for (const { node: part } of nested.checks) {
      const value = entry.run.values[part.name]
      const before = seen.get(part.name)
      if (!before || isEmpty(value)) continue
      // biome-ignore lint/suspicious/noDoubleEquals: as survey-core compares them
      if (before.some((other) => other == value)) inside.push(problem(part.name, 'unique', messages.unique))
      else before.push(value)
    }
    for (const found of inside) problems.push({ ...found, item: pathIn(nested, entry, found.item) })
  }
  // What was chosen and is hidden now is said there, not as if nothing had been chosen.
  if (problems.some(({ code }) => code === 'hidden')) return problems
  const own = checkWhole(run, node, position)
  return own ? [own, ...problems] : problems
}

/** Pages and panels in which at least one question must be answered. */
function emptyContainers(run: Run, page: number | null): ItemProblem[] {
  const { nodes } = run
  return nodes.flatMap((node, position) => {
    if (node.kind === 'item' || !run.isAsked(position) || (page !== null && node.page !== page)) return []
    const filled = nodes.some((item, at) => {
      return (
        item.kind === 'item' && run.isShown(at) && isWithin(nodes, item, position) && isAnswered(run, item)
      )
    })
    return filled ? [] : [problem(node.name, 'required', node.requiredText ?? messages.requiredPanel)]
  })
}

function isWithin(nodes: readonly Node[], node: Node, container: number): boolean {
  for (let at = node.parent; at >= 0; at = nodes[at]!.parent) if (at === container) return true
  return false
}

function isAnswered(run: Run, node: ItemNode): boolean {
  const value = run.values[node.name]
  return node.nested ? !isNothing(value) : !isEmpty(value)
}
