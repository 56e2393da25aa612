/** Drafts as routes speak of them. */
import { z } from '@hono/zod-openapi'
import { isDocumentName } from '../../surveys/study-files/document-names.ts'
import { identifier } from '../http/openapi.ts'

export const textShape = z.object({ nl: z.string().max(2_000), en: z.string().max(2_000) })
export const designParameter = z.object({ design: identifier.openapi({ example: 'het-eerste-jaar' }) })

/** `questionnaires/decision` stands in an address as `questionnaires.decision`. */
export const documentParameter = designParameter.extend({
  document: z
    .string()
    .transform((name) => name.replace('.', '/'))
    .refine(isDocumentName, 'no part of a study has this name'),
})

/** `made`: nobody read it since the last change. `field`: it is what is in the field. */
export const designState = z.enum(['made', 'reviewed', 'field'])

export const designListing = z.object({
  id: z.string(),
  title: textShape.nullable(),
  state: designState,
  inField: z.boolean(),
  changedAt: z.number(),
  changedBy: z.string(),
})

const savedDocument = z.object({
  name: z.string(),
  revision: z.number().int(),
  content: z.unknown(),
  savedAt: z.number(),
  savedBy: z.string(),
})

export const designList = z.object({
  drafts: z.array(designListing),
  /** Studies in the field and built in. */
  sources: z.array(z.object({ id: z.string(), title: textShape, inField: z.boolean() })),
})

export const wholeDesign = z.object({
  id: z.string(),
  state: designState,
  inField: z.boolean(),
  /** Marks all documents as they are: what is reviewed and published carries it. */
  hash: z.string(),
  review: z.object({ at: z.number(), by: z.string(), note: z.string(), isOfNow: z.boolean() }).nullable(),
  documents: z.array(savedDocument),
})

export const designComment = z.object({
  id: z.string(),
  document: z.string(),
  place: z.string(),
  body: z.string(),
  writtenAt: z.number(),
  writtenBy: z.string(),
  settledAt: z.number().nullable(),
  settledBy: z.string().nullable(),
})

export const startBody = z.discriminatedUnion('from', [
  z.object({ from: z.literal('nothing'), id: identifier, title: textShape }),
  z.object({ from: z.literal('study'), study: identifier, id: identifier, title: textShape }),
  z.object({ from: z.literal('field'), id: identifier }),
  z.object({ from: z.literal('files'), documents: z.record(z.string(), z.unknown()) }),
])

export const saveBody = z.object({
  base: z.number().int().min(0),
  /** Null takes the document away. */
  content: z.unknown(),
})
