/** The models that can be asked for by name, in the order of their list. One entry, one folder or file. */
import { ateModel } from './ate.ts'
import type { Model } from './model.ts'
import { logitModel, olsModel, poissonModel } from './regression.ts'
import { representativenessModel } from './representativeness.ts'
import { surveyChisqModel } from './survey-chisq.ts'
import { surveyMeanModel, surveyRatioModel, surveyTotalModel, surveyVarianceModel } from './survey-mean.ts'
import { surveyQuantileModel } from './survey-quantile.ts'
import { surveyRegressionModel } from './survey-regression.ts'
import { poststratifyModel, rakeModel } from './weighting.ts'

export const models: readonly Model[] = [
  olsModel,
  logitModel,
  poissonModel,
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
  ateModel,
]
