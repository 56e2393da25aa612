import type { Columns } from '../../linear-algebra/gram.ts'

/** What every fitted regression shares; robust covariances, contrasts and marginal effects need nothing more. */
export interface Fit {
  readonly model: 'ols' | 'logit' | 'poisson' | 'negbin'
  readonly n: number
  /** Indexes of the columns with a coefficient, and of those that are sums of columns before them. */
  readonly kept: readonly number[]
  readonly dropped: readonly number[]
  /** The kept columns and their coefficients. */
  readonly columns: Columns
  readonly coefficients: Float64Array
  /** (X'WX)⁻¹ of the kept columns, row by row; W the working weights. */
  readonly inverse: Float64Array
  /** Working weights; null: all one. */
  readonly working: Float64Array | null
  /** dmean/dη per row where the link is not the identity; the model's variance is then slope²/working. */
  readonly slope?: Float64Array
  /** Weight times (y − mean), per row: the score is X' times this. */
  readonly scores: Float64Array
  /** Factor of the classical covariance: σ² for OLS, 1 for logit and Poisson. Null when there is none. */
  readonly dispersion: number | null
  /** Degrees of freedom of t, null: the normal distribution. */
  readonly df: number | null
  /** Kept columns without a finite coefficient, because they separate the outcome. */
  readonly separated: readonly number[]
}

/** What covariances need of a fit: `columns` times `scores` is what each row adds to the score. */
export type Scored = Pick<
  Fit,
  'n' | 'columns' | 'inverse' | 'working' | 'slope' | 'scores' | 'dispersion' | 'df'
>
