import type { ReportBase } from '../base.ts'
import type { ReportTables } from '../build-report.ts'
import type { ReportKey } from '../report-keys.ts'
import type { ReportCommand } from './command.ts'
import { durationCommands } from './of-durations.ts'
import { dutyCommands, transferCommands } from './of-registers.ts'
import { anySupportCommands, formsCommands, hoursCommands } from './of-shares.ts'
import { marginCommands, representativenessCommands, weightCommands } from './of-weights.ts'

const COMMANDS: Partial<
  Record<ReportKey, (base: ReportBase, group: string, other: string) => ReportCommand[]>
> = {
  hours: hoursCommands,
  figure1: anySupportCommands,
  figure3: formsCommands,
  figure4: (base, _, other) => anySupportCommands(base, other),
  figure6: (base, _, other) => formsCommands(base, other),
  transfer: transferCommands,
  duty: (base, _, other) => dutyCommands(base, other),
  durations: durationCommands,
  weights: weightCommands,
  margins: marginCommands,
  representativeness: representativenessCommands,
}

/** Tables with the commands of their numbers; some have them already, from the models that they were made of. */
export function withCommands(base: ReportBase, tables: ReportTables): ReportTables {
  const [group, other] = base.groups
  return Object.fromEntries(
    Object.entries(tables).map(([key, table]) => {
      const commands = COMMANDS[key as ReportKey]?.(base, group!, other!)
      // A class has no tables of the weighting: nothing of them is said.
      const known = commands?.filter(({ row, column }) =>
        table.rows.some((own) => own.key === row && column in own.cells),
      )
      return [key, known === undefined || known.length === 0 ? table : { ...table, commands: known }]
    }),
  ) as ReportTables
}
