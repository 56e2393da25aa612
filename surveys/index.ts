import type { PublishedFigures } from '../analysis/reports/published.ts'
import type { StudyDesign } from './design.ts'
import type { Forecaster } from './forecast.ts'
import { hetEersteJaar } from './het-eerste-jaar/index.ts'

/** All that is known of a study before anyone answers. Instruments are SurveyJS JSON, by name. */
export interface Study {
  readonly design: StudyDesign
  readonly instruments: Readonly<Record<string, unknown>>
  readonly published: PublishedFigures
  /** Looks ahead, when the study has a simulator. */
  readonly forecast?: Forecaster
}

export const studies: Readonly<Record<string, Study>> = { [hetEersteJaar.design.id]: hetEersteJaar }
