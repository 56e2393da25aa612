/** From SurveyJS JSON to an instrument: read everything, refuse everything that is wrong at once, then build. */

import { hashOf } from './canonical.ts'
import { checkItem } from './check.ts'
import { codebookOf } from './codebook.ts'
import { Compilation } from './compilation.ts'
import { readPages } from './elements.ts'
import type { Answers, Instrument, InstrumentContext, Item, ItemProblem } from './instrument.ts'
import { InstrumentError } from './instrument.ts'
import { Reader } from './json.ts'
import { messages, typeMessage } from './messages.ts'
import { baseName, checkNames, checkPlaceholders, computeOrder, isContextName } from './names.ts'
import type { CalculatedNode, ItemNode, Node } from './nodes.ts'
import { type Plan, Run } from './routing.ts'
import { isEmpty, problem, type StructureCheck, structureOf } from './structure.ts'

/** Throws `InstrumentError` with every problem when the questionnaire cannot be published. */
export function compileInstrument(json: unknown): Instrument {
  const compilation = new Compilation()
  const survey = new Reader(json, '', compilation.problems)
  survey.allow('survey')
  checkSurvey(survey)
  const nodes = readPages(compilation, survey)
  const calculated = readCalculated(compilation, survey)
  const readable = checkNames(compilation, nodes, calculated)
  checkPlaceholders(compilation, json, readable)
  const order = computeOrder(compilation, nodes, calculated)
  if (compilation.problems.list.length > 0) throw new InstrumentError(compilation.problems.list)

  const itemNodes = nodes.filter((node) => node.kind === 'item')
  const isSingle = (node: ItemNode) => ['text', 'comment', 'boolean'].includes(node.type)
  const single = itemNodes.filter(isSingle)
  const coded = itemNodes.filter((node) => node.choices.length > 0 && !isSingle(node) && !node.filtered)
  const names = new Set(compilation.conditions.flatMap(({ reads }) => reads.map(baseName)))
  const contextNames = [...names].filter(
    (name) => isContextName(name) || ['item', 'choice', 'self'].includes(name),
  )
  const plan: Plan = {
    nodes,
    positions: new Map(nodes.map((node, position) => [node.name, position])),
    comments: commentsOf(nodes),
    coded,
    single,
    order,
    context: new Map(contextNames.map((name) => [name, name.split('.')])),
  }
  const items = codebookOf(nodes, calculated)
  const itemByName = new Map(items.map((item) => [item.name, item]))
  const checks = itemChecks(nodes)
  const kept = calculated.filter((value) => value.kept).map(({ name }) => name)
  const known = new Set(items.map(({ name }) => name))

  return {
    hash: hashOf(json),
    title: survey.text('title', { nl: '', en: '' }),
    pages: pagesOf(nodes, items),
    items,
    item: (name) => itemByName.get(name),
    variables: contextNames.filter(isContextName).sort(),
    conditions: compilation.conditions,
    watched: new Set(items.map(({ name }) => name).filter((name) => names.has(name))),
    evaluate: (answers, context) => new Run(plan, answers, context),
    checkStructure: structureChecker(checks, known),
    checkPage(page, answers, context) {
      const position = plan.positions.get(page) ?? -1
      if (nodes[position]?.kind !== 'page') throw new RangeError(`checkPage requires a page, got '${page}'`)
      return { problems: check(new Run(plan, answers, context), answers, checks, known, position) }
    },
    checkAll(answers: Answers, context: InstrumentContext) {
      const run = new Run(plan, answers, context)
      const problems = check(run, answers, checks, known, null)
      return { problems, kept: keptOf(run, answers, checks, kept) }
    },
  }
}

