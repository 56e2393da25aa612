import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { AnalysisPlan } from '../../surveys/design.ts'
import { columnOf, type Table } from '../columns.ts'
import { impute } from '../estimators/imputation/impute.ts'
import { poolEstimates } from '../estimators/imputation/rubin.ts'
import { type Inference, infer } from '../estimators/inference/inference.ts'
import { plannedModel, supportEffects, usable } from './planned-model.ts'

const DRAWS = 5
const ROUNDS = 3
/** The draws are part of the method: the same data give the same report. */
const SEED = 20061

/** The rows of a group with what is missing filled in, several times; none when nothing is. */
export function filledTables(table: Table, plan: AnalysisPlan): readonly Table[] {
  const variables = [
    ...plan.supports.map(({ variable }) => variable),
    ...usable(table, plan.covariates, plan.group),
    ...plan.outcomes.map(({ variable }) => variable),
  ]
  const gaps = variables.some((name) => columnOf(table, name).values.some(Number.isNaN))
  if (!gaps || table.rows === 0) return []
  const generator = xoroshiro128plus(SEED)
  const exposures = plan.outcomes.flatMap(({ exposure }) => exposure ?? [])
  return impute(table, {
    variables,
    predictors: [...(plan.periods.length > 1 ? ['period'] : []), ...exposures],
    draws: DRAWS,
    iterations: ROUNDS,
    random: () => uniformFloat64(generator),
  })
}

/**
 * The effects of the table with missing items filled in several times by chained equations, pooled by Rubin's rules.
 *
 * @returns per outcome an inference per form, both in the order of the plan; nothing when no item is missing
 */
export function imputedEffects(table: Table, plan: AnalysisPlan): (Inference | undefined)[][] {
  const tables = filledTables(table, plan)
  if (tables.length === 0) return []
  return plan.outcomes.map((outcome) => {
    const completed = tables.map((own) => supportEffects(plannedModel(own, plan, outcome), plan))
    return plan.supports.map((_, place): Inference | undefined => {
      const [first, ...rest] = completed.map((effects) => effects[place])
      if (first === undefined) return undefined
      const all = [first, ...rest.flatMap((effect) => effect ?? [])]
      const options = { df: first.df, n: first.n, method: `${first.method}, imputed ${DRAWS} times` }
      if (all.length < DRAWS || all.some(({ standardError }) => standardError === null))
        return infer(null, null, options)
      const variances = all.map(({ standardError }) => standardError! ** 2)
      const pooled = poolEstimates(
        all.map(({ estimate }) => estimate!),
        variances,
        options,
      )
      return { ...infer(pooled.estimate, pooled.total, { ...options, df: pooled.df }) }
    })
  })
}
