/** A draft is taken away. Its documents stay where they are, and what is in the field is not touched. */
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { removeDraftAt } from '../queries/draft.ts'

export function removeDraft({ store, clock }: Context, actor: string, studyId: string): Promise<void> {
  const entry = { actor, action: 'remove-draft', subject: `study:${studyId}` }
  return store.write(entry, async (db) => {
    if (!(await removeDraftAt(db, studyId, clock()))) throw new Problem('not-found')
  })
}
