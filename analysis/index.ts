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
export { proportion, wilson } from './estimators/description/proportion.ts'
export { weightedMean } from './estimators/description/weighted-mean.ts'
// Durations: how long until an event
export { concordance } from './estimators/duration/concordance.ts'
export { cox } from './estimators/duration/cox.ts'
export { coxResiduals } from './estimators/duration/cox-residuals.ts'
export { cumulativeIncidence } from './estimators/duration/cumulative-incidence.ts'
export { restrictedMean, survivalAt, survivalQuantile } from './estimators/duration/curve-summaries.ts'
export { type Durability, durability } from './estimators/duration/durability.ts'
export { kaplanMeier } from './estimators/duration/kaplan-meier.ts'
export { logRank } from './estimators/duration/log-rank.ts'
export { proportionality } from './estimators/duration/proportionality.ts'
export { riskSets } from './estimators/duration/risk-sets.ts'
export { shareInterval } from './estimators/duration/share-interval.ts'
export {
  countingRows,
  DAYS_PER_MONTH,
  exitTimes,
  lastingExitTimes,
  returnTimes,
} from './estimators/duration/spell-times.ts'
export {
  type DatedEvents,
  type Observed,
  type SpellRules,
  type Spells,
  spellsOf,
} from './estimators/duration/spells.ts'
// Estimators
export { benjaminiHochberg, holm } from './estimators/inference/adjust-p.ts'
export { type Clusters, clustersOf } from './estimators/inference/clusters.ts'
export { COVARIANCES, type CovarianceKind, covariance } from './estimators/inference/covariance.ts'
export { type Inference, infer } from './estimators/inference/inference.ts'
export { linearContrast, quadraticForm, waldTest } from './estimators/inference/linear-contrast.ts'
export { clusterCovariance } from './estimators/inference/score-covariance.ts'
// Panels: what varies within and between units
export { between } from './estimators/panel/between.ts'
export { conditionalLogit } from './estimators/panel/conditional-logit.ts'
export { demean, totalsOf } from './estimators/panel/demean.ts'
export { firstDifferences } from './estimators/panel/first-difference.ts'
export { fixedEffectsPoisson } from './estimators/panel/fixed-effects-poisson.ts'
export { unitMeans } from './estimators/panel/mundlak.ts'
export { panelRows } from './estimators/panel/panel-rows.ts'
export { breuschPagan, effectsTest, hausman } from './estimators/panel/panel-tests.ts'
export { quasiDemean, randomEffects, varianceComponents } from './estimators/panel/random.ts'
export { residualSquares } from './estimators/panel/residual-squares.ts'
export { twoWay } from './estimators/panel/two-way.ts'
export { correlation, unitMeasures } from './estimators/panel/unit-measures.ts'
export { variation } from './estimators/panel/variation.ts'
export { within } from './estimators/panel/within.ts'
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
// Formulas in R's notation
export { type Contrast, parseContrast } from './formula/contrast.ts'
export { deparse } from './formula/expression.ts'
export { type FrameOptions, type ModelFrame, modelFrame } from './formula/model-frame.ts'
export { FormulaError, parseExpression } from './formula/parse.ts'
export { type DurationFrame, durationFrame } from './formula/surv.ts'
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
export { type Newton, newton, type Peak } from './linear-algebra/newton.ts'
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
