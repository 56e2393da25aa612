/** Counts of the population by level of a variable that the study weights by. */
import type { StudyDesign } from '../../surveys/design.ts'
import type { Staged } from '../queries/staging.ts'
import { type Plan, reader } from './check-row.ts'
import type { Finding } from './findings.ts'
import type { Row } from './read-table.ts'
import { readCategory, readCount } from './values.ts'
import { type ImportCounts, noCounts } from './words.ts'

export function openMargins({ id: importId }: { readonly id: string }, plan: Plan) {
  const known = levelsOf(plan.design)
  const seen = new Map<string, Set<string>>()
  return async (
    rows: readonly Row[],
    last: boolean,
  ): Promise<{ staged: Staged; found: Finding[]; counted: ImportCounts }> => {
    const found: Finding[] = []
    const margins: Staged['margins'][number][] = []
    for (const row of rows) {
      const { report, columnOf, text, value } = reader(plan, row, found)
      const variable = [...known.keys()].find((name) => name.toLowerCase() === text('variable').toLowerCase())
      if (variable === undefined) {
        const choices = [...known.keys()].join(', ')
        report('error', columnOf('variable'), 'margin-variable', `${text('variable')}\n${choices}`)
        continue
      }
      const levels = known.get(variable)!
      const choices = levels.map((level) => level.value).join(', ')
      const level = value(
        'level',
        (cell) => readCategory(cell, levels),
        (cell) => `${cell}\n${choices}`,
      )
      const count = value('count', readCount, (cell) => cell)
      if (text('level') === '') report('error', columnOf('level'), 'category-unknown', `\n${choices}`)
      if (text('count') === '') report('error', columnOf('count'), 'count-form')
      if (level === null) continue
      const own = seen.get(variable) ?? new Set()
      seen.set(variable, own)
      if (own.has(level)) report('error', columnOf('level'), 'margin-twice', level)
      else if (count !== null) margins.push({ importId, variable, level, count })
      own.add(level)
    }
    if (last) {
      for (const [variable, own] of seen) {
        if (own.size === known.get(variable)!.length) continue
        found.push({ severity: 'error', row: 0, column: '', code: 'margin-level-missing', value: variable })
      }
    }
    const staged: Staged = { members: [], contacts: [], matches: [], margins }
    return { staged, found, counted: { ...noCounts, joining: margins.length } }
  }
}

/** Levels of each variable that the plan weights by; of one that is yes or no 0 and 1. */
function levelsOf({ plan, variables }: StudyDesign) {
  const binary = [
    { value: '0', label: { nl: 'nee', en: 'no' } },
    { value: '1', label: { nl: 'ja', en: 'yes' } },
  ]
  return new Map(
    Object.keys(plan.weighting?.margins ?? {}).map((name) => [
      name,
      variables.find((variable) => variable.name === name)?.values ?? binary,
    ]),
  )
}
