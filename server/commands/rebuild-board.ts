/** Derives all that the fieldwork pages show anew, from what happened; gives for how many members. */
import type { Context } from '../context.ts'
import { refreshBoard } from '../jobs/refresh-board.ts'
import { deleteBoard } from '../queries/board.ts'

export async function rebuildBoard(context: Context, studyId: string): Promise<number> {
  await context.published.study(context.store.now, studyId)
  const entry = { actor: 'cli', action: 'rebuild-board', subject: `study:${studyId}` }
  await context.store.write(entry, (db) => deleteBoard(db, studyId))
  return refreshBoard(context, studyId, { atOnce: 1_000 })
}
