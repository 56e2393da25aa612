/** A checked file is taken in: all of it in one transaction with one line in the log, or nothing. */
import { rm } from 'node:fs/promises'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { clearStaged } from '../intake/check-file.ts'
import { intakeFile } from '../intake/folder.ts'
import { turn } from '../intake/turn.ts'
import { Problem } from '../problem.ts'
import { findImport, findPanelSignature, type ImportRow, updateImport } from '../queries/import.ts'
import {
  countStaged,
  findLastStagedRow,
  insertJoining,
  replaceMargins,
  updateFromRegister,
} from '../queries/staging.ts'

export interface ConfirmInput {
  readonly studyId: string
  readonly importId: string
  /** What happens to rows that may be someone who is known. */
  readonly possible: 'accept' | 'exclude'
}

/** Rows taken in before readers have their turn. */
const rowsAtOnce = 200

/** Gives how many members joined or became another, or levels were counted. */
export async function confirmImport(
  context: Context,
  actor: string,
  input: ConfirmInput,
  onProgress?: (share: number) => void,
): Promise<{ taken: number }> {
  const { store } = context
  const { studyId, importId } = input
  const entry = { actor, action: 'confirm-import', subject: `study:${studyId}`, detail: { import: importId } }
  const taken = await store.write(entry, async (db, note) => {
    const job = await findImport(db, studyId, importId)
    if (!job) throw new Problem('not-found')
    const set = { state: 'imported', stateAt: context.clock() } as const
    if (!(await updateImport(db, importId, 'checked', set))) throw new Problem('import-not-ready')
    if (job.counts!.errors > 0) throw new Problem('import-has-errors')
    const count = await take(context, db, job, input, onProgress)
    note({
      kind: job.kind,
      file: job.fileHash,
      cohort: job.cohort,
      taken: count,
      possible: input.possible,
      counts: job.counts,
    })
    return count
  })
  // What is left is of no use to anyone; a crash here leaves it to the job that clears.
  await clearStaged(context, importId)
  await rm(intakeFile(context.config, importId), { force: true })
  return { taken }
}

async function take(
  context: Context,
  db: Db,
  job: ImportRow,
  { possible }: ConfirmInput,
  onProgress: (share: number) => void = () => undefined,
): Promise<number> {
  const { id: importId, studyId, cohort } = job
  const at = new Date(context.clock()).toISOString()
  if (job.kind === 'margins') {
    await replaceMargins(db, studyId, importId, at)
    return job.counts!.joining
  }
  if (job.kind === 'sample' && (await findPanelSignature(db, studyId, importId)) !== job.panelAt) {
    throw new Problem('import-outdated')
  }
  const last = await findLastStagedRow(db, importId)
  let taken = 0
  for (let from = 1; from <= last; from += rowsAtOnce) {
    const to = from + rowsAtOnce - 1
    if (job.kind === 'sample') {
      const joining = { importId, studyId, cohort, at, possible: possible === 'accept' }
      taken += await insertJoining(db, joining, from, to)
    } else {
      const updated = await updateFromRegister(db, importId, at, from, to)
      if (updated !== (await countStaged(db, importId, from, to))) throw new Problem('import-outdated')
      taken += updated
    }
    onProgress(Math.min(1, to / last))
    await turn()
  }
  return taken
}
