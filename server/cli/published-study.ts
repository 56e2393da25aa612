import type { Context } from '../context.ts'
import { listStudies, type StudyRow } from '../queries/study.ts'
import { CommandFailed } from './failed.ts'

/** The study in this database, or a sentence with those there are. */
export async function publishedStudy({ store }: Context, id: string): Promise<StudyRow> {
  const rows = await listStudies(store.now)
  const found = rows.find((row) => row.id === id)
  if (found) return found
  const names = rows.map((row) => row.id).join(', ')
  throw new CommandFailed(
    names === ''
      ? `There is no study in this database yet: peilmoment publish ${id}.`
      : `There is no study '${id}' in this database. There is: ${names}.`,
  )
}
