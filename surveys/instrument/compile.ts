/** From SurveyJS JSON to an instrument: read everything, refuse everything that is wrong at once, then build. */

import { hashOf } from './canonical.ts'
import { codebookOf } from './codebook.ts'
import { Compilation } from './compilation.ts'
import { questionsIn } from './constructs/carried.ts'
import { checkImage } from './constructs/images.ts'
import { readPages } from './elements.ts'
import type { Answers, Instrument, InstrumentContext, Item } from './instrument.ts'
import { InstrumentError } from './instrument.ts'
import { Reader } from './json.ts'
import { checkNames, checkPlaceholders, isContextName, itemRead } from './names.ts'
import type { CalculatedNode, Node } from './nodes.ts'
import { planOf } from './plan.ts'
import { triggerRefusal } from './refusals.ts'
import { checkAnswers, keptOf, structureChecker } from './response.ts'
import { Run } from './routing.ts'
import { itemChecks } from './structure.ts'

/** Throws `InstrumentError` with every problem when the questionnaire cannot be published. */
export function compileInstrument(json: unknown): Instrument {
  const compilation = new Compilation(questionsIn(json))
  const survey = new Reader(json, '', compilation.problems)
  survey.allow('survey')
  checkSurvey(compilation, survey)
  const nodes = readPages(compilation, survey)
  const calculated = readCalculated(compilation, survey)
  const readable = checkNames(compilation, nodes, calculated)
  checkPlaceholders(compilation, json, readable)
  const plan = planOf(compilation, nodes, calculated, null)
  if (compilation.problems.list.length > 0) throw new InstrumentError(compilation.problems.list)

  const items = codebookOf(nodes, calculated)
  const itemByName = new Map(items.map((item) => [item.name, item]))
  const checks = itemChecks(nodes)
  const reads = new Set(compilation.conditions.flatMap(({ reads }) => reads))
  const read = new Set([...reads].map(itemRead))
  const kept = calculated.filter((value) => value.kept).map(({ name }) => name)
  const known = new Set(items.map(({ name }) => name))

  return {
    hash: hashOf(json),
    title: survey.text('title', { nl: '', en: '' }),
    pages: pagesOf(nodes, items),
    items,
    item: (name) => itemByName.get(name),
    variables: [...read].filter(isContextName).sort(),
    conditions: compilation.conditions,
    watched: new Set(items.map(({ name }) => name).filter((name) => read.has(name))),
    evaluate: (answers, context) => new Run(plan, answers, context),
    checkStructure: structureChecker(checks, known),
    checkPage(page, answers, context) {
      const position = plan.positions.get(page) ?? -1
      if (nodes[position]?.kind !== 'page') throw new RangeError(`checkPage requires a page, got '${page}'`)
      return { problems: checkAnswers(new Run(plan, answers, context), answers, checks, known, position) }
    },
    checkAll(answers: Answers, context: InstrumentContext) {
      const run = new Run(plan, answers, context)
      const problems = checkAnswers(run, answers, checks, known, null)
      return { problems, kept: keptOf(run, answers, checks, kept) }
    },
  }
}

function checkSurvey(compilation: Compilation, survey: Reader): void {
  for (const [index, entry] of survey.list('triggers').entries()) {
    const trigger = new Reader(entry, `triggers[${index}]`, compilation.problems)
    trigger.refuse('type', triggerRefusal(trigger.string('type') ?? ''))
  }
  for (const [index, entry] of survey.list('completedHtmlOnCondition').entries()) {
    const shown = new Reader(entry, `completedHtmlOnCondition[${index}]`, compilation.problems)
    shown.allow('completedHtml')
    compilation.expression(shown, 'expression', '')
  }
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
  if (survey.has('logo')) checkImage(survey, 'logo')
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
