/** The models that can be asked for by name, in the order of their list. One entry, one folder or file. */
import type { Model } from './model.ts'
import { logitModel, olsModel, poissonModel } from './regression.ts'

export const models: readonly Model[] = [olsModel, logitModel, poissonModel]
