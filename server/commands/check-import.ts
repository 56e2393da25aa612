/** A file is checked: every row against the design and the panel. Goes on after the answer; the import says how far it is. */
import type { Context } from '../context.ts'
import { checkFile, type Progress } from '../intake/check-file.ts'
import { fieldsOf, placesOf } from '../intake/fields.ts'
import { intakeFile } from '../intake/folder.ts'
import { sealedSource } from '../intake/source.ts'
import { Problem } from '../problem.ts'
import { beginCheck, findImport, updateImport } from '../queries/import.ts'

export interface CheckInput {
  readonly studyId: string
  readonly importId: string
  /** The field of each column, or 'ignore'. */
  readonly mapping: readonly (string | null)[]
  readonly cohort: string
}

/** A check that has said nothing for so long, in milliseconds, ended with its process. */
const silence = 60_000

/** Resolves when the check has begun; `done` when it has ended. */
export async function checkImport(
  context: Context,
  actor: string,
  { studyId, importId, mapping, cohort }: CheckInput,
  onProgress?: (progress: Progress) => void,
): Promise<{ done: Promise<void> }> {
  const { store, published, clock, config } = context
  const job = await findImport(store.now, studyId, importId)
  if (!job) throw new Problem('not-found')
  const { design } = await published.study(store.now, studyId)
  placesOf(job.kind, fieldsOf(job.kind, design), job.columns, mapping)
  const source = await sealedSource(intakeFile(config, importId), config.secrets.vaultKey)
  const entry = { actor, action: 'check-import', subject: `study:${studyId}`, detail: { import: importId } }
  const set = { mapping, cohort, stateAt: clock() }
  await store.write(entry, async (db) => {
    if (!(await beginCheck(db, importId, set, clock() - silence))) throw new Problem('import-not-ready')
  })
  const done = checkFile(context, { ...job, ...set }, design, source, onProgress).catch(async (error) => {
    const refused = error instanceof Problem
    if (!refused) context.log('job-failed', { reason: error instanceof Error ? error.stack : String(error) })
    const failedBecause = refused
      ? JSON.stringify({ code: error.code, details: error.details })
      : '{"code":"defect"}'
    await store.maintain((db) =>
      updateImport(db, importId, 'checking', { state: 'failed', stateAt: clock(), failedBecause }),
    )
  })
  return { done }
}
