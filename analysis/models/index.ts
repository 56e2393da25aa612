/** The models that can be asked for by name, in the order of their list. One entry, one folder or file. */
import { ateModel } from './ate.ts'
import { conditionalLogitModel } from './conditional-logit.ts'
import { coxModel } from './cox.ts'
import { cumulativeIncidenceModel } from './cumulative-incidence.ts'
import { doublyRobustModel } from './doubly-robust.ts'
import { fixedEffectsPoissonModel } from './fixed-effects-poisson.ts'
import { geeModel } from './gee.ts'
import { hurdleNegbinModel, hurdlePoissonModel } from './hurdle.ts'
import { withImputations } from './imputed.ts'
import { kaplanMeierModel } from './kaplan-meier.ts'
import { lmerModel } from './lmer.ts'
import { logRankModel } from './log-rank.ts'
import type { Model } from './model.ts'
import { negbinModel } from './negbin.ts'
import { betweenModel, firstDifferenceModel } from './panel-difference.ts'
import { mundlakModel } from './panel-mundlak.ts'
import { randomModel } from './panel-random.ts'
import { withinModel } from './panel-within.ts'
import { logitModel, olsModel, poissonModel } from './regression.ts'
import { representativenessModel } from './representativeness.ts'
import { surveyChisqModel } from './survey-chisq.ts'
import { surveyMeanModel, surveyRatioModel, surveyTotalModel, surveyVarianceModel } from './survey-mean.ts'
import { surveyQuantileModel } from './survey-quantile.ts'
import { surveyRegressionModel } from './survey-regression.ts'
import { tobitModel } from './tobit.ts'
import { poststratifyModel, rakeModel } from './weighting.ts'

export const models: readonly Model[] = [
  // Regressions
  withImputations(olsModel),
  withImputations(logitModel),
  withImputations(poissonModel),
  withImputations(negbinModel),
  withImputations(hurdlePoissonModel),
  withImputations(hurdleNegbinModel),
  withImputations(tobitModel),
  withImputations(geeModel),
  withImputations(lmerModel),
  // Panels
  withinModel,
  firstDifferenceModel,
  betweenModel,
  randomModel,
  mundlakModel,
  conditionalLogitModel,
  fixedEffectsPoissonModel,
  // Samples from a population, and their weights
  surveyMeanModel,
  surveyTotalModel,
  surveyRatioModel,
  surveyVarianceModel,
  surveyQuantileModel,
  surveyRegressionModel,
  surveyChisqModel,
  rakeModel,
  poststratifyModel,
  representativenessModel,
  // Durations
  kaplanMeierModel,
  logRankModel,
  coxModel,
  cumulativeIncidenceModel,
  // Effects
  ateModel,
  doublyRobustModel,
]
