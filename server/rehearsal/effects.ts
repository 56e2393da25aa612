/** The effects that a rehearsal puts in, as weights on what people answer. Pure. */
import { columnOf, type Table } from '../../analysis/columns.ts'
import { type Pool, tiltedMeans, tiltFor } from '../../analysis/rehearsal/tilt.ts'
import type { AnalysisPlan } from '../../surveys/design.ts'
import { Problem } from '../problem.ts'

/** Who has this support differs so much in this outcome: a share, hours, or times a month, as the plan counts it. */
export interface EffectPutIn {
  readonly support: string
  readonly outcome: string
  readonly size: number
}

/** What the effects ask of answers about one period. */
export interface Tilt {
  readonly outcomes: readonly string[]
  /** By support: a number per outcome. */
  readonly bySupport: ReadonlyMap<string, Float64Array>
  readonly pool: Pool
}

/** An outcome as effects count it: per month where the plan has an exposure. */
export function outcomeOf(table: Table, plan: AnalysisPlan, variable: string): Float64Array {
  const { values } = columnOf(table, variable)
  const exposure = plan.outcomes.find((outcome) => outcome.variable === variable)?.exposure
  if (exposure === undefined) return values
  const months = columnOf(table, exposure).values
  return values.map((value, row) => value / months[row]!)
}

/**
 * @param table answers without any effect
 * @throws Problem `rehearsal-impossible` when the questionnaire leaves no room for an effect
 */
export function tiltOf(table: Table, plan: AnalysisPlan, effects: readonly EffectPutIn[]): Tilt {
  const outcomes = plan.outcomes.map(({ variable }) => variable)
  const pool = outcomes.map((variable) => outcomeOf(table, plan, variable))
  const bySupport = new Map<string, Float64Array>()
  for (const support of new Set(effects.map((effect) => effect.support))) {
    const own = effects.filter((effect) => effect.support === support)
    const sizes = outcomes.map((name) => own.find(({ outcome }) => outcome === name)?.size ?? 0)
    if (sizes.every((size) => size === 0)) continue
    const tilt = tiltFor(pool, sizes)
    if (tilt === null) throw new Problem('rehearsal-impossible', { support })
    bySupport.set(support, tilt)
  }
  return { outcomes, bySupport, pool }
}

/** The weights of someone with these supports: their sum. Null when none of them has an effect. */
export function tiltOfRow({ bySupport }: Tilt, has: (support: string) => boolean): Float64Array | null {
  let sum: Float64Array | null = null
  for (const [support, own] of bySupport)
    if (has(support)) sum = sum === null ? own.slice() : sum.map((value, o) => value + own[o]!)
  return sum
}

/**
 * What an estimator should find, by support and outcome: the mean difference that the support makes, over everyone in the
 * table. Together effects are not quite their sum: who nearly all search cannot search ten points more.
 */
export function truthOf(table: Table, tilt: Tilt): Map<string, Float64Array> {
  const having = [...tilt.bySupport.keys()].map((name) => [name, columnOf(table, name).values] as const)
  const means = new Map<string, Float64Array>()
  const meansOf = (supports: ReadonlySet<string>) => {
    const key = [...supports].sort().join(' ')
    let found = means.get(key)
    if (!found) {
      const own = tiltOfRow(tilt, (support) => supports.has(support))
      found = tiltedMeans(tilt.pool, own ?? new Float64Array(tilt.outcomes.length))
      means.set(key, found)
    }
    return found
  }
  const truth = new Map(having.map(([name]) => [name, new Float64Array(tilt.outcomes.length)]))
  for (let row = 0; row < table.rows; row++) {
    const others = new Set(having.filter(([, values]) => values[row] === 1).map(([name]) => name))
    for (const [support, sum] of truth) {
      const without = new Set([...others].filter((name) => name !== support))
      const low = meansOf(without)
      const high = meansOf(new Set([...without, support]))
      for (let o = 0; o < sum.length; o++) sum[o]! += (high[o]! - low[o]!) / table.rows
    }
  }
  return truth
}
