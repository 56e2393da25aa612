import type { StudyDesign, WaveDesign } from '../design.ts'
import type { Instrument } from '../instrument/index.ts'

/** What the checks look at. An instrument that does not compile is missing; that is a problem of its own. */
export interface Study {
  readonly design: StudyDesign
  readonly instruments: ReadonlyMap<string, Instrument>
  readonly json: Readonly<Record<string, unknown>>
}

export function instrumentOf(study: Study, wave: string): Instrument | undefined {
  return study.instruments.get(waveOf(study, wave)?.instrument ?? '')
}

export function waveOf(study: Study, wave: string): WaveDesign | undefined {
  return study.design.waves.find(({ id }) => id === wave)
}
