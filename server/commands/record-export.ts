/** Data leave the house: who took what stands in the log before the first line goes. */
import type { Context } from '../context.ts'

export async function recordExport(
  { store }: Context,
  actor: string,
  studyId: string,
  detail: Readonly<Record<string, string | boolean>>,
): Promise<void> {
  const entry = { actor, action: 'export', subject: `study:${studyId}`, detail }
  await store.write(entry, async () => undefined)
}
