/** Commands of the transfer between the organisations, and of the duty to apply. */
import { columnOf } from '../../columns.ts'
import type { ReportBase } from '../base.ts'
import { commandOf, equals, isNumbers, type ReportCommand } from './command.ts'
import { SHARE } from './of-shares.ts'

const CWI = 'transferCwi == "yes"'
const UWV = 'transferUwv == "yes"'
const SLOPE = ['--cluster member']
const column = 'share'

export function transferCommands(base: ReportBase, group: string): ReportCommand[] {
  const { wide, long } = base.panel
  const { plan } = base.design
  const stayed = (onBenefit: string) => [
    equals(wide, plan.group, group),
    `${onBenefit} == 1`,
    'transferCwi != ""',
    'transferUwv != ""',
  ]
  const inBase = stayed(lastName(base, 'onBenefit6'))
  const share = (row: string, formula: string, more: readonly string[] = []): ReportCommand => ({
    row,
    column,
    command: ofLast(base, { model: 'survey-mean', formula, rows: [...inBase, ...more], options: SHARE }),
  })
  const known = (row: string, cwi: 0 | 1, uwv: 0 | 1) =>
    share(row, `~ I(${2 * cwi + uwv} == 2 * (${CWI}) + (${UWV}))`)
  const inSecond = [...stayed('onBenefit6'), equals(long, 'period', plan.periods.at(-1)!)]
  const second = (row: string, model: string, formula: string, rows: readonly string[]): ReportCommand => ({
    row,
    column,
    command: commandOf(base, {
      model,
      formula,
      rows: [...inSecond, ...rows],
      options: model === 'ols' ? SLOPE : SHARE,
    }),
  })
  const distance = columnOf(wide, 'distance')
  const missing = `1 - (${CWI}) * (${UWV})`
  return [
    known('known.00', 0, 0),
    known('known.10', 1, 0),
    known('known.01', 0, 1),
    known('known.11', 1, 1),
    second('support.unknown', 'survey-mean', '~ I(supportAny == 1)', ['transferUwv != "yes"']),
    second('support.known', 'survey-mean', '~ I(supportAny == 1)', [UWV]),
    second('supportDifference', 'ols', 'supportAny ~ I(transferUwv != "yes")', []),
    ...(distance.categories ?? []).map((code) =>
      share(`missing.${code}`, `~ I(${missing} == 1)`, [equals(wide, 'distance', code)]),
    ),
    ...(isNumbers(distance)
      ? [
          {
            row: 'distance',
            column,
            command: ofLast(base, {
              model: 'ols',
              formula: `I(${missing}) ~ distance`,
              rows: inBase,
              options: SLOPE,
            }),
          },
        ]
      : []),
  ]
}

export function dutyCommands(base: ReportBase, group: string): ReportCommand[] {
  const { plan } = base.design
  const inGroup = equals(base.panel.wide, plan.group, group)
  const share = (row: string, formula: string, rows: readonly string[]): ReportCommand => ({
    row,
    column,
    command: commandOf(base, {
      model: 'survey-mean',
      formula,
      rows: [inGroup, ...rows],
      options: SHARE,
    }),
  })
  return [
    share('withoutDuty', '~ I(duty == 0)', []),
    {
      row: 'exempt',
      column,
      command: ofLast(base, {
        model: 'survey-mean',
        formula: '~ I(exempt == "yes")',
        rows: [inGroup, 'exempt != ""'],
        options: SHARE,
      }),
    },
    share('searching.duty', '~ I(searching == 1)', ['duty == 1']),
    share('searching.noDuty', '~ I(searching == 1)', ['duty == 0']),
    {
      row: 'searching',
      column,
      command: commandOf(base, {
        model: 'ols',
        formula: 'searching ~ duty',
        rows: [inGroup],
        options: SLOPE,
      }),
    },
  ]
}

/** A variable as it was when someone last answered. */
function lastName({ panel }: ReportBase, name: string): string {
  return panel.wide.columns.has(name) ? name : `${name}.last`
}

/** What is asked of who answered, as it was when they last did. */
function ofLast(
  base: ReportBase,
  asked: { model: string; formula: string; rows: readonly string[]; options: readonly string[] },
): string {
  return commandOf(base, {
    ...asked,
    data: 'persons.csv',
    rows: [...asked.rows, 'answered > 0'],
    weight: base.weight === null ? null : lastName(base, base.weight),
  })
}
