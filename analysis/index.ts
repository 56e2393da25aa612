/**
 * Table of contents of the analysis: pure functions over typed columns, from answers to tables.
 */

// How often each answer was given, as it may be shown
export {
  addMissing,
  addValue,
  type Frequencies,
  frequencies,
  newTally,
  type Tally,
} from './codebook/frequencies.ts'
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
// The coverage study
export { type Replicate, replicate } from './coverage/replicate.ts'
export { type CoverageRow, coverageCounter, coverageTotals } from './coverage/summary.ts'
export { coverageText } from './coverage/text.ts'
export { readCsv } from './csv.ts'
// What may be shown
export { type Filter, filtersOf, type View } from './disclosure/profiles.ts'
export { mayReplace, type TableCounts } from './disclosure/refresh.ts'
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
export { weightOf } from './effect-table/planned-model.ts'
export { CHECKS, type Check, type RobustnessRow, robustness } from './effect-table/robustness.ts'
export { specificationText } from './effect-table/specification-text.ts'
export {
  type SpecificationCurve,
  type SpecifiedEffect,
  specificationCurves,
} from './effect-table/specifications.ts'
// One model on one table, as on the command line
export { estimate, MODELS } from './estimate.ts'
export { cohenKappa, type Kappa, type KappaWeights } from './estimators/agreement/cohen-kappa.ts'
export { confusionTable, doubleEntry, type EntryAgreement } from './estimators/agreement/double-entry.ts'
export { type FleissKappa, fleissKappa } from './estimators/agreement/fleiss-kappa.ts'
export { type Alpha, type AlphaMetric, krippendorffAlpha } from './estimators/agreement/krippendorff-alpha.ts'
export { aipw, aipwTreated } from './estimators/causal/aipw.ts'
export { type Balance, standardisedDifferences } from './estimators/causal/balance.ts'
// Effects of a treatment from observations
export { doublyRobust } from './estimators/causal/doubly-robust.ts'
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
export { minimumDetectableEffect } from './estimators/inference/detectable.ts'
export { type Inference, infer } from './estimators/inference/inference.ts'
export { linearContrast, quadraticForm, waldTest } from './estimators/inference/linear-contrast.ts'
export { clusterCovariance } from './estimators/inference/score-covariance.ts'
export { type TwoWay, twoWayCovariance } from './estimators/inference/two-way.ts'
export { type MixedFit, mixedModel } from './estimators/mixed/mixed-model.ts'
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
// How like the population those who answered are
export {
  type PartialIndicator,
  partialIndicators,
} from './estimators/representativeness/partial-indicators.ts'
export { type RIndicator, rIndicator } from './estimators/representativeness/r-indicator.ts'
// Samples from a population: designs, linearised variances
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
// How the fieldwork went
export {
  attrition,
  type Flow,
  type Share,
  type WavePattern,
  type WaveRetention,
} from './fieldwork/attrition.ts'
export { type CurveCounts, type CurvePoint, responseCurve } from './fieldwork/response-curve.ts'
export {
  type OutcomeClass,
  type OutcomeRates,
  type OutcomeSum,
  type OutcomeSums,
  outcomeRates,
  RATES,
  type RateName,
} from './fieldwork/response-rates.ts'
export { forecastPanel, type PanelForecast } from './forecast/forecast-panel.ts'
// Looking ahead
export { forecastText, type Scenario as ForecastScenario } from './forecast/forecast-text.ts'
export {
  type Expected,
  type ExpectedEffect,
  type Forecast,
  powerOf,
  summariseForecast,
} from './forecast/summarise.ts'
// Formulas in R's notation
export { type Contrast, parseContrast } from './formula/contrast.ts'
export { deparse } from './formula/expression.ts'
export { type FrameOptions, type ModelFrame, modelFrame } from './formula/model-frame.ts'
export { FormulaError, parseExpression } from './formula/parse.ts'
export { parseSides, type Sides } from './formula/sides.ts'
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
export { type Minimum, minimise } from './linear-algebra/minimise.ts'
export { type Newton, newton, type Peak } from './linear-algebra/newton.ts'
export { type Patterns, patternsOf } from './linear-algebra/patterns.ts'
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
export { buildPanel, type PanelBuilder, panelBuilder } from './panel-file/build-panel.ts'
export { formulaText } from './panel-file/formulas.ts'
export type { Answers, Dates, MemberRecord, Panel, WaveRecord } from './panel-file/record.ts'
export { type ParquetOptions, readParquet } from './parquet.ts'
// A study rehearsed: effects put into made-up answers
export { type Pool, tiltedMeans, tiltFor } from './rehearsal/tilt.ts'
export { renderEstimate } from './render-estimate.ts'
// Reports: a panel file in, tables and figures out
export type { Report, ReportMeta } from './reports/build-report.ts'
export { buildReport, type Edition, type OfferedFilter, openEdition } from './reports/edition.ts'
export { filledOf } from './reports/filled.ts'
export type { MarkDetails } from './reports/mark-details.ts'
export { personsOf } from './reports/persons.ts'
export type { Mark, PublishedFigures } from './reports/published.ts'
export { plainText, renderText } from './reports/render-text.ts'
export { REPORT_KEYS, type ReportKey } from './reports/report-keys.ts'
export type { Cell, ReportColumn, ReportCurve, ReportRow, ReportTable } from './reports/table.ts'
export { digamma, logFactorial, trigamma } from './special.ts'
// Weights of a study
export { type Representativeness, representativeness } from './weighting/representativeness.ts'
export { type WeighedPanel, type WeightSet, weighPanel } from './weighting/weigh-panel.ts'
