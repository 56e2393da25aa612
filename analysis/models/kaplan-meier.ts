import type { Table } from '../columns.ts'
import { restrictedMean, survivalAt, survivalQuantile } from '../estimators/duration/curve-summaries.ts'
import { kaplanMeier, type SurvivalCurve } from '../estimators/duration/kaplan-meier.ts'
import { SCALES, type Scale, shareInterval } from '../estimators/duration/share-interval.ts'
import { countUpTo } from '../estimators/duration/sorted-rows.ts'
import { durationFrame } from '../formula/surv.ts'
import { take } from '../linear-algebra/take.ts'
import { groupsOfTerms, splitRows } from './duration-groups.ts'
import type { Model, ModelOptions, ModelResult, ResultTable } from './model.ts'
import { numberList } from './number-list.ts'
import { rowNotes } from './regression.ts'

export const kaplanMeierModel: Model = {
  name: 'km',
  about: 'Kaplan-Meier curves by group: Surv(time, status) ~ group',
  options: ['quantiles', 'times', 'until', 'interval'],
  run,
}

interface Group {
  readonly name: string
  readonly curve: SurvivalCurve
}

function run(table: Table, options: ModelOptions): ModelResult {
  const scale = scaleOf(options.interval)
  const { frame, start, stop, event, events } = durationFrame(table, options.formula)
  if (events.length > 1)
    throw new RangeError('The model km knows one event; of competing events take cumulative-incidence.')
  if (frame.formula.strata.length > 0 || frame.formula.clusters.length > 0)
    throw new RangeError('The model km makes groups of plain terms, without strata() or cluster().')
  const split = groupsOfTerms(frame)
  const groups = splitRows(split).map((rows, i) => ({
    name: split.names[i]!,
    curve: kaplanMeier(
      take(stop, rows),
      rows.map((row) => event[row]!),
      start === null ? null : take(start, rows),
    ),
  }))
  const { level = 0.95 } = options
  const tables = [
    quantileTable(groups, numberList('quantiles', options.quantiles ?? '0.25,0.5,0.75'), scale, level),
    ...(options.times === undefined
      ? []
      : [timesTable(groups, numberList('times', options.times), scale, level)]),
    ...(options.until === undefined ? [] : [meanTable(groups, numberList('until', options.until)[0]!)]),
    curveTable(groups, scale, level),
  ]
  return {
    method: `Kaplan-Meier, ${scale} intervals`,
    n: frame.n,
    dropped: frame.dropped,
    coefficients: [],
    covariance: null,
    fit: { events: event.reduce((sum, own) => sum + own, 0), groups: groups.length },
    tables,
    notes: rowNotes(frame),
  }
}

/** The scale of intervals that an option asks for. */
export function scaleOf(interval: string | undefined): Scale {
  const scale = SCALES.find((name) => name === (interval ?? 'log-log'))
  if (scale === undefined)
    throw new RangeError(`The interval '${interval}' is not known. Intervals: ${SCALES.join(', ')}.`)
  return scale
}

function quantileTable(
  groups: readonly Group[],
  shares: readonly number[],
  scale: Scale,
  level: number,
): ResultTable {
  return {
    title: 'Quantiles',
    columns: ['group', 'share with event', 'time', 'low', 'high'],
    rows: groups.flatMap(({ name, curve }) =>
      shares.map((share) => {
        const { quantile, low, high } = survivalQuantile(curve, share, scale, level)
        return [name, share, quantile, low, high]
      }),
    ),
  }
}

function timesTable(
  groups: readonly Group[],
  times: readonly number[],
  scale: Scale,
  level: number,
): ResultTable {
  return {
    title: 'Survival at times',
    columns: ['group', 'time', 'at risk', 'survival', 'se', 'low', 'high'],
    rows: groups.flatMap(({ name, curve }) =>
      times.map((time) => {
        const { share, standardError, low, high } = survivalAt(curve, time, scale, level)
        return [name, time, atRiskAt(curve, time), share, standardError, low, high]
      }),
    ),
  }
}

/** Rows at risk at a time: those at risk at the next time at which a row ends. */
function atRiskAt({ times, atRisk }: SurvivalCurve, time: number): number {
  const before = countUpTo(times, time)
  const place = before > 0 && times[before - 1] === time ? before - 1 : before
  return atRisk[place] ?? 0
}

function meanTable(groups: readonly Group[], until: number): ResultTable {
  return {
    title: 'Restricted mean',
    columns: ['group', 'rows', 'events', 'until', 'mean', 'se'],
    rows: groups.map(({ name, curve }) => {
      const { mean, standardError } = restrictedMean(curve, until)
      const events = curve.events.reduce((sum, own) => sum + own, 0)
      return [name, curve.n, events, until, mean, standardError]
    }),
  }
}

function curveTable(groups: readonly Group[], scale: Scale, level: number): ResultTable {
  return {
    title: 'Curve',
    columns: [
      'group',
      'time',
      'at risk',
      'events',
      'censored',
      'survival',
      'se',
      'low',
      'high',
      'cumulative hazard',
      'se of hazard',
    ],
    rows: groups.flatMap(({ name, curve }) =>
      Array.from(curve.times, (time, i) => {
        const share = curve.survival[i]!
        const logVariance = curve.logVariance[i]!
        const { low, high } = shareInterval(share, logVariance, scale, level)
        return [
          name,
          time,
          curve.atRisk[i]!,
          curve.events[i]!,
          curve.censored[i]!,
          share,
          Number.isFinite(logVariance) ? share * Math.sqrt(logVariance) : null,
          low,
          high,
          curve.hazard[i]!,
          Math.sqrt(curve.hazardVariance[i]!),
        ]
      }),
    ),
  }
}
