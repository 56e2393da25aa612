export { intendedAnswers } from './answers.ts'
export { completes } from './behaviour.ts'
export { forecaster } from './forecast.ts'
export { drawInformativePanel, trueValues } from './informative-attrition.ts'
export { completedWaves, drawMember, exampleSeed, isHeld, waveIds } from './member.ts'
export { type Parameters, parameters } from './parameters.ts'
export { drawPanelRecords, preloadsOf, recordOf, type SimulatedRecord } from './records.ts'
export {
  averageMarginalEffects,
  type OutcomeName,
  type TrueEffect,
  trueContrast,
  trueEffects,
  trueMark,
} from './true-effects.ts'
export type {
  Benefit,
  ContactMoment,
  Form,
  HalfYear,
  Identity,
  PeriodTruth,
  SimulatedMember,
  WaveBehaviour,
  WaveId,
} from './types.ts'
