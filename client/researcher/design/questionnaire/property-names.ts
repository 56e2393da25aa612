/** What may stand at a place of a questionnaire, from survey-core's own list: names of properties, and values of one. */
import { Serializer } from 'survey-core'

type Place = readonly (string | number)[]

const ours = ['concept', 'role', 'period', 'missing']

/** What stands in a list, where its entries do not say it themselves. */
const classOfList: Readonly<Record<string, string>> = {
  pages: 'page',
  choices: 'choiceitem',
  rateValues: 'itemvalue',
  rows: 'itemvalue',
  columns: 'matrixdropdowncolumn',
  items: 'multipletextitem',
  calculatedValues: 'calculatedvalue',
  completedHtmlOnCondition: 'htmlconditionitem',
}

/** Lists whose entries have a type of their own, with what survey-core writes behind it. */
const endingOfList: Readonly<Record<string, string>> = { validators: 'validator', triggers: 'trigger' }

const listOf = (path: Place) => String(path.findLast((key) => typeof key === 'string') ?? '')

function classOf(type: string | null, path: Place): string | null {
  if (path.length === 0) return 'survey'
  const list = listOf(path)
  return classOfList[list] ?? (type === null ? null : `${type}${endingOfList[list] ?? ''}`)
}

/** Of the object at `path`, which says to be of this type. */
export function propertyNames(type: string | null, path: Place): readonly string[] {
  const className = classOf(type, path)
  if (className === null) return ['type', 'name']
  const names = propertiesOf(className).map(({ name }) => name)
  const isQuestion = type !== null && !(listOf(path) in endingOfList)
  return [...new Set([...(type === null ? [] : ['type']), ...names, ...(isQuestion ? ours : [])])].sort()
}

/** Of one property of that object; none when it can be anything. */
export function valueNames(type: string | null, path: Place, property: string): readonly unknown[] {
  if (property === 'type') return typesIn(listOf(path))
  const found = propertiesOf(classOf(type, path) ?? '').find(({ name }) => name === property)
  if (!found) return []
  if (found.type === 'boolean' || found.type === 'switch') return [true, false]
  const choices: unknown = found.hasChoices ? found.choices : []
  return (Array.isArray(choices) ? choices : []).map((choice: unknown) =>
    typeof choice === 'object' && choice !== null && 'value' in choice ? choice.value : choice,
  )
}

function typesIn(list: string): readonly string[] {
  const ending = endingOfList[list]
  if (ending === undefined) return ['panel', ...childrenOf('question')]
  const base = ending === 'validator' ? 'surveyvalidator' : 'surveytrigger'
  return childrenOf(base).map((name) => name.slice(0, -ending.length))
}

function childrenOf(base: string): readonly string[] {
  return Serializer.getChildrenClasses(base, true)
    .map(({ name }) => name)
    .sort()
}

function propertiesOf(className: string) {
  return Serializer.getProperties(className).filter(({ isSerializable }) => isSerializable)
}
