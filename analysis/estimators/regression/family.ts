/** A family with its canonical link, so that the score is X'(y − mean) and the weight the variance. */
export interface Family {
  readonly name: 'logit' | 'poisson'
  /** Fills mean and variance from the linear predictor; returns the weighted log-likelihood. */
  readonly evaluate: (
    eta: Float64Array,
    y: Float64Array,
    weights: Float64Array | null,
    mean: Float64Array,
    variance: Float64Array,
  ) => number
  /** Linear predictor of a first guess of the mean of one row. */
  readonly start: (y: number) => number
  /** 1, −1: rows with this outcome can be predicted without end that way; 0: they cannot. */
  readonly escapes: (y: number) => -1 | 0 | 1
}
