/** How a list of nodes is evaluated: what is where, what is settled in which order, and where each name is read. */

import type { Compilation, Scope } from './compilation.ts'
import { baseName, choiceNames, computeOrder, isContextName, pathOf } from './names.ts'
import type { CalculatedNode, ItemNode, Node, Plan, Source } from './nodes.ts'
import { itemChecks } from './structure.ts'

const singleTypes = new Set(['text', 'comment', 'boolean', 'slider'])

/** `scope` is the question inside which the nodes stand; null for the questionnaire itself. */
export function planOf(
  compilation: Compilation,
  nodes: readonly Node[],
  calculated: readonly CalculatedNode[],
  scope: Scope | null,
): Plan {
  const items = nodes.filter((node) => node.kind === 'item')
  const isSingle = (node: ItemNode) => singleTypes.has(node.type)
  return {
    nodes,
    positions: new Map(nodes.map((node, position) => [node.name, position])),
    comments: commentsOf(nodes),
    single: items.filter(isSingle),
    coded: items.filter((node) => node.choices.length > 0 && !isSingle(node) && !node.filtered),
    ranked: itemChecks(nodes).filter(({ node }) => node.valueType === 'ranking'),
    nested: nodes.flatMap((node, position) => (node.kind === 'item' && node.nested ? [position] : [])),
    order: computeOrder(compilation, nodes, calculated, scope),
    sources: sourcesOf(compilation, scope),
  }
}

function commentsOf(nodes: readonly Node[]): Map<string, number> {
  const comments = new Map<string, number>()
  for (const [position, node] of nodes.entries()) {
    if (node.kind === 'item' && node.comment !== 'none') comments.set(node.commentName, position)
  }
  return comments
}

function sourcesOf(compilation: Compilation, scope: Scope | null): Map<string, Source> {
  const conditions = compilation.conditions.filter((condition) => condition.scope === scope)
  const sources = new Map<string, Source>()
  for (const name of new Set(conditions.flatMap(({ reads }) => reads.map(baseName)))) {
    const source = sourceOf(name, scope)
    if (source) sources.set(name, source)
  }
  return sources
}

function sourceOf(name: string, scope: Scope | null): Source | null {
  if (choiceNames.has(name)) return { from: 'choice', path: [] }
  if (isContextName(name)) return { from: 'context', path: name.split('.') }
  const path = pathOf(name)
  if (!scope) return path.length > 1 ? { from: 'own', path } : null
  return path[0] === scope.prefix ? { from: 'own', path: path.slice(1) } : { from: 'outside', path: [] }
}
