/** Commands of how long people stayed; nothing there is weighted. */
import type { ReportBase } from '../base.ts'
import { daysIn, reasonsOf } from '../duration-times.ts'
import { AWAY, reasonCodes, SPELL, stillOut } from '../persons.ts'
import { text } from '../table.ts'
import { type Asked, commandOf, equals, type ReportCommand } from './command.ts'

const OUT = `Surv(${SPELL.days}, ${SPELL.ended})`
const BACK = `Surv(${AWAY.days}, ${AWAY.returned})`

const left = text('1 min ‘survival’, en zo ook de grenzen', '1 minus ‘survival’, and so its limits')
const atRisk = text('‘at risk’', '‘at risk’')

export function durationCommands(base: ReportBase): ReportCommand[] {
  const { plan } = base.design
  const { durations } = plan
  if (durations === undefined) return []
  const { at, backWithin, lasting } = durations
  const ask = (asked: Omit<Asked, 'data' | 'weight'>) =>
    commandOf(base, { ...asked, data: 'persons.csv', weight: null })
  const curve = (group: string, who: string, months: number) =>
    ask({
      model: 'km',
      formula: `${who} ~ 1`,
      rows: [equals(base.panel.wide, plan.group, group)],
      options: [`--times ${daysIn(months)}`],
    })
  const codes = reasonCodes(base.panel, durations)
  const reasons = durations.reason === undefined ? [] : reasonsOf(base.panel, durations)
  const ofGroup = (column: string): ReportCommand[] => [
    ...at.flatMap((months) => [
      { row: `out.${months}`, column, command: curve(column, OUT, months), reads: left },
      { row: `inside.${months}`, column, command: curve(column, OUT, months), reads: atRisk },
    ]),
    ...at.flatMap((months) =>
      reasons.map((code, place) => ({
        row: `out.${months}.${code ?? 'unknown'}`,
        column,
        command: ask({
          model: 'cumulative-incidence',
          formula: `Surv(${SPELL.days}, ${SPELL.reason}) ~ 1`,
          rows: [equals(base.panel.wide, plan.group, column)],
          options: [`--times ${daysIn(months)}`, `--levels '${SPELL.reason}=${codes.join(',')}'`],
        }),
        reads: text(`‘share’ op de regel ‘${codes[place + 1]}’`, `‘share’ on the line ‘${codes[place + 1]}’`),
      })),
    ),
    ...(backWithin === undefined
      ? []
      : [{ row: `back.${backWithin}`, column, command: curve(column, BACK, backWithin), reads: left }]),
    ...(lasting?.months ?? []).map((months) => ({
      row: `lasting.${lasting!.after}.${months}`,
      column,
      command: ask({
        model: 'survey-mean',
        formula: `~ I(${stillOut(lasting!.after, months)} == 1)`,
        rows: [equals(base.panel.wide, plan.group, column)],
        options: ['--interval wilson'],
      }),
    })),
  ]
  const between: ReportCommand = {
    row: 'logRank',
    column: 'between',
    command: ask({ model: 'logrank', formula: `${OUT} ~ ${plan.group}`, rows: [] }),
    reads: text('‘chiSquare’', '‘chiSquare’'),
  }
  return [...base.groups.flatMap(ofGroup), between]
}
