/** The models that can be asked for by name, in the order of their list. One entry, one folder or file. */
import { conditionalLogitModel } from './conditional-logit.ts'
import { coxModel } from './cox.ts'
import { cumulativeIncidenceModel } from './cumulative-incidence.ts'
import { fixedEffectsPoissonModel } from './fixed-effects-poisson.ts'
import { kaplanMeierModel } from './kaplan-meier.ts'
import { logRankModel } from './log-rank.ts'
import type { Model } from './model.ts'
import { betweenModel, firstDifferenceModel } from './panel-difference.ts'
import { mundlakModel } from './panel-mundlak.ts'
import { randomModel } from './panel-random.ts'
import { withinModel } from './panel-within.ts'
import { logitModel, olsModel, poissonModel } from './regression.ts'

export const models: readonly Model[] = [
  olsModel,
  logitModel,
  poissonModel,
  withinModel,
  firstDifferenceModel,
  betweenModel,
  randomModel,
  mundlakModel,
  conditionalLogitModel,
  fixedEffectsPoissonModel,
  kaplanMeierModel,
  logRankModel,
  coxModel,
  cumulativeIncidenceModel,
]
