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
// Effects of a treatment from observations
export { aipw, aipwTreated } from './estimators/causal/aipw.ts'
export { type Balance, standardisedDifferences } from './estimators/causal/balance.ts'
export { eValue, eValueOfInterval, ratioOfDifference } from './estimators/causal/e-value.ts'
export { hajek, horvitzThompson, withEstimatedChances } from './estimators/causal/inverse-weighting.ts'
export { gComputation, type OutcomeFamily, outcomeModels } from './estimators/causal/outcome-models.ts'
export { type Overlap, overlap } from './estimators/causal/overlap.ts'
export {
  influenceCovariance,
  meanDifference,
  meanRatio,
  type PotentialMeans,
} from './estimators/causal/potential-means.ts'
export { type Propensity, propensity, propensityWeights } from './estimators/causal/propensity.ts'
export { proportion, wilson } from './estimators/description/proportion.ts'
export { weightedMean } from './estimators/description/weighted-mean.ts'
// Estimators
export { benjaminiHochberg, holm } from './estimators/inference/adjust-p.ts'
export { type Clusters, clustersOf } from './estimators/inference/clusters.ts'
export { COVARIANCES, type CovarianceKind, covariance } from './estimators/inference/covariance.ts'
export { type Inference, infer } from './estimators/inference/inference.ts'
export { linearContrast, quadraticForm, waldTest } from './estimators/inference/linear-contrast.ts'
export {
  averageMarginalEffects,
  type MarginalEffect,
} from './estimators/regression/average-marginal-effects.ts'
export type { Fit } from './estimators/regression/fit.ts'
export { olsMeasures } from './estimators/regression/goodness-of-fit.ts'
export { logit } from './estimators/regression/logit.ts'
export { ols } from './estimators/regression/ols.ts'
export { poisson } from './estimators/regression/poisson.ts'
export { standardisedCoefficients } from './estimators/regression/standardised.ts'
// How like the population those who answered are
export {
  type PartialIndicator,
  partialIndicators,
} from './estimators/representativeness/partial-indicators.ts'
export { type RIndicator, rIndicator } from './estimators/representativeness/r-indicator.ts'
// Samples from a population: designs, linearised variances
export { betaQuantile } from './estimators/survey/beta-quantile.ts'
export {
  degreesOfFreedom,
  LONELY_RULES,
  type LonelyRule,
  type SurveyDesign,
  surveyDesign,
} from './estimators/survey/design.ts'
export { type Linearised, surveyInference } from './estimators/survey/linearised.ts'
export { surveyMean, surveyTotal } from './estimators/survey/mean.ts'
export { SHARE_INTERVALS, surveyProportion } from './estimators/survey/proportion.ts'
export { surveyQuantile } from './estimators/survey/quantile.ts'
export { QUANTILE_RULES, quantileOf, sortedByValue } from './estimators/survey/quantile-rules.ts'
export { raoScott } from './estimators/survey/rao-scott.ts'
export { surveyRatio } from './estimators/survey/ratio.ts'
export { surveyRegression } from './estimators/survey/regression.ts'
export { designEffect, surveyVariance } from './estimators/survey/spread.ts'
export { totalVariance } from './estimators/survey/total-variance.ts'
// Weights
export { calibrate, DISTANCES, type Distance } from './estimators/weights/calibrate.ts'
export { type WeightDiagnostics, weightDiagnostics } from './estimators/weights/diagnostics.ts'
export { type Kish, kish } from './estimators/weights/kish.ts'
export {
  type LongitudinalInput,
  type LongitudinalWeights,
  longitudinalWeights,
  type PanelWave,
} from './estimators/weights/longitudinal.ts'
export type { Margin } from './estimators/weights/margin.ts'
export {
  nonresponseWeights,
  propensityClasses,
  responsePropensities,
} from './estimators/weights/nonresponse.ts'
export { poststratify } from './estimators/weights/poststratify.ts'
export { rake } from './estimators/weights/rake.ts'
export { trimWeights } from './estimators/weights/trim.ts'
// Formulas in R's notation
export { type Contrast, parseContrast } from './formula/contrast.ts'
export { deparse } from './formula/expression.ts'
export { type FrameOptions, type ModelFrame, modelFrame } from './formula/model-frame.ts'
export { FormulaError, parseExpression } from './formula/parse.ts'
export { parseSides, type Sides } from './formula/sides.ts'
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
