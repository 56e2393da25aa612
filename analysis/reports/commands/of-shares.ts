/** Commands of means and shares per half-year, and of shares over the whole year. */

import type { ReportBase } from '../base.ts'
import { AMONG, GROUPS } from '../support-shares.ts'
import { nameIn, yearWeight } from '../year.ts'
import { commandOf, equals, type ReportCommand } from './command.ts'

/** Shares with Wilson's interval, whose rows belong to members. */
export const SHARE = ['--psu member', '--interval wilson']

export function hoursCommands(base: ReportBase): ReportCommand[] {
  const { long } = base.panel
  const { plan } = base.design
  return plan.periods.flatMap((period) =>
    base.groups.map((group) => ({
      row: period,
      column: group,
      command: commandOf(base, {
        model: 'survey-mean',
        formula: '~ hours',
        rows: [equals(long, plan.group, group), equals(long, 'period', period)],
        options: ['--psu member'],
      }),
    })),
  )
}

/** Figures 1 and 4. */
export function anySupportCommands(base: ReportBase, group: string): ReportCommand[] {
  const { long } = base.panel
  const { plan } = base.design
  return GROUPS.map(({ key, period, condition }) => ({
    row: key,
    column: 'share',
    command:
      period === null
        ? yearCommand(base, group, 'supportAny', condition)
        : commandOf(base, {
            model: 'survey-mean',
            // The last level of a comparison is that it holds.
            formula: '~ I(supportAny == 1)',
            rows: [
              equals(long, plan.group, group),
              equals(long, 'period', plan.periods[period]!),
              `${condition} == 1`,
            ],
            options: SHARE,
          }),
  }))
}

/** Figures 3 and 6. */
export function formsCommands(base: ReportBase, group: string): ReportCommand[] {
  return base.design.plan.supports.map(({ variable }) => ({
    row: variable,
    column: 'share',
    command: yearCommand(base, group, variable, 'onBenefit6', AMONG[variable]),
  }))
}

function yearCommand(base: ReportBase, group: string, variable: string, condition: string, among?: string) {
  const { plan } = base.design
  const { wide } = base.panel
  return commandOf(base, {
    data: 'persons.csv',
    model: 'survey-mean',
    formula: `~ I(${variable}.year == 1)`,
    rows: [
      equals(wide, plan.group, group),
      `${nameIn(base.panel, condition, plan.periods.at(-1)!)} == 1`,
      ...(among === undefined ? [] : [`${among}.year == 1`]),
    ],
    weight: yearWeight(base),
    options: ['--interval wilson'],
  })
}
