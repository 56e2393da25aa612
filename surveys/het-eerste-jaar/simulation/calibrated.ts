import type { Calibrated } from './parameter-types.ts'

/** Solved by `calibrate.ts` from the published figures; not to be edited by hand. */
export const calibrated: Calibrated = {
  WW: {
    exempt: -9,
    duty: 2.3214,
    support: {
      'first-half': 2.4439,
      'second-half': -0.2141,
    },
    supportAtWork: -1.7891,
    supportFirstHalf: 1.798,
    supportTransferUnknownUwv: -1.3086,
    trajectory: {
      'first-half': 0.3623,
      'second-half': 0.287,
    },
    training: {
      'first-half': 0.1018,
      'second-half': 0.1141,
    },
    transfer: {
      neither: -2.5233,
      cwiOnly: -1.0897,
      uwvOnly: -1.768,
    },
    searching: {
      decision: 0.873,
      'first-half': 0.6219,
      'second-half': 1.0803,
    },
    hours: {
      decision: 5.6556,
      'first-half': 4.6014,
      'second-half': 5.2907,
    },
    applications: {
      decision: 0.4922,
      'first-half': 0.1244,
      'second-half': 0.3277,
    },
    response: {
      decision: 1.9822,
      'first-half': 1.4797,
      'second-half': 0.8019,
    },
  },
  WWB: {
    exempt: -1.3935,
    duty: 0.0465,
    support: {
      'first-half': 1.9663,
      'second-half': -0.9239,
    },
    supportAtWork: -0.2674,
    supportFirstHalf: 1.0582,
    supportTransferUnknownUwv: 0,
    transfer: {
      neither: 0,
      cwiOnly: 0,
      uwvOnly: 0,
    },
    trajectory: {
      'first-half': 0.2279,
      'second-half': 0.1724,
    },
    training: {
      'first-half': 0.0978,
      'second-half': 0.0978,
    },
    searching: {
      decision: -0.5141,
      'first-half': -0.9371,
      'second-half': -1.1236,
    },
    hours: {
      decision: 2.2808,
      'first-half': 1.5427,
      'second-half': 1.0751,
    },
    applications: {
      decision: -0.3814,
      'first-half': -0.7495,
      'second-half': -0.8267,
    },
    response: {
      decision: 1.8861,
      'first-half': 1.5193,
      'second-half': 0.8146,
    },
  },
}
