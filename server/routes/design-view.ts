/** A draft as the pages show it: its documents, and how far it is. */
import type { z } from '@hono/zod-openapi'
import type { Text } from '../../surveys/design.ts'
import { studies } from '../../surveys/index.ts'
import { hashOf } from '../../surveys/instrument/canonical.ts'
import { documentsOf } from '../../surveys/study-files/documents.ts'
import { currentStudy } from '../commands/current-study.ts'
import { draftDocuments } from '../commands/review-draft.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { Problem } from '../problem.ts'
import { type DraftRow, findDraft, findLastReview, listDocuments, listDrafts } from '../queries/draft.ts'
import { namesOfStaff } from '../queries/staff.ts'
import { findStudy, listStudies } from '../queries/study.ts'
import type { designList, designListing, wholeDesign } from './design-shapes.ts'

export function listDesigns({ store }: Context): Promise<z.infer<typeof designList>> {
  return store.snapshot(async (db) => {
    const names = await namesOfStaff(db)
    const listed: z.infer<typeof designListing>[] = []
    for (const draft of await listDrafts(db)) {
      const documents = await listDocuments(db, draft.id)
      const last = documents.reduce(
        (one, other) => (other.savedAt > one.savedAt ? other : one),
        documents[0]!,
      )
      const head = documents.find(({ name }) => name === 'study')?.content
      listed.push({
        id: draft.id,
        title: titleOf(head),
        ...(await progress(db, draft)),
        changedAt: last.savedAt,
        changedBy: names(last.savedBy),
      })
    }
    return { drafts: listed, sources: await sourcesIn(db) }
  })
}

async function sourcesIn(db: Db): Promise<z.infer<typeof designList>['sources']> {
  const inField = (await listStudies(db)).map(({ id, design }) => ({
    id,
    title: design.title,
    inField: true,
  }))
  const builtIn = Object.values(studies)
    .filter(({ design }) => !inField.some(({ id }) => id === design.id))
    .map(({ design: { id, title } }) => ({ id, title, inField: false }))
  return [...inField, ...builtIn]
}

/** Half-written documents are shown too. */
function titleOf(head: unknown): Text | null {
  const title = (head as { title?: Partial<Text> } | null)?.title
  return typeof title?.nl === 'string' && typeof title.en === 'string' ? { nl: title.nl, en: title.en } : null
}

export function readDesign({ store }: Context, id: string): Promise<z.infer<typeof wholeDesign>> {
  return store.snapshot(async (db) => {
    const draft = await findDraft(db, id)
    if (!draft) throw new Problem('not-found')
    const names = await namesOfStaff(db)
    const documents = (await listDocuments(db, id)).filter(({ content }) => content !== null)
    const review = await findLastReview(db, id)
    const { hash, state, inField } = await progress(db, draft)
    return {
      id,
      hash,
      state,
      inField,
      review: review && {
        at: review.reviewedAt,
        by: names(review.reviewedBy),
        note: review.note,
        isOfNow: review.documentsHash === hash,
      },
      documents: documents.map(({ name, revision, content, savedAt, savedBy }) => ({
        name,
        revision,
        content,
        savedAt,
        savedBy: names(savedBy),
      })),
    }
  })
}

/** How far a draft is: what is in the field is compared by content, so that a study published from files counts too. */
async function progress(db: Db, { id }: DraftRow) {
  const hash = hashOf(await draftDocuments(db, id))
  const inField = (await findStudy(db, id)) !== null
  const field = inField ? await currentStudy(db, id) : null
  if (field && hashOf(documentsOf(field)) === hash) return { hash, inField, state: 'field' as const }
  const reviewed = (await findLastReview(db, id))?.documentsHash === hash
  return { hash, inField, state: reviewed ? ('reviewed' as const) : ('made' as const) }
}
