import { z } from '@hono/zod-openapi'
import type { Language } from '../../surveys/design.ts'
import { importKinds, importStates } from '../intake/words.ts'
import { type ProblemCode, type ProblemDetails, sentence } from '../problem.ts'
import type { ImportRow } from '../queries/import.ts'

const counts = z.record(z.string(), z.number())

export const importSchema = z.object({
  id: z.string(),
  kind: z.enum(importKinds),
  fileName: z.string(),
  fileSize: z.number(),
  createdAt: z.number(),
  state: z.enum(importStates),
  stateAt: z.number(),
  columns: z.array(z.string()),
  mapping: z.array(z.string().nullable()),
  cohort: z.string(),
  rowsRead: z.number().int(),
  share: z.number(),
  counts: z
    .object({
      rows: z.number(),
      errors: z.number(),
      warnings: z.number(),
      joining: z.number(),
      possible: z.number(),
      linked: z.number(),
      notFound: z.number(),
      unchanged: z.number(),
      changed: counts,
      begun: counts,
    })
    .nullable(),
  /** Why the file could not be read. */
  failedBecause: z.string().nullable(),
})

/** As it was checked, or as it seems to be while it was not. */
export function importView(job: ImportRow, language: Language): z.infer<typeof importSchema> {
  const { id, kind, fileName, fileSize, createdAt, state, stateAt, cohort, rowsRead, share } = job
  const failed = job.failedBecause as string | null
  const because =
    failed === null ? null : (JSON.parse(failed) as { code: ProblemCode; details?: ProblemDetails })
  return {
    ...{ id, kind, fileName, fileSize, createdAt, state, stateAt, cohort, rowsRead, share },
    columns: [...job.columns],
    mapping: [...(job.mapping ?? job.guess)],
    counts: job.counts && {
      ...job.counts,
      changed: { ...job.counts.changed },
      begun: { ...job.counts.begun },
    },
    failedBecause: because && sentence(because.code, language, because.details),
  }
}
