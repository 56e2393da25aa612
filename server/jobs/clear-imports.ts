/**
 * What was broken off when its process ended is set right: a sample that was being taken in is taken back, and says so; news
 * of a register, once decided, is gone on with. Imports that nobody came back to for a day are thrown away, and files
 * without an import with them.
 */
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { clearTaken, finishNews } from '../commands/confirm-import.ts'
import type { Context } from '../context.ts'
import { clearStaged } from '../intake/check-file.ts'
import { intakeFile, intakeFolder } from '../intake/folder.ts'
import { silence, undoJoining } from '../intake/take-in.ts'
import {
  deleteFindings,
  deleteImport,
  type ImportRow,
  listAbandonedImports,
  listBrokenOffImports,
  listOpenImportIds,
  listRemains,
} from '../queries/import.ts'
import { takeOver } from '../queries/joining.ts'

const aDay = 24 * 3_600_000

/** Gives how many were thrown away. */
export async function clearImports(context: Context): Promise<number> {
  const { store, clock } = context
  for (const job of await listBrokenOffImports(store.now, clock() - silence)) await setRight(context, job)
  for (const id of await listRemains(store.now)) await clearTaken(context, id)
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

async function setRight(context: Context, job: ImportRow): Promise<void> {
  const { store, clock } = context
  const undo = job.kind === 'sample'
  const to = undo ? 'undoing' : 'joining'
  const entry = {
    actor: 'system',
    action: undo ? 'undo-import' : 'resume-import',
    subject: `study:${job.studyId}`,
    detail: { import: job.id },
  }
  const own = await store.writeMany(async (db, log) => {
    const taken = await takeOver(db, job, to, clock() - silence, clock())
    // Another process may have been first.
    if (taken) log(entry)
    return taken
  })
  if (own === null) return
  if (undo) return undoJoining(context, { ...own, stateAt: job.stateAt }, '{"code":"import-broken-off"}')
  await finishNews(context, 'system', own, () => undefined)
}
