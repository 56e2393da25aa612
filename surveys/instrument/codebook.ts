/** The codebook: one row per value an instrument can yield, comments included. */

import type { Item } from './instrument.ts'
import { sameText } from './json.ts'
import type { CalculatedNode, ItemNode, Node } from './nodes.ts'

export function codebookOf(nodes: readonly Node[], calculated: readonly CalculatedNode[]): Item[] {
  const asked = nodes.flatMap((node) => {
    if (node.kind !== 'item') return []
    const item = rowOf(node, nodes)
    return node.comment === 'none' ? [item] : [item, commentOf(node, item)]
  })
  return [...asked, ...calculated.filter(({ kept }) => kept).map(calculatedRow)]
}

/** A calculated value with includeIntoResult: part of the response, but on no page. */
function calculatedRow({ name }: CalculatedNode): Item {
  return {
    name,
    page: '',
    type: 'expression',
    inputType: null,
    valueType: 'computed',
    title: sameText(name),
    description: null,
    choices: [],
    min: null,
    max: null,
    step: null,
    maxLength: null,
    missing: [],
    required: 'never',
    within: [],
    conditional: false,
    off: false,
    commentOf: null,
    concept: null,
    role: null,
    period: null,
    rows: [],
    parts: [],
  }
}

function rowOf(node: ItemNode, nodes: readonly Node[]): Item {
  const above = containersOf(node, nodes)
  const chain = [...above, node]
  return {
    name: node.name,
    page: nodes[node.page]!.name,
    type: node.type,
    inputType: node.inputType,
    valueType: node.valueType,
    title: node.title,
    description: node.description,
    choices: node.choices.map(({ value, label, exclusive }) => ({ value, label, exclusive })),
    min: node.nested?.shape === 'entries' ? node.nested.min : node.min.fixed,
    max: maxOf(node),
    step: node.step,
    maxLength: node.maxLength,
    missing: node.missing,
    required: node.required.expression ? 'sometimes' : node.required.fixed ? 'always' : 'never',
    within: above.map(({ name }) => name),
    conditional: chain.some(({ visible }) => visible.expression !== null),
    off: chain.some(({ visible }) => visible.expression === null && !visible.fixed),
    commentOf: null,
    concept: node.concept,
    role: node.role,
    period: node.period,
    rows: node.nested?.rows.map(({ value, label, exclusive }) => ({ value, label, exclusive })) ?? [],
    parts: node.nested ? codebookOf(node.nested.plan.nodes, []) : [],
  }
}

function maxOf({ nested, max }: ItemNode): Item['max'] {
  if (nested?.shape === 'entries') return nested.max
  return max.fixed === '2999-12-31' ? null : max.fixed
}

function commentOf(node: ItemNode, item: Item): Item {
  return {
    ...item,
    name: node.commentName,
    type: 'comment',
    valueType: 'text',
    title: node.commentTitle,
    description: null,
    choices: [],
    missing: [],
    required: node.comment === 'other' ? 'sometimes' : 'never',
    conditional: item.conditional || node.comment === 'other',
    commentOf: node.name,
    concept: null,
    role: null,
    period: null,
    rows: [],
    parts: [],
  }
}

function containersOf(node: Node, nodes: readonly Node[]): Node[] {
  const above: Node[] = []
  for (let at = node.parent; at >= 0; at = nodes[at]!.parent) above.unshift(nodes[at]!)
  return above
}
