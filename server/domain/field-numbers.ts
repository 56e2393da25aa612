/** From kept sums to what the pages show: curves, rates by background, who is missing, attrition. Pure. */
import { logit } from '../../analysis/estimators/regression/logit.ts'
import { partialIndicators } from '../../analysis/estimators/representativeness/partial-indicators.ts'
import { rIndicator } from '../../analysis/estimators/representativeness/r-indicator.ts'
import { attrition } from '../../analysis/fieldwork/attrition.ts'
import { responseCurve } from '../../analysis/fieldwork/response-curve.ts'
import { type OutcomeClass, type OutcomeSum, outcomeRates } from '../../analysis/fieldwork/response-rates.ts'
import { daysBetween } from './calendar.ts'
import { type DispositionCode, dispositions } from './disposition.ts'

/** A kept sum; see `contributions` in board.ts for what its coordinates are. */
export interface KeptSum {
  readonly kind: string
  readonly wave: string
  readonly a: string
  readonly b: string
  readonly c: string
  readonly n: number
  readonly weight: number
  readonly squares: number
}

/** The curve of one wave, from sums 'opened' and 'lag', as on a day, up to the day after which nobody can answer. */
export function curveOf(sums: readonly KeptSum[], group: string | null, today: string, lastDay: number) {
  const own = sums.filter(({ b }) => group === null || b === group)
  const byLag = new Map<number, number>()
  for (const { kind, a, n } of own) {
    if (kind === 'lag') byLag.set(Number(a), (byLag.get(Number(a)) ?? 0) + n)
  }
  const opened = new Map<string, { cases: number; answered: number }>()
  for (const { kind, a, c, n } of own) {
    if (kind !== 'opened') continue
    const day = opened.get(a) ?? { cases: 0, answered: 0 }
    opened.set(a, { cases: day.cases + n, answered: day.answered + (c === '1' ? n : 0) })
  }
  const openedAgo = [...opened].map(([day, counts]) => ({ days: daysBetween(day, today), ...counts }))
  const oldest = Math.max(-1, ...openedAgo.map(({ days }) => days))
  const last = Math.min(oldest, lastDay)
  const answered = Array.from({ length: last + 1 }, (_, day) => byLag.get(day) ?? 0)
  return {
    cases: openedAgo.reduce((sum, day) => sum + day.cases, 0),
    answered: openedAgo.reduce((sum, day) => sum + day.answered, 0),
    points: responseCurve({ answered, openedAgo }),
  }
}

/** Outcome rates from sums by disposition code (`a`). */
export function ratesOf(sums: readonly KeptSum[], weighted: boolean, e: number | null) {
  const classes: Partial<Record<OutcomeClass, OutcomeSum>> = {}
  for (const { a, n, weight, squares } of sums) {
    const name = dispositions[a as DispositionCode]
    const own = classes[name] ?? { n: 0, weight: 0, squares: 0 }
    // Kept sums of weights are of differences: what should be nothing may be a little less.
    const more = weighted
      ? { weight: Math.max(0, weight), squares: Math.max(0, squares) }
      : { weight: n, squares: n }
    classes[name] = { n: own.n + n, weight: own.weight + more.weight, squares: own.squares + more.squares }
  }
  return { n: sums.reduce((sum, { n }) => sum + n, 0), classes, ...outcomeRates(classes, e) }
}

/** Fewer members than this, or answers, say nothing about who is missing. */
const fewest = 50

/**
 * How like all who were asked those are who answered, from sums 'cell' of one group, for the wave in this place; only cases
 * that are over count. Null when too few to tell.
 */
export function representativenessOf(sums: readonly KeptSum[], place: number) {
  const cells = new Map<string, { values: [string, string][]; y: number; n: number }>()
  for (const { a, b, n } of sums) {
    const y = b[place]
    if (y !== '1' && y !== '0') continue
    const cell = cells.get(a + y) ?? { values: JSON.parse(a) as [string, string][], y: Number(y), n: 0 }
    cell.n += n
    cells.set(a + y, cell)
  }
  const rows = [...cells.values()]
  const total = rows.reduce((sum, { n }) => sum + n, 0)
  const answered = rows.reduce((sum, { n, y }) => sum + n * y, 0)
  if (answered < fewest || total - answered < fewest) return null
  const names = rows[0]!.values.map(([name]) => name)
  const classes = names.flatMap((name, place) => {
    const levels = [...new Set(rows.map(({ values }) => values[place]![1]))].sort()
    if (levels.length < 2) return []
    return [
      { name, levels, codes: Float64Array.from(rows, ({ values }) => levels.indexOf(values[place]![1])) },
    ]
  })
  if (classes.length === 0) return null
  const dummies = classes.flatMap(({ codes, levels }) =>
    levels.slice(1).map((_, level) => codes.map((own) => Number(own === level + 1))),
  )
  const column = (of: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, of)
  const fit = logit(
    [column(() => 1), ...dummies],
    column(({ y }) => y),
    column(({ n }) => n),
  )
  return {
    asked: total,
    answered,
    indicator: rIndicator(fit, { counted: true }),
    partial: partialIndicators(fit, classes, { counted: true }),
  }
}

/** Attrition from sums 'pattern', of a group or of all. */
export function attritionOf(sums: readonly KeptSum[], group: string | null) {
  const counts = new Map<string, number>()
  for (const { a, b, n } of sums) if (group === null || b === group) counts.set(a, (counts.get(a) ?? 0) + n)
  const patterns = [...counts].map(([pattern, n]) => ({ pattern, n })).sort((one, other) => other.n - one.n)
  return { patterns, ...attrition(patterns) }
}
