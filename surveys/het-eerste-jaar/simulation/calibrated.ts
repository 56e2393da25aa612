import type { Calibrated } from './parameter-types.ts'

/** Solved by `calibrate.ts` from the published figures; not to be edited by hand. */
export const calibrated: Calibrated = {
  WW: {
    exempt: -9,
    duty: 0.9952,
    support: {
      'first-half': 2.6622,
      'second-half': 0.3031,
    },
    supportAtWork: -1.8618,
    supportFirstHalf: 1.4583,
    supportTransferUnknownUwv: -1.3575,
    trajectory: {
      'first-half': 0.3651,
      'second-half': 0.2894,
    },
    training: {
      'first-half': 0.1028,
      'second-half': 0.1152,
    },
    transfer: {
      neither: -2.5209,
      cwiOnly: -1.0783,
      uwvOnly: -1.7778,
    },
    searching: {
      decision: 0.9675,
      'first-half': 0.711,
      'second-half': 1.1178,
    },
    hours: {
      decision: 5.7468,
      'first-half': 4.6919,
      'second-half': 5.3274,
    },
    applications: {
      decision: 0.5206,
      'first-half': 0.1514,
      'second-half': 0.3451,
    },
    response: {
      decision: 1.9887,
      'first-half': 1.4791,
      'second-half': 0.7904,
    },
  },
  WWB: {
    exempt: -1.3872,
    duty: 0.0604,
    support: {
      'first-half': 1.9682,
      'second-half': -0.9329,
    },
    supportAtWork: -0.2377,
    supportFirstHalf: 1.0873,
    supportTransferUnknownUwv: 0,
    transfer: {
      neither: 0,
      cwiOnly: 0,
      uwvOnly: 0,
    },
    trajectory: {
      'first-half': 0.2295,
      'second-half': 0.1738,
    },
    training: {
      'first-half': 0.099,
      'second-half': 0.099,
    },
    searching: {
      decision: -0.5166,
      'first-half': -0.9418,
      'second-half': -1.1225,
    },
    hours: {
      decision: 2.2797,
      'first-half': 1.533,
      'second-half': 1.0796,
    },
    applications: {
      decision: -0.3824,
      'first-half': -0.7518,
      'second-half': -0.8245,
    },
    response: {
      decision: 1.8858,
      'first-half': 1.515,
      'second-half': 0.8391,
    },
  },
}
