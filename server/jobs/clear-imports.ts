/** Imports that nobody came back to for a day are thrown away, and files without an import with them. */
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { clearStaged } from '../intake/check-file.ts'
import { intakeFile, intakeFolder } from '../intake/folder.ts'
import { deleteFindings, deleteImport, listAbandonedImports, listOpenImportIds } from '../queries/import.ts'

const aDay = 24 * 3_600_000

/** Gives how many were thrown away. */
export async function clearImports(context: Context): Promise<number> {
  const { store, clock } = context
  const abandoned = await listAbandonedImports(store.now, clock() - aDay)
  for (const { id, studyId, kind } of abandoned) {
    await clearStaged(context, id)
    await rm(intakeFile(context.config, id), { force: true })
    const entry = {
      actor: 'system',
      action: 'discard-import',
      subject: `study:${studyId}`,
      detail: { import: id, kind },
    }
    await store.write(entry, async (db) => {
      await deleteFindings(db, id)
      await deleteImport(db, id)
    })
  }
  const open = new Set(await listOpenImportIds(store.now))
  const folder = intakeFolder(context.config)
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter((known) => !open.has(known))) {
    // One that is coming in now has no import yet.
    const written = await stat(join(folder, name)).catch(() => null)
    if (written && written.mtimeMs < clock() - aDay) await rm(join(folder, name), { force: true })
  }
  return abandoned.length
}
