/** Data leave the house: who took what stands in the log before the first line goes. */
import type { Context } from '../context.ts'

export async function recordExport(
  { store }: Context,
  actor: string,
  studyId: string,
  name: string,
): Promise<void> {
  const entry = { actor, action: 'export', subject: `study:${studyId}`, detail: { name } }
  await store.write(entry, async () => undefined)
}
