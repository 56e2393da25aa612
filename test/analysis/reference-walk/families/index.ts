import type { Family } from '../walk.ts'
import { causal } from './causal.ts'
import { contrasts } from './contrasts.ts'
import { counts } from './counts.ts'
import { descriptions } from './description.ts'
import { distributions } from './distributions.ts'
import { durations } from './duration.ts'
import { edges } from './edge-cases.ts'
import { imputations } from './imputation.ts'
import { panels } from './panel.ts'
import { regressions } from './regressions.ts'
import { repeated } from './repeated.ts'
import { simulated } from './simulated.ts'
import { surveys } from './survey.ts'
import { weights } from './weights.ts'

export const families: readonly Family[] = [
  ...regressions,
  ...contrasts,
  ...counts,
  ...panels,
  ...repeated,
  ...surveys,
  ...weights,
  ...durations,
  ...causal,
  ...imputations,
  ...descriptions,
  ...distributions,
  ...edges,
  ...simulated,
]
