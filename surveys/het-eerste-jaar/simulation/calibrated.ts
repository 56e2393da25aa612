import type { Calibrated } from './parameter-types.ts'

/** Solved by `calibrate.ts` from the published figures; not to be edited by hand. */
export const calibrated: Calibrated = {
  WW: {
    exempt: -9,
    duty: 0.9952,
    support: {
      'first-half': 2.6626,
      'second-half': 0.206,
    },
    supportAtWork: -1.8848,
    supportFirstHalf: 1.4361,
    supportTransferUnknownUwv: -1.349,
    trajectory: {
      'first-half': 0.3657,
      'second-half': 0.2899,
    },
    training: {
      'first-half': 0.1028,
      'second-half': 0.1152,
    },
    transfer: {
      neither: -2.5199,
      cwiOnly: -1.078,
      uwvOnly: -1.7788,
    },
    searching: {
      decision: 0.9675,
      'first-half': 0.7108,
      'second-half': 1.1277,
    },
    hours: {
      decision: 5.7468,
      'first-half': 4.6919,
      'second-half': 5.3492,
    },
    applications: {
      decision: 0.5206,
      'first-half': 0.1514,
      'second-half': 0.3492,
    },
    response: {
      decision: 1.9887,
      'first-half': 1.4791,
      'second-half': 0.7903,
    },
  },
  WWB: {
    exempt: -1.3872,
    duty: 0.0604,
    support: {
      'first-half': 1.9679,
      'second-half': -0.6873,
    },
    supportAtWork: -0.3904,
    supportFirstHalf: 1.0497,
    supportTransferUnknownUwv: 0,
    transfer: {
      neither: 0,
      cwiOnly: 0,
      uwvOnly: 0,
    },
    trajectory: {
      'first-half': 0.2292,
      'second-half': 0.1735,
    },
    training: {
      'first-half': 0.0989,
      'second-half': 0.0989,
    },
    searching: {
      decision: -0.5166,
      'first-half': -0.9418,
      'second-half': -1.1243,
    },
    hours: {
      decision: 2.2797,
      'first-half': 1.533,
      'second-half': 1.0765,
    },
    applications: {
      decision: -0.3824,
      'first-half': -0.7518,
      'second-half': -0.828,
    },
    response: {
      decision: 1.8858,
      'first-half': 1.515,
      'second-half': 0.8391,
    },
  },
}
