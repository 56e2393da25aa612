import { calibrated } from './calibrated.ts'
import type { Calibrated, Parameters } from './parameter-types.ts'
import { ww } from './parameters-ww.ts'
import { wwb } from './parameters-wwb.ts'

export type { Calibrated, CalibratedGroup, GroupParameters, Outcome, Parameters } from './parameter-types.ts'

/** The process of the study; `calibrated.ts` holds the constants that were solved from published figures. */
export const parametersOf = (solved: Calibrated): Parameters => ({
  groups: { WW: ww(solved.WW), WWB: wwb(solved.WWB) },
  withinPerson: 0.35,
  hoursSpread: 0.3,
  applicationsSpread: 0.5,
  responseOn: { age: 0.22, distanceSteps: -0.14, male: -0.18, outside: -0.2, mark: 0.12, disposition: 0.7 },
  granted: 0.955,
  regions: [
    ['north', 0.1],
    ['east', 0.21],
    ['west', 0.47],
    ['south', 0.22],
  ],
  refusal: { wave: 0.012, noMoreContact: 0.008, withdrawal: 0.004 },
  breakOff: 0.07,
  resume: 0.6,
  startsAfter: [0.55, 0.29, 0.16],
})

export const parameters: Parameters = parametersOf(calibrated)
