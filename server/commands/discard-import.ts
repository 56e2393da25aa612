/** A file is thrown away: nothing of it stays but the line in the log that it was here. */
import { rm } from 'node:fs/promises'
import type { Context } from '../context.ts'
import { clearStaged } from '../intake/check-file.ts'
import { intakeFile } from '../intake/folder.ts'
import { Problem } from '../problem.ts'
import { deleteFindings, deleteImport, findImport } from '../queries/import.ts'

export async function discardImport(
  context: Context,
  actor: string,
  studyId: string,
  importId: string,
): Promise<void> {
  const entry = { actor, action: 'discard-import', subject: `study:${studyId}`, detail: { import: importId } }
  await context.store.write(entry, async (db) => {
    const job = await findImport(db, studyId, importId)
    if (!job) throw new Problem('not-found')
    if (['joining', 'undoing', 'imported'].includes(job.state)) throw new Problem('import-not-ready')
    await deleteFindings(db, importId)
    await deleteImport(db, importId)
  })
  await clearStaged(context, importId)
  await rm(intakeFile(context.config, importId), { force: true })
}
