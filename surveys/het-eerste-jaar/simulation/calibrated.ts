import type { Calibrated } from './parameter-types.ts'

/** Solved by `calibrate.ts` from the published figures; not to be edited by hand. */
export const calibrated: Calibrated = {
  WW: {
    exempt: -9,
    duty: 2.3306,
    support: {
      'first-half': 2.4819,
      'second-half': -0.1241,
    },
    supportAtWork: -1.8634,
    supportFirstHalf: 1.778,
    supportTransferUnknownUwv: -1.3227,
    trajectory: {
      'first-half': 0.3646,
      'second-half': 0.289,
    },
    training: {
      'first-half': 0.1034,
      'second-half': 0.1159,
    },
    transfer: {
      neither: -2.537,
      cwiOnly: -1.0773,
      uwvOnly: -1.7793,
    },
    searching: {
      decision: 0.8703,
      'first-half': 0.6106,
      'second-half': 1.0736,
    },
    hours: {
      decision: 5.6528,
      'first-half': 4.6048,
      'second-half': 5.2814,
    },
    applications: {
      decision: 0.4915,
      'first-half': 0.1232,
      'second-half': 0.3258,
    },
    response: {
      decision: 1.9984,
      'first-half': 1.4846,
      'second-half': 0.7919,
    },
  },
  WWB: {
    exempt: -1.3874,
    duty: 0.0596,
    support: {
      'first-half': 1.9655,
      'second-half': -0.9571,
    },
    supportAtWork: -0.2384,
    supportFirstHalf: 1.1064,
    supportTransferUnknownUwv: 0,
    transfer: {
      neither: 0,
      cwiOnly: 0,
      uwvOnly: 0,
    },
    trajectory: {
      'first-half': 0.2303,
      'second-half': 0.1744,
    },
    training: {
      'first-half': 0.0994,
      'second-half': 0.0994,
    },
    searching: {
      decision: -0.515,
      'first-half': -0.9408,
      'second-half': -1.1212,
    },
    hours: {
      decision: 2.2804,
      'first-half': 1.534,
      'second-half': 1.0833,
    },
    applications: {
      decision: -0.3817,
      'first-half': -0.7518,
      'second-half': -0.824,
    },
    response: {
      decision: 1.8775,
      'first-half': 1.5173,
      'second-half': 0.8341,
    },
  },
}
