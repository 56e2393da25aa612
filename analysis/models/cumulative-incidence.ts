import type { Table } from '../columns.ts'
import { type CumulativeIncidence, cumulativeIncidence } from '../estimators/duration/cumulative-incidence.ts'
import { type Scale, shareInterval } from '../estimators/duration/share-interval.ts'
import { countUpTo } from '../estimators/duration/sorted-rows.ts'
import { durationFrame } from '../formula/surv.ts'
import { take } from '../linear-algebra/take.ts'
import { groupsOfTerms, splitRows } from './duration-groups.ts'
import { scaleOf } from './kaplan-meier.ts'
import type { Model, ModelOptions, ModelResult } from './model.ts'
import { numberList } from './number-list.ts'
import { rowNotes } from './regression.ts'

export const cumulativeIncidenceModel: Model = {
  name: 'cumulative-incidence',
  about:
    'shares that left for each of competing reasons (Aalen-Johansen): the event a category, its first level none',
  options: ['times', 'interval'],
  run,
}

function run(table: Table, options: ModelOptions): ModelResult {
  const scale = scaleOf(options.interval)
  const { frame, start, stop, event, events } = durationFrame(table, options.formula)
  if (frame.formula.strata.length > 0 || frame.formula.clusters.length > 0)
    throw new RangeError(
      'The model cumulative-incidence makes groups of plain terms, without strata() or cluster().',
    )
  const split = groupsOfTerms(frame)
  const { level = 0.95 } = options
  const groups = splitRows(split).map((rows, i) => ({
    name: split.names[i]!,
    found: cumulativeIncidence(
      take(stop, rows),
      rows.map((row) => event[row]!),
      events.length,
      start === null ? null : take(start, rows),
    ),
  }))
  const columns = ['group', 'event', 'time', 'at risk', 'events', 'share', 'se', 'low', 'high']
  const curve = groups.flatMap(({ name, found }) =>
    events.flatMap((label, k) =>
      Array.from(found.times, (time, i) => [name, label, time, ...numbersAt(found, k, i, scale, level)]),
    ),
  )
  const asked = options.times === undefined ? [] : numberList('times', options.times)
  const atTimes = groups.flatMap(({ name, found }) =>
    events.flatMap((label, k) =>
      asked.map((time) => [
        name,
        label,
        time,
        ...numbersAt(found, k, countUpTo(found.times, time) - 1, scale, level),
      ]),
    ),
  )
  return {
    method: `Aalen-Johansen, ${scale} intervals`,
    n: frame.n,
    dropped: frame.dropped,
    coefficients: [],
    covariance: null,
    fit: { events: event.reduce((sum, own) => sum + (own > 0 ? 1 : 0), 0), groups: groups.length },
    tables: [
      ...(asked.length === 0 ? [] : [{ title: 'Cumulative incidence at times', columns, rows: atTimes }]),
      { title: 'Cumulative incidence', columns, rows: curve },
    ],
    notes: rowNotes(frame),
  }
}

/** At risk, events, share, standard error and interval at one place of the curve; before its first time nothing has happened. */
function numbersAt(
  { n, atRisk, events }: CumulativeIncidence,
  event: number,
  place: number,
  scale: Scale,
  level: number,
): (number | null)[] {
  if (place < 0) return [n, 0, 0, 0, null, null]
  const { count, incidence, variance } = events[event]!
  const share = incidence[place]!
  const own = variance[place]!
  const { low, high } = shareInterval(share, own / (share * share), scale, level)
  return [atRisk[place]!, count[place]!, share, Math.sqrt(Math.max(0, own)), low, high]
}
