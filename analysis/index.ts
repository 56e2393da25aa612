/**
 * Table of contents of the analysis: pure functions over typed columns, from answers to tables.
 */

// Columns and where they come from
export {
  type Column,
  categoryColumn,
  columnOf,
  filterRows,
  makeTable,
  numberColumn,
  REASONS,
  type Reason,
  reasonCode,
  type Table,
} from './columns.ts'
export { readCsv } from './csv.ts'
// Distributions and linear algebra
export {
  betaLower,
  betaQuantile,
  chiSquareUpper,
  fUpper,
  normalQuantile,
  normalUpper,
  tQuantile,
  tTwoSided,
} from './distributions.ts'
// The effect table and its marks
export { type Effect, type EffectRow, effectTable } from './effect-table/effect-table.ts'
export { type MarkResult, mark } from './effect-table/mark.ts'
// One model on one table, as on the command line
export { estimate, MODELS } from './estimate.ts'
export { cohenKappa, type Kappa, type KappaWeights } from './estimators/agreement/cohen-kappa.ts'
export { confusionTable, doubleEntry, type EntryAgreement } from './estimators/agreement/double-entry.ts'
export { type FleissKappa, fleissKappa } from './estimators/agreement/fleiss-kappa.ts'
export { type Alpha, type AlphaMetric, krippendorffAlpha } from './estimators/agreement/krippendorff-alpha.ts'
export {
  agrestiCoull,
  binomialTest,
  clopperPearson,
  jeffreys,
  wald,
  wilsonCorrected,
} from './estimators/description/binomial-intervals.ts'
export {
  type ChiSquareTest,
  chiSquareTest,
  goodnessOfFit,
  mcNemar,
} from './estimators/description/chi-square-test.ts'
export { proportion, wilson } from './estimators/description/proportion.ts'
export {
  type FisherTest,
  fisherTest,
  oddsRatio,
  riskDifference,
} from './estimators/description/two-by-two.ts'
export { weightedMean } from './estimators/description/weighted-mean.ts'
// Estimators
export { type ImputeOptions, impute } from './estimators/imputation/impute.ts'
export { type Pooled, poolCovariance, poolEstimates, poolWald } from './estimators/imputation/rubin.ts'
export {
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  hochberg,
  holm,
  hommel,
} from './estimators/inference/adjust-p.ts'
export { type Clusters, clustersOf } from './estimators/inference/clusters.ts'
export { COVARIANCES, type CovarianceKind, covariance } from './estimators/inference/covariance.ts'
export { type Cr2, cr2 } from './estimators/inference/cr2.ts'
export { type Inference, infer } from './estimators/inference/inference.ts'
export { linearContrast, quadraticForm, waldTest } from './estimators/inference/linear-contrast.ts'
export { type TwoWay, twoWayCovariance } from './estimators/inference/two-way.ts'
export { type MixedFit, mixedModel } from './estimators/mixed/mixed-model.ts'
export {
  averageMarginalEffects,
  type MarginalEffect,
} from './estimators/regression/average-marginal-effects.ts'
export { areaUnderCurve, tjur } from './estimators/regression/discrimination.ts'
export type { Fit } from './estimators/regression/fit.ts'
export { type GeeFit, gee } from './estimators/regression/gee.ts'
export { olsMeasures } from './estimators/regression/goodness-of-fit.ts'
export { type HurdleFit, hurdle } from './estimators/regression/hurdle.ts'
export { logit } from './estimators/regression/logit.ts'
export { type NegbinFit, negbin } from './estimators/regression/negbin.ts'
export { ols } from './estimators/regression/ols.ts'
export { poisson } from './estimators/regression/poisson.ts'
export { standardisedCoefficients } from './estimators/regression/standardised.ts'
export { type TobitFit, tobit } from './estimators/regression/tobit.ts'
// Formulas in R's notation
export { type Contrast, parseContrast } from './formula/contrast.ts'
export { deparse } from './formula/expression.ts'
export { type FrameOptions, type ModelFrame, modelFrame } from './formula/model-frame.ts'
export { FormulaError, parseExpression } from './formula/parse.ts'
export { type Formula, parseFormula } from './formula/terms.ts'
export {
  cholesky,
  choleskyCondition,
  choleskyInverse,
  choleskySolve,
} from './linear-algebra/cholesky.ts'
export { addProduct, crossProduct, gram } from './linear-algebra/gram.ts'
export { householder } from './linear-algebra/householder.ts'
export { leastSquares, leverages } from './linear-algebra/least-squares.ts'
export { type Minimum, minimise } from './linear-algebra/minimise.ts'
export { functionOfSymmetric, symmetricEigen } from './linear-algebra/symmetric-eigen.ts'
export { models } from './models/index.ts'
export type {
  EstimateOptions,
  EstimateResult,
  Model,
  ModelOptions,
  OptionName,
  Progress,
  ResultTable,
} from './models/model.ts'
export { buildPanel } from './panel-file/build-panel.ts'
export type { Answers, MemberRecord, Panel, WaveRecord } from './panel-file/record.ts'
export { renderEstimate } from './render-estimate.ts'
// Reports: a panel file in, tables and figures out
export {
  buildReport,
  REPORT_KEYS,
  type Report,
  type ReportKey,
  type ReportMeta,
} from './reports/build-report.ts'
export type { Mark, PublishedFigures } from './reports/published.ts'
export { plainText, renderText } from './reports/render-text.ts'
export type { Cell, ReportColumn, ReportRow, ReportTable } from './reports/table.ts'
export { cell } from './reports/table.ts'
export { digamma, logFactorial, trigamma } from './special.ts'
