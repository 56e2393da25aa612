/** Commands of who took part, of the weights and what they changed, and of how alike who took part is to all. */
import { columnOf } from '../../columns.ts'
import { groupsOf } from '../../effect-table/effect-table.ts'
import { quoted } from '../../effect-table/planned-model.ts'
import { weightName } from '../../weighting/weight-name.ts'
import type { ReportBase } from '../base.ts'
import { text } from '../table.ts'
import { type Asked, commandOf, equals, type ReportCommand, termOf } from './command.ts'

const responded = (period: string) => quoted(`responded.${period}`)

/** Members of a group who were asked in all these periods. */
function asked({ panel, design }: ReportBase, group: string, periods: readonly string[]): string[] {
  return [
    equals(panel.wide, design.plan.group, group),
    ...periods.map((period) => `${responded(period)} >= 0`),
  ]
}

function ofPersons(base: ReportBase, own: Omit<Asked, 'data'>): string {
  return commandOf(base, { ...own, data: 'persons.csv' })
}

/** Under this name in what is printed. */
const as = (name: string) => text(`‘${name}’`, `‘${name}’`)

const AS_PRINTED = {
  answered: as('n'),
  smallest: as('smallestWeight'),
  largest: as('largestWeight'),
  deff: as('kishDeff'),
  effective: as('effectiveN'),
} as const

export function weightCommands(base: ReportBase): ReportCommand[] {
  const ofBase = base.design.plan.weighting?.base
  return base.weightSets.flatMap(({ group, periods }) => {
    const row = `${group}.${periods.join('+')}`
    const took = ofPersons(base, {
      model: 'survey-mean',
      formula: `~ I(${periods.map(responded).join(' * ')} == 1)`,
      rows: [...asked(base, group, periods), ...(ofBase === undefined ? [] : [`${quoted(ofBase)} > 0`])],
      weight: null,
      options: ['--interval wilson'],
    })
    const weighed = ofPersons(base, {
      model: 'survey-mean',
      formula: '~ answered',
      rows: [equals(base.panel.wide, base.design.plan.group, group)],
      weight: weightName(periods),
    })
    return [
      { row, column: 'asked', command: took, reads: as('n') },
      { row, column: 'rate', command: took },
      ...Object.entries(AS_PRINTED).map(([column, reads]) => ({ row, column, command: weighed, reads })),
    ]
  })
}

export function marginCommands(base: ReportBase): ReportCommand[] {
  const { wide } = base.panel
  const { periods, weighting } = base.design.plan
  const ofBase = weighting?.base ?? null
  return Object.entries(weighting?.margins ?? {}).flatMap(([variable, population]) =>
    groupsOf(columnOf(wide, variable)).flatMap((level) =>
      base.groups.flatMap((group): ReportCommand[] => {
        const row = `${variable}.${level}`
        const share = (when: string, weight: string | null, rows: readonly string[]): ReportCommand => ({
          row,
          column: `${group}.${when}`,
          command: ofPersons(base, {
            model: 'survey-mean',
            formula: `~ I(${equals(wide, variable, level)})`,
            rows: [...asked(base, group, periods), ...rows],
            weight,
          }),
        })
        const took = periods.map((period) => `${responded(period)} == 1`)
        return [
          share('before', ofBase, took),
          share('after', weightName(periods), []),
          // Numbers of a population stand in the plan.
          ...(population === 'sample' ? [share('target', ofBase, [])] : []),
        ]
      }),
    ),
  )
}

/** A command for each group and period; what it prints holds the whole column. */
export function representativenessCommands(base: ReportBase): ReportCommand[] {
  const { wide } = base.panel
  const { periods, weighting } = base.design.plan
  const names = Object.keys(weighting?.margins ?? {})
  const rows = [
    'R',
    ...names,
    ...names.flatMap((name) => groupsOf(columnOf(wide, name)).map((level) => `${name}.${level}`)),
  ]
  const columns = base.groups.flatMap((group) => periods.map((period) => ({ group, period })))
  return columns.flatMap(({ group, period }) => {
    const command = ofPersons(base, {
      model: 'representativeness',
      formula: `${responded(period)} ~ ${names.map((name) => termOf(wide, name)).join(' + ')}`,
      rows: asked(base, group, [period]),
      weight: null,
    })
    return rows.map((row) => ({
      row,
      column: `${group}.${period}`,
      command,
      reads: as(row === 'R' ? 'R' : 'unconditional'),
    }))
  })
}
