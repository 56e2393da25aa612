/** The codebooks that were asked for, each kept until the data change. What makes them is read with the first. */
import type { Context } from '../../context.ts'
import { findDataVersion } from '../../queries/data-version.ts'
import { listInstrumentVersions } from '../../queries/study.ts'
import type { Codebook } from './codebook.ts'

export interface Codebooks {
  of(context: Context, studyId: string): Promise<Codebook>
}

export function openCodebooks(): Codebooks {
  const kept = new Map<string, { key: string; made: Promise<Codebook> }>()
  return {
    of: async (context, studyId) => {
      const { now } = context.store
      const versions = await listInstrumentVersions(now, studyId)
      const key = JSON.stringify([await findDataVersion(now, studyId), versions.map(({ id }) => id)])
      const known = kept.get(studyId)
      if (known?.key === key) return known.made
      const made = import('./codebook.ts').then(({ makeCodebook }) => makeCodebook(context, studyId))
      kept.set(studyId, { key, made })
      made.catch(() => kept.delete(studyId))
      return made
    },
  }
}
