/** A file comes in: kept sealed, its headings read, and what each column seems to be. Nothing of it joins yet. */
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { Context } from '../context.ts'
import { fieldsOf, guessMapping } from '../intake/fields.ts'
import { intakeFile } from '../intake/folder.ts'
import { type Row, readTable } from '../intake/read-table.ts'
import { seal, sealedSource } from '../intake/source.ts'
import type { ImportKind } from '../intake/words.ts'
import { type ImportRow, insertImport } from '../queries/import.ts'

export const largestFile = 200_000_000
const previewed = 20

export interface Received {
  readonly job: ImportRow
  /** The first rows. */
  readonly preview: readonly (readonly string[])[]
}

/** @throws Problem when it is too large or no table */
export async function receiveImport(
  context: Context,
  actor: string,
  file: {
    readonly studyId: string
    readonly kind: ImportKind
    readonly name: string
    readonly content: Readable
  },
): Promise<Received> {
  const { store, published, newId, clock, config } = context
  const { design } = await published.study(store.now, file.studyId)
  const id = newId()
  const place = intakeFile(config, id)
  const row: ImportRow = {
    id,
    studyId: file.studyId,
    kind: file.kind,
    fileName: file.name.slice(0, 200),
    fileSize: 0,
    fileHash: '',
    actor,
    createdAt: clock(),
    state: 'uploaded',
    stateAt: clock(),
    columns: [],
    guess: [],
    mapping: null,
    cohort: '',
    rowsRead: 0,
    share: 0,
    counts: null,
    panelAt: null,
    failedBecause: null,
    batch: 0,
    taken: 0,
  }
  try {
    const { size, hash } = await seal(file.content, place, config.secrets.vaultKey, largestFile)
    const table = await readTable(await sealedSource(place, config.secrets.vaultKey))
    const preview: Row[] = []
    for await (const one of table.rows) {
      preview.push(one)
      if (preview.length === previewed) break
    }
    const cells = preview.map((one) => one.cells)
    const guess = guessMapping(fieldsOf(file.kind, design), table.columns, cells)
    const job = { ...row, fileSize: size, fileHash: hash, columns: table.columns, guess }
    const entry = {
      actor,
      action: 'receive-import',
      subject: `study:${file.studyId}`,
      detail: { import: id, kind: file.kind, size, hash },
    }
    await store.write(entry, (db) => insertImport(db, job))
    return { job, preview: cells }
  } catch (error) {
    await rm(place, { force: true })
    throw error
  }
}
