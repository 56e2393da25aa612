import { doublyRobustEffect } from '../estimators/causal/doubly-robust-effect.ts'
import { clustersOf } from '../estimators/inference/clusters.ts'
import { infer } from '../estimators/inference/inference.ts'
import { causalFrame } from './ate-frame.ts'
import type { Model } from './model.ts'
import { rowNotes } from './regression.ts'

/** One effect, `aipw`; see `doublyRobustEffect`. Rows that are not clustered each stand alone. */
export const doublyRobustModel: Model = {
  name: 'doubly-robust',
  about: 'effect of a treatment among those who might have it and might not: y ~ treatment + a + b',
  options: ['treatment', 'family', 'cluster', 'weights'],
  run(table, options) {
    const { frame, treated, outcomeColumns, family } = causalFrame(table, options)
    const { y, weights, n } = frame
    const clusters = frame.clusters ?? clustersOf(Float64Array.from(y.keys()))
    const columns = [...outcomeColumns, treated]
    const method = `AIPW, ${family}, clustered${options.weights === undefined ? '' : ', weighted'}`
    const found = doublyRobustEffect(
      { columns, y, weights, clusters },
      outcomeColumns.length,
      family,
      method,
      options.level,
    )
    const notes = rowNotes(frame)
    if (found === undefined)
      notes.push('There is too little to compare: nearly all have the treatment or lack it.')
    else if (found.n < n)
      notes.push(`${n - found.n} rows left out whose chance to be treated is nearly 0 or 1.`)
    const effect = found ?? infer(null, null, { df: null, n, method })
    return {
      method,
      n: effect.n,
      dropped: frame.dropped,
      clusters: clusters.count,
      coefficients: [{ term: 'aipw', ...effect }],
      covariance: null,
      notes,
    }
  },
}
