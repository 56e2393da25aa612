/** Writes a table from one snapshot, a page of members at a time, as fast as it is taken. */
import type { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { StudyDesign } from '../../surveys/design.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import type { CaseEvents } from '../domain/disposition.ts'
import { nothingYet } from '../domain/sample-case.ts'
import { eventsOf } from '../jobs/refresh-board.ts'
import { listContactLines, listIncentiveLines, listResponseLines } from '../queries/export.ts'
import type { Member } from '../queries/member.ts'
import { listMembersAfter } from '../queries/member.ts'
import { listCasesOfMembers } from '../queries/sample-case.ts'
import {
  type Column,
  caseColumns,
  contactColumns,
  incentiveColumns,
  memberColumns,
  responseColumns,
} from './columns.ts'
import { pour } from './pour.ts'

export const exportNames = ['cases', 'contacts', 'responses', 'members', 'incentives', 'codebook'] as const
export type ExportName = (typeof exportNames)[number]

type Cells = readonly (string | number | null)[]

interface Sheet {
  readonly columns: readonly Omit<Column<never>, 'of'>[]
  rows(db: Db, members: readonly Member[]): Promise<Cells[]>
}

const membersAtOnce = 500

/** The CSV as a stream. It fails when its reader takes nothing for a minute. */
export function writeExport(context: Context, design: StudyDesign, name: ExportName): Readable {
  const output = stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' })
  fill(context, design, name, output).then(
    () => output.end(),
    (error) => output.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return output
}

async function fill(
  context: Context,
  design: StudyDesign,
  name: ExportName,
  output: ReturnType<typeof stringify>,
) {
  const sheets = sheetsOf(context, design)
  const put = (cells: Cells) => pour(output, cells)
  if (name === 'codebook') {
    await put(['table', 'column', 'label_nl', 'label_en', 'type', 'values_nl', 'values_en'])
    for (const [table, { columns }] of Object.entries(sheets)) {
      for (const { name: column, label, type, values = [] } of columns) {
        const list = (language: 'nl' | 'en') =>
          values.map(({ value, label: means }) => `${value} = ${means[language]}`).join('; ')
        await put([table, column, label.nl, label.en, type, list('nl'), list('en')])
      }
    }
    return
  }
  const sheet = sheets[name]
  await put(sheet.columns.map((column) => column.name))
  await context.store.snapshot(async (db) => {
    for (let after = ''; ; ) {
      const members = await listMembersAfter(db, design.id, after, membersAtOnce)
      if (members.length === 0) return
      for (const cells of await sheet.rows(db, members)) await put(cells)
      after = members.at(-1)!.id
      await new Promise((resolve) => setImmediate(resolve))
    }
  })
}

function sheet<L>(
  columns: readonly Column<L>[],
  lines: (db: Db, members: readonly Member[]) => Promise<readonly L[]>,
): Sheet {
  return {
    columns,
    rows: async (db, members) =>
      (await lines(db, members)).map((line) => columns.map((column) => column.of(line))),
  }
}

const nothing: CaseEvents = { history: nothingYet, answered: 0, correction: null }
const ids = (members: readonly Member[]) => members.map(({ id }) => id)

function sheetsOf(context: Context, design: StudyDesign): Record<Exclude<ExportName, 'codebook'>, Sheet> {
  return {
    cases: sheet(caseColumns(design, context.clock()), async (db, members) => {
      const cases = await listCasesOfMembers(db, ids(members))
      const events = await eventsOf(context, db, members)
      return members.flatMap((member) =>
        design.waves.map((wave) => {
          return {
            memberId: member.id,
            member,
            wave: wave.id,
            design: wave,
            events: events.get(member.id)?.[wave.id] ?? nothing,
            revisions: cases.get(member.id)?.[wave.id]?.revision ?? 0,
          }
        }),
      )
    }),
    contacts: sheet(contactColumns(design), (db, members) => listContactLines(db, ids(members))),
    responses: sheet(responseColumns(design), (db, members) => listResponseLines(db, ids(members))),
    members: sheet(memberColumns(design), async (_, members) =>
      members.map((member) => ({ memberId: member.id, member })),
    ),
    incentives: sheet(incentiveColumns(design), (db, members) => listIncentiveLines(db, ids(members))),
  }
}
