import type { Table } from '../columns.ts'
import type { Inference } from '../estimators/inference/inference.ts'
import type { MarginalEffect } from '../estimators/regression/average-marginal-effects.ts'
import type { FitMeasures } from '../estimators/regression/goodness-of-fit.ts'

/** What to estimate on which data; the names are those of the command line. */
export interface EstimateOptions extends ModelOptions {
  /** A table, or the text of a CSV file. */
  readonly data: Table | string
  readonly model: string
  /** Order of the categories of columns of a CSV text; the first is the reference. */
  readonly levels?: Readonly<Record<string, readonly string[]>> | undefined
  /** Comparisons such as `age >= 50`: only rows where all of them hold are used. */
  readonly rows?: readonly string[] | undefined
  /** Told now and then how far long work is. */
  readonly progress?: Progress | undefined
}

export type Progress = (step: string) => void

/** What a model may be told besides its data. Which of these a model knows stands in `Model.options`. */
export interface ModelOptions {
  readonly formula: string
  /** Kind of standard error; see `COVARIANCES`. */
  readonly se?: string | undefined
  /** Columns whose equal values belong together; two, with a comma, for two-way clustering. */
  readonly cluster?: string | undefined
  /** Degrees of freedom of t: `residual`, `clusters` (their number less one), `normal`, or of a sample `design`. */
  readonly df?: string | undefined
  readonly weights?: string | undefined
  /** Column that numbers the completed copies of the data, stacked; each is fitted and the results are pooled. */
  readonly imputation?: string | undefined
  /** Expression added to the linear predictor, e.g. `log(months)`. */
  readonly offset?: string | undefined
  /** What the outcome of a tobit model cannot fall below. */
  readonly left?: string | undefined
  readonly contrast?: readonly string[] | undefined
  /** Average marginal effects as well. */
  readonly ame?: boolean | undefined
  /** How the chances that a logit gives are spread, as well. */
  readonly fitted?: boolean | undefined
  /** Coefficients in standard deviations of their columns as well. */
  readonly standardised?: boolean | undefined
  /** Column that says which rows are of one member of a panel, and which orders them. */
  readonly unit?: string | undefined
  readonly time?: string | undefined
  /** `unit`, `time` or `two-way`; of Mundlak's model `unit` or `pooled`. */
  readonly effects?: string | undefined
  /** First differences between `adjacent` rows, or between `consecutive` periods only. */
  readonly steps?: string | undefined
  /** What is assumed of the rows of one unit: `independence`, `exchangeable` or `ar1`. */
  readonly correlation?: string | undefined
  /** `reml` (usual) or `ml`. */
  readonly likelihood?: string | undefined
  /** Columns of a survey's design; stages with a comma, the first stage first. */
  readonly strata?: string | undefined
  readonly psu?: string | undefined
  readonly fpc?: string | undefined
  /** What to do with a stratum of one unit; see `LONELY_RULES`. */
  readonly lonely?: string | undefined
  /** How intervals are made: of shares see `SHARE_INTERVALS`; of curves `log-log`, `log` or `plain`. */
  readonly interval?: string | undefined
  /** Which value is a quantile; see `QUANTILE_RULES`. */
  readonly rule?: string | undefined
  /** Distribution of the outcome of a survey regression, or of the outcome model of an effect. */
  readonly family?: string | undefined
  /** Column of 0 and 1 of which the effect is asked. */
  readonly treatment?: string | undefined
  /** `ate` or `att`: the effect in all, or in those who were treated. */
  readonly estimand?: string | undefined
  /** Propensities are kept this far from 0 and 1. */
  readonly clip?: string | undefined
  /** Text of a CSV file with the columns `variable`, `level` and `count`: the margins of a population. */
  readonly margins?: string | undefined
  /** Which quantiles, with commas. */
  readonly quantiles?: string | undefined
  /** At which times a curve is asked, with commas; and until when its mean is taken. */
  readonly times?: string | undefined
  readonly until?: string | undefined
  /** Power of the survival curve by which a log-rank test weighs events. */
  readonly rho?: string | undefined
  /** How a Cox model has events at one time: `efron` or `breslow`. */
  readonly ties?: string | undefined
  /** Coverage of intervals; 0.95 unless said otherwise. */
  readonly level?: number | undefined
}

export type OptionName = Exclude<keyof ModelOptions, 'formula' | 'level'>

export interface CoefficientRow extends Inference {
  readonly term: string
}

export interface ContrastRow extends Inference {
  readonly contrast: string
  readonly against: number
}

/** Numbers that are no list of coefficients, such as a survival curve. */
export interface ResultTable {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** One line per row of the data: not for a terminal. */
  readonly long?: boolean
}

export interface Covariance {
  readonly terms: readonly string[]
  readonly values: readonly (readonly number[])[]
}

export interface EstimateResult {
  readonly model: string
  readonly formula: string
  readonly method: string
  readonly n: number
  /** Rows left out because a value is missing. */
  readonly dropped: number
  readonly clusters: number | null
  readonly coefficients: readonly CoefficientRow[]
  /** Of the coefficients that could be estimated; null when there is none. */
  readonly covariance: Covariance | null
  readonly contrasts: readonly ContrastRow[]
  readonly marginalEffects: readonly MarginalEffect[] | null
  readonly fit: FitMeasures
  readonly tables: readonly ResultTable[]
  readonly notes: readonly string[]
}

/** What a model finds; what is not said is empty. */
export type ModelResult = Pick<EstimateResult, 'method' | 'n' | 'dropped' | 'coefficients' | 'covariance'> &
  Partial<EstimateResult>

/** A model as the command line offers it. */
export interface Model {
  readonly name: string
  /** One line for the list of models. */
  readonly about: string
  readonly options: readonly OptionName[]
  readonly required?: readonly OptionName[]
  /** @throws RangeError with a sentence for input that cannot be used */
  readonly run: (table: Table, options: ModelOptions, progress: Progress) => ModelResult
}