function checkSurvey(survey: Reader): void {
  const locale = survey.string('locale')
  if (locale !== undefined && locale !== 'nl')
    survey.refuse('locale', 'must be nl, the language of the default texts')
  const clear = survey.string('clearInvisibleValues')
  if (clear !== undefined && clear !== 'onComplete') {
    survey.refuse(
      'clearInvisibleValues',
      'hidden answers are stripped when the response is completed (onComplete)',
    )
  }
  if (survey.has('storeOthersAsComment') && !survey.boolean('storeOthersAsComment', true)) {
    survey.refuse('storeOthersAsComment', "the explanation with 'other' is stored apart, as <item>-Comment")
  }
}

function readCalculated(compilation: Compilation, survey: Reader): CalculatedNode[] {
  return survey.list('calculatedValues').flatMap((entry, index) => {
    const reader = new Reader(entry, `calculatedValues[${index}]`, compilation.problems)
    reader.allow('calculatedValue')
    const name = reader.string('name') ?? ''
    if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
      reader.refuse('name', 'must begin with a letter and hold only letters, digits and _')
    }
    const expression = compilation.expression(reader, 'expression', name)
    if (!expression) {
      if (!reader.has('expression')) reader.refuse('expression', 'is missing')
      return []
    }
    return [{ name, path: reader.path, expression, kept: reader.boolean('includeIntoResult', false) }]
  })
}

function pagesOf(nodes: readonly Node[], items: readonly Item[]): Instrument['pages'] {
  return nodes
    .filter((node) => node.kind === 'page')
    .map(({ name, title }) => {
      const own = items.filter((item) => item.page === name).map((item) => item.name)
      return { name, title, items: own }
    })
}

function commentsOf(nodes: readonly Node[]): Map<string, number> {
  const comments = new Map<string, number>()
  for (const [position, node] of nodes.entries()) {
    if (node.kind === 'item' && node.comment !== 'none') comments.set(node.commentName, position)
  }
  return comments
}

interface ItemCheck {
  readonly node: ItemNode
  readonly position: number
  readonly structure: StructureCheck
  readonly commentType: ItemProblem
}

function itemChecks(nodes: readonly Node[]): ItemCheck[] {
  return nodes.flatMap((node, position) => {
    if (node.kind !== 'item') return []
    const commentType = problem(node.commentName, 'type', typeMessage('text'))
    return [{ node, position, structure: structureOf(node), commentType }]
  })
}

/** What is no value of its item at all; routing and context do not matter. Costs only what is given. */
function structureChecker(
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
function check(
  run: Run,
  answers: Answers,
  checks: readonly ItemCheck[],
  known: ReadonlySet<string>,
  page: number | null,
): ItemProblem[] {
  const problems: ItemProblem[] = []
  for (const name of Object.keys(answers)) {
    if (!known.has(name)) problems.push(problem(name, 'unknown', messages.unknown))
  }
  for (const { node, position, structure, commentType } of checks) {
    if (node.compute) continue
    const raw = answers[node.name]
    const wrong = isEmpty(raw) ? null : structure(raw)
    if (wrong) problems.push(wrong)
    else if ((page === null || node.page === page) && run.isShown(position) && run.isOpen(position)) {
      const found = checkItem(run, node, position, raw)
      if (found) problems.push(found)
    }
    if (node.comment === 'none') continue
    const comment = answers[node.commentName]
    if (!isEmpty(comment) && typeof comment !== 'string') problems.push(commentType)
  }
  return problems
}

/** The answers that belong to the response: visible, not empty, well-formed; with what was computed. */
function keptOf(
  run: Run,
  answers: Answers,
  checks: readonly ItemCheck[],
  calculated: readonly string[],
): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const { node, position, structure } of checks) {
    if (!run.isShown(position)) continue
    const value = run.values[node.name]
    const raw = answers[node.name]
    if (!isEmpty(value) && (node.compute || structure(raw) === null)) kept[node.name] = value
    if (node.comment === 'none') continue
    const comment = answers[node.commentName]
    if (typeof comment === 'string' && !isEmpty(comment) && run.isCommentShown(node, position)) {
      kept[node.commentName] = comment
    }
  }
  for (const name of calculated) if (!isEmpty(run.values[name])) kept[name] = run.values[name]
  return kept
}
