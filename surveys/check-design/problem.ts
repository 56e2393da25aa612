import type { StudyDesign, WaveDesign } from '../design.ts'
import type { Instrument } from '../instrument/index.ts'

/** `problem`: wrong. `undecided`: could not be shown to be right; look at it. */
export interface Problem {
  readonly severity: 'problem' | 'undecided'
  /** Where, as a path in the design, or `instruments.<name>.<path in its JSON>`. */
  readonly path: string
  readonly sentence: string
}

export type Report = (path: string, sentence: string, severity?: Problem['severity']) => void

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
