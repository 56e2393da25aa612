/** Published designs and questionnaires, kept ready in memory: read and compiled once, not at each request. */
import { compileInstrument, type Instrument } from '../surveys/instrument/index.ts'
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
  study(db: Db, id: string): Promise<StudyRow>
  /** Versions never change, so one in memory is good for ever. */
  instrument(db: Db, versionId: string): Promise<PublishedInstrument>
}

export function openPublished(): Published {
  const studies = new Map<string, StudyRow>()
  const instruments = new Map<string, PublishedInstrument>()
  return {
    study: async (db, id) => {
      const known = studies.get(id)
      const hash = await findDesignHash(db, id)
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
      const ready = { id, instrument, definition, compiled: compileInstrument(definition) }
      instruments.set(versionId, ready)
      return ready
    },
  }
}
