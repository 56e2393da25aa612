import { Serializer } from 'survey-core'

const ours = ['concept', 'role', 'period', 'missing']

/** What may stand in an object at this place of a questionnaire. */
export function propertyNames(type: string | null, path: readonly (string | number)[]): readonly string[] {
  const list = path.findLast((key) => typeof key === 'string')
  const className =
    path.length === 0 ? 'survey' : list === 'pages' ? 'page' : list === 'choices' ? 'choiceitem' : type
  if (className === null) return ['type', 'name']
  const names = Serializer.getProperties(className)
    .filter(({ isSerializable }) => isSerializable)
    .map(({ name }) => name)
  return [...new Set(['type', ...names, ...(type ? ours : [])])].sort()
}
