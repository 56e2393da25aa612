/** Names: of what is in the questionnaire, of what expressions and texts may read, and in which order to compute. */

import type { Compilation, Scope } from './compilation.ts'
import { isObject } from './json.ts'
import type { CalculatedNode, Node, Step } from './nodes.ts'

/** What the context offers: `{member.x}` and `{preload.x}` are held against the study by check-design. */
const contextNames = /^(today|periodFrom|periodTo|period\.(from|to)|(member|preload)\.[A-Za-z][A-Za-z0-9_]*)$/

export const choiceNames: ReadonlySet<string> = new Set(['item', 'choice', 'self'])

/** Names that survey-core gives a meaning of its own in expressions, and the roots of the context. */
const reserved = new Set(
  [
    ...['item', 'choice', 'self', 'survey', 'panel', 'parent', 'row', 'column', 'matrix', 'composite'],
    ...[
      'prevRow',
      'nextRow',
      'totalRow',
      'locale',
      'pageno',
      'pagecount',
      'questioncount',
      'correctedanswers',
    ],
    ...['correctanswers', 'correctedanswercount', 'incorrectedanswers', 'incorrectanswers'],
    ...['incorrectedanswercount', 'today', 'periodFrom', 'periodTo', 'member', 'period', 'preload'],
    ...['facts', 'events', 'previous'],
  ].map((name) => name.toLowerCase()),
)

export function isContextName(name: string): boolean {
  return contextNames.test(name)
}

/** `{item.length}` reads the item. */
export function baseName(name: string): string {
  return name.endsWith('.length') ? name.slice(0, -'.length'.length) : name
}

/** `{spells[0].kind}` as steps: spells, 0, kind. */
export function pathOf(name: string): string[] {
  return name.split(/[.[\]]+/).filter((part) => part !== '')
}

/** The item or context variable that a name reads: `{spells[0].kind}` and `{spells.length}` read spells. */
export function itemRead(name: string): string {
  const base = baseName(name)
  return isContextName(base) ? base : (pathOf(base)[0] ?? base)
}

export function checkNames(
  compilation: Compilation,
  nodes: readonly Node[],
  calculated: readonly CalculatedNode[],
): ReadonlySet<string> {
  const { problems } = compilation
  const readable = new Set<string>()
  const seen = new Map<string, string>()
  for (const { name, path } of [...nodes, ...calculated]) {
    const key = name.toLowerCase()
    if (name === '') continue
    if (seen.has(key)) problems.add(`${path}.name`, `the name '${name}' is already used at ${seen.get(key)}`)
    if (reserved.has(key) || name in {}) problems.add(`${path}.name`, `the name '${name}' is reserved`)
    seen.set(key, path)
  }
  for (const name of namesIn(nodes)) readable.add(name)
  for (const { name } of calculated) readable.add(name)
  const lists = nodes.flatMap((node) => {
    return node.kind === 'item' && node.nested?.shape === 'entries' ? [node.name] : []
  })
  const known = (name: string) => {
    const base = baseName(name).replace(/\[\d+\]/, '[]')
    if (readable.has(base)) return null
    const list = lists.find((item) => base.startsWith(`${item}.`) || base === `${item}[]`)
    return list
      ? `{${name}}: write {${list}[0].NAME} for the first entry`
      : unknownName(baseName(name), readable)
  }
  for (const { reads, path, ofChoice, scope } of compilation.conditions) {
    const node = scope && nodes.find(({ name }) => name === scope.item)
    const inside = new Set(node?.kind === 'item' && node.nested ? namesIn(node.nested.plan.nodes) : [])
    for (const name of reads) {
      if (ofChoice && choiceNames.has(name)) continue
      const message = scope ? wrongInside(baseName(name), scope, inside, known) : known(name)
      if (message) problems.add(path, message)
    }
  }
  return new Set([...readable, ...besides(nodes)])
}

/** What texts inside a question may show of the entry they stand in. */
function besides(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'item' || !node.nested) return []
    const prefix = node.type === 'paneldynamic' ? 'panel' : 'row'
    return [`${prefix}Index`, ...namesIn(node.nested.plan.nodes).map((name) => `${prefix}.${name}`)]
  })
}

/** Inside a question a bare name is one outside it; `{panel.x}` and `{row.x}` stand beside. */
function wrongInside(
  name: string,
  { prefix, item }: Scope,
  inside: ReadonlySet<string>,
  outside: (name: string) => string | null,
): string | null {
  if (prefix !== '' && name.startsWith(`${prefix}.`)) {
    const rest = name.slice(prefix.length + 1)
    return inside.has(rest) ? null : `{${name}}: there is no question '${rest}' in '${item}'`
  }
  if (prefix === '' || !inside.has(name)) return outside(name)
  return `{${name}} stands in '${item}' as well: write {${prefix}.${name}}`
}

