import { byTerm, coefficientsOf, columnIn, errorsOf, tableOf } from '../shapes.ts'
import { type Family, SEARCHED, type Step } from '../walk.ts'

function compareGee({ reference, results, data, run, see }: Step): void {
  const unit = reference.unit ?? /id ?= ?~?([\w.]+)/.exec(reference.r_call.join('\n'))?.[1]
  const outcome = data.columns.get(reference.r_formula.split('~')[0]!.trim())
  const words = `${reference.model_in_words} ${reference.r_call.join(' ')}`.toLowerCase()
  const family = /poisson/.test(words) ? 'poisson' : /logit|binomial/.test(words) ? 'logit' : 'gaussian'
  if (outcome === undefined) return
  for (const correlation of Object.keys(results)) {
    const result = run('gee', { family, unit, time: reference.time, correlation })
    see(
      {
        coef: coefficientsOf(result),
        robust_se: errorsOf(result),
        wald_chi2: byTerm(result, (row) => (row.statistic === null ? null : row.statistic ** 2)),
        working_correlation: result.fit.workingCorrelation,
        scale: result.fit.scale,
      },
      correlation,
    )
  }
}

function compareMixed({ results, run, see }: Step): void {
  for (const kind of Object.keys(results)) {
    const result = run('lmer', { likelihood: kind.toLowerCase() })
    const random = tableOf(result, 'random coefficients')
    const components = tableOf(result, 'variance components').rows
    const named = components.map(([group, term, other, value]) => [
      group === 'residual' ? 'Residual NA ' : `${group} ${term} ${other}`,
      value as number,
    ])
    see(
      {
        fixef: coefficientsOf(result),
        se: errorsOf(result),
        t: byTerm(result, (row) => row.statistic),
        variance_components: Object.fromEntries(named),
        loglik: result.fit.logLikelihood,
        ICC_if_random_intercept: result.fit.intraclassCorrelation,
        ranef_first5: columnIn(random, random.columns[1]!).slice(0, 5),
        n: result.n,
        groups: { [random.columns[0]!]: result.clusters },
      },
      kind,
    )
  }
}

/** Both programs stop searching on a tolerance of their own. */
export const repeated: readonly Family[] = [
  { estimator: /GEE$/, bound: () => SEARCHED, compare: compareGee },
  { estimator: /linear mixed model$/, bound: () => SEARCHED, compare: compareMixed },
]
