/** Commands of how long people stayed; nothing there is weighted. */
import type { ReportBase } from '../base.ts'
import { daysIn, reasonsOf } from '../duration-times.ts'
import { AWAY, reasonCodes, SPELL, stillOut } from '../persons.ts'
import { text } from '../table.ts'
import { type Asked, commandOf, equals, type ReportCommand } from './command.ts'

const OUT = `Surv(${SPELL.days}, ${SPELL.ended})`
const BACK = `Surv(${AWAY.days}, ${AWAY.returned})`

const on = (months: number, nl: string, en: string) =>
  text(`dag ${daysIn(months)}, ${nl}`, `day ${daysIn(months)}, ${en}`)
const left = (months: number) =>
  on(months, '1 min ‘survival’, en zo ook de grenzen', '1 minus ‘survival’, and so its limits')
const atRisk = (months: number) => on(months, '‘at risk’', '‘at risk’')

export function durationCommands(base: ReportBase): ReportCommand[] {
  const { plan } = base.design
  const { durations } = plan
  if (durations === undefined) return []
  const { at, backWithin, lasting } = durations
  const ask = (asked: Omit<Asked, 'data' | 'weight'>) =>
    commandOf(base, { ...asked, data: 'persons.csv', weight: null })
  const times = (months: readonly number[]) => `--times ${months.map(daysIn).join(',')}`
  const curve = (group: string, who: string, months: readonly number[]) =>
    ask({
      model: 'km',
      formula: `${who} ~ 1`,
      rows: [equals(base.panel.wide, plan.group, group)],
      options: [times(months)],
    })
  const codes = reasonCodes(base.panel, durations)
  const reasons = durations.reason === undefined ? [] : reasonsOf(base.panel, durations)
  const ofGroup = (column: string): ReportCommand[] => [
    ...at.flatMap((months) => [
      { row: `out.${months}`, column, command: curve(column, OUT, at), reads: left(months) },
      { row: `inside.${months}`, column, command: curve(column, OUT, at), reads: atRisk(months) },
    ]),
    ...at.flatMap((months) =>
      reasons.map((code, place) => ({
        row: `out.${months}.${code ?? 'unknown'}`,
        column,
        command: ask({
          model: 'cumulative-incidence',
          formula: `Surv(${SPELL.days}, ${SPELL.reason}) ~ 1`,
          rows: [equals(base.panel.wide, plan.group, column)],
          options: [times(at), `--levels '${SPELL.reason}=${codes.join(',')}'`],
        }),
        reads: on(months, `‘share’ van ‘${codes[place + 1]}’`, `‘share’ of ‘${codes[place + 1]}’`),
      })),
    ),
    ...(backWithin === undefined
      ? []
      : [
          {
            row: `back.${backWithin}`,
            column,
            command: curve(column, BACK, [backWithin]),
            reads: left(backWithin),
          },
        ]),
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