/** What expressions may read of the nodes: items, their comments, and what stands inside them. */
function namesIn(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'item') return []
    const own = node.comment === 'none' ? [node.name] : [node.name, node.commentName]
    if (node.valueType === 'codes' || node.valueType === 'ranking') own.push(`${node.name}[]`)
    if (!node.nested) return own
    const { shape, bare, rows, plan } = node.nested
    const parts = namesIn(plan.nodes)
    if (shape === 'fields') return [...own, ...parts.map((part) => `${node.name}.${part}`)]
    if (shape === 'entries') return [...own, ...parts.map((part) => `${node.name}[].${part}`)]
    const keys = rows.map(({ value }) => `${node.name}.${value}`)
    return [...own, ...(bare ? keys : keys.flatMap((key) => [key, ...parts.map((part) => `${key}.${part}`)]))]
  })
}

function unknownName(name: string, readable: ReadonlySet<string>): string | null {
  if (readable.has(name) || isContextName(name)) return null
  for (const known of readable) {
    if (known.toLowerCase() === name.toLowerCase()) return `{${name}} is written {${known}} elsewhere`
  }
  return `{${name}} is not an item, a calculated value or a context variable`
}

const textProperties = new Set([
  ...['title', 'description', 'html', 'text', 'commentText', 'commentPlaceholder', 'placeholder', 'label'],
  ...['labelTrue', 'labelFalse', 'otherText', 'otherPlaceholder', 'otherErrorText', 'noneText', 'refuseText'],
  ...['dontKnowText', 'selectAllText', 'requiredErrorText', 'minErrorText', 'maxErrorText', 'stepErrorText'],
  ...['minRateDescription', 'maxRateDescription', 'completedHtml', 'completedBeforeHtml', 'loadingHtml'],
  ...['navigationTitle', 'navigationDescription', 'pagePrevText', 'pageNextText', 'completeText'],
  ...[
    'previewText',
    'editText',
    'startSurveyText',
    'format',
    'altText',
    'templateTitle',
    'templateDescription',
  ],
  ...['addPanelText', 'removePanelText', 'noEntriesText', 'addRowText', 'removeRowText', 'noRowsText'],
  ...['keyDuplicationError', 'confirmDeleteText', 'cellHint', 'selectToRankEmptyRankedAreaText'],
  ...['selectToRankEmptyUnrankedAreaText'],
])

/** Every text a respondent may see, with its path. */
export function textsIn(json: unknown, path = ''): { path: string; value: unknown }[] {
  if (Array.isArray(json)) return json.flatMap((entry, index) => textsIn(entry, `${path}[${index}]`))
  if (!isObject(json)) return []
  return Object.entries(json).flatMap(([property, value]) => {
    const at = path ? `${path}.${property}` : property
    return textProperties.has(property) ? [{ path: at, value }] : textsIn(value, at)
  })
}

export function checkPlaceholders(
  compilation: Compilation,
  json: unknown,
  readable: ReadonlySet<string>,
): void {
  for (const { path, value } of textsIn(json)) {
    const texts = typeof value === 'string' ? [value] : isObject(value) ? Object.values(value) : []
    const names = new Set(texts.flatMap((text) => placeholdersIn(String(text))))
    for (const name of names) {
      const base = baseName(name).replace(/\[\d+\]/, '[]')
      const message = /^\d+$/.test(name) || readable.has(base) ? null : unknownName(baseName(name), readable)
      if (message) compilation.problems.add(path, message)
    }
  }
}

export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1]!.trim())
}

/** Everything whose value other values decide, in an order in which each can be computed once. */
export function computeOrder(
  compilation: Compilation,
  nodes: readonly Node[],
  calculated: readonly CalculatedNode[],
  scope: Scope | null,
): Step[] {
  const steps = new Map<string, Step>()
  for (const node of nodes) {
    if (node.kind === 'item' && (node.compute || node.filtered || node.nested)) steps.set(node.name, node)
  }
  for (const node of calculated) steps.set(node.name, node)
  const order: Step[] = []
  const state = new Map<Step, 'open' | 'done'>()
  const visit = (step: Step, trail: readonly string[]): void => {
    if (state.get(step) === 'done') return
    if (state.get(step) === 'open') {
      const circle = [...trail.slice(trail.indexOf(step.name)), step.name].join(' → ')
      compilation.problems.add(step.path, `its value depends on itself: ${circle}`)
      return
    }
    state.set(step, 'open')
    for (const name of readsOf(step)) {
      const base = baseName(name)
      const own = !scope ? pathOf(base)[0]! : base.startsWith(`${scope.prefix}.`) ? pathOf(base)[1]! : ''
      const needed = steps.get(own)
      if (needed) visit(needed, [...trail, step.name])
    }
    state.set(step, 'done')
    order.push(step)
  }
  for (const step of steps.values()) visit(step, [])
  return order
}

/** What decides a value. Inside a question: of everything there, that which stands outside. */
function readsOf(step: Step): readonly string[] {
  if (!('kind' in step)) return step.expression.reads
  if (step.compute) return step.compute.reads
  if (step.nested) {
    const { order, sources } = step.nested.plan
    return order.flatMap(readsOf).filter((name) => sources.get(baseName(name))?.from === 'outside')
  }
  return step.choices
    .flatMap((choice) => choice.visibleIf?.reads ?? [])
    .filter((name) => !choiceNames.has(name))
}
