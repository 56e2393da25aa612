/** The models that can be asked for by name, in the order of their list. One entry, one folder or file. */
import { geeModel } from './gee.ts'
import { hurdleNegbinModel, hurdlePoissonModel } from './hurdle.ts'
import { withImputations } from './imputed.ts'
import { lmerModel } from './lmer.ts'
import type { Model } from './model.ts'
import { negbinModel } from './negbin.ts'
import { logitModel, olsModel, poissonModel } from './regression.ts'
import { tobitModel } from './tobit.ts'

export const models: readonly Model[] = [
  withImputations(olsModel),
  withImputations(logitModel),
  withImputations(poissonModel),
  withImputations(negbinModel),
  withImputations(hurdlePoissonModel),
  withImputations(hurdleNegbinModel),
  withImputations(tobitModel),
  withImputations(geeModel),
  withImputations(lmerModel),
]
