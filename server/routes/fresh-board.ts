/** What the routes on fieldwork share: the board as it stands, with what just happened. */
import { z } from '@hono/zod-openapi'
import type { Context } from '../context.ts'
import { refreshBoard } from '../jobs/refresh-board.ts'
import { Problem } from '../problem.ts'
import { countToDerive } from '../queries/board.ts'

export const text = z.object({ nl: z.string(), en: z.string() })

/** Members derived while someone waits for a page; the job does the others. */
const atReading = 200

/** The study's design, and how many members are not in the numbers as they are now (up to a thousand). */
export async function freshBoard(context: Context, studyId: string) {
  const { design, simulated } = await context.published.study(context.store.now, studyId)
  try {
    await refreshBoard(context, studyId, { atMost: atReading })
  } catch (error) {
    // What stands there can be read when nothing can be written, and the page says how much is behind.
    if (!(error instanceof Problem)) throw error
  }
  const behind = await countToDerive(context.store.now, studyId, context.clock(), 1_000)
  return { design, simulated, behind }
}
