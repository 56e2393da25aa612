/**
 * Published designs and questionnaires, kept ready in memory: read and compiled once, not at each request. The compiler is read
 * with the first questionnaire: most commands need none.
 */
import type { Instrument } from '../surveys/instrument/index.ts'
import type { Db } from './database/store.ts'
import { Problem } from './problem.ts'
import { findDesignHash, findInstrumentVersion, findStudy, type StudyRow } from './queries/study.ts'

export interface PublishedInstrument {
  readonly id: string
  readonly instrument: string
  readonly definition: unknown
  readonly compiled: Instrument
}

export interface Published {
  /** `hash`, when it was just read along with something else, spares asking whether the design still stands. */
  study(db: Db, id: string, hash?: string): Promise<StudyRow>
  /** Versions never change, so one in memory is good for ever. */
  instrument(db: Db, versionId: string): Promise<PublishedInstrument>
}

export function openPublished(): Published {
  const studies = new Map<string, StudyRow>()
  const instruments = new Map<string, PublishedInstrument>()
  return {
    study: async (db, id, justRead) => {
      const known = studies.get(id)
      const hash = justRead ?? (await findDesignHash(db, id))
      if (known && known.designHash === hash) return known
      const row = await findStudy(db, id)
      if (!row) throw new Problem('not-found')
      studies.set(id, row)
      return row
    },
    instrument: async (db, versionId) => {
      const known = instruments.get(versionId)
      if (known) return known
      const row = await findInstrumentVersion(db, versionId)
      if (!row) throw new Problem('not-found')
      const { id, instrument, definition } = row
      const { compileInstrument } = await import('../surveys/instrument/index.ts')
      const ready = { id, instrument, definition, compiled: compileInstrument(definition) }
      instruments.set(versionId, ready)
      return ready
    },
  }
}
