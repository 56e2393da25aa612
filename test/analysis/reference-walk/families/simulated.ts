import { columnOf, type EstimateOptions, estimate } from '../../../../analysis/index.ts'
import { REGRESSORS, speedPanel } from '../../speed-panel.ts'
import { coefficientsOf, errorsOf } from '../shapes.ts'
import { CLOSED, COEFFICIENT, type Family, type Step } from '../walk.ts'

/** What each block asks: the key of the result is the name of a standard error, the value how it is asked for. */
const ASKED: Readonly<
  Record<string, { model: string; of: string; errors: Record<string, Partial<EstimateOptions>> }>
> = {
  ols_hours: {
    model: 'ols',
    of: 'hours',
    errors: { classical_se: { se: 'classical' }, CR1_se: { se: 'CR1', cluster: 'id' } },
  },
  logit_searching: {
    model: 'logit',
    of: 'searching',
    errors: { classical_se: { se: 'classical' }, CR_G_se: { se: 'CR_G', cluster: 'id' } },
  },
  poisson_applications: {
    model: 'poisson',
    of: 'applications',
    errors: { CR_G_se: { se: 'CR_G', cluster: 'id' } },
  },
  within_hours: {
    model: 'within',
    of: 'hours',
    errors: {
      classical_se: { unit: 'id', se: 'classical' },
      arellano_HC0_se: { unit: 'id', se: 'CR0' },
    },
  },
  svyglm_hours: {
    model: 'survey-regression',
    of: 'hours',
    errors: { se: { weights: 'weight', psu: 'id' } },
  },
  svyglm_searching: {
    model: 'survey-regression',
    of: 'searching',
    errors: { se: { weights: 'weight', psu: 'id', family: 'logit' } },
  },
}

function compareSimulated({ see }: Step): void {
  const data = speedPanel(10_000)
  for (const name of data.columns.keys()) {
    const { values } = columnOf(data, name)
    see(
      values.reduce((a, b) => a + b, 0),
      'column_sums',
      name,
    )
    see(values[0], 'first_row', name)
  }
  for (const [key, { model, of, errors }] of Object.entries(ASKED))
    for (const [name, options] of Object.entries(errors)) {
      const result = estimate({ data, model, formula: `${of} ~ ${REGRESSORS.join(' + ')}`, ...options })
      see({ coef: coefficientsOf(result), [name]: errorsOf(result), loglik: result.fit.logLikelihood }, key)
    }
}

export const simulated: readonly Family[] = [
  {
    estimator: /^end-to-end on the simulated/,
    bound: (name) => (/logit|poisson|searching/.test(name) ? COEFFICIENT : CLOSED),
    compare: compareSimulated,
  },
]
