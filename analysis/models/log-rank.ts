import type { Table } from '../columns.ts'
import { logRank } from '../estimators/duration/log-rank.ts'
import { sizesOf } from '../estimators/panel/panel-rows.ts'
import { groupsOf } from '../formula/model-frame.ts'
import { durationFrame } from '../formula/surv.ts'
import { groupsOfTerms } from './duration-groups.ts'
import type { Model, ModelOptions, ModelResult } from './model.ts'
import { numberList } from './number-list.ts'
import { rowNotes } from './regression.ts'

export const logRankModel: Model = {
  name: 'logrank',
  about: 'log-rank test between groups; strata() in the formula, --rho 1 for Peto and Peto',
  options: ['rho'],
  run,
}

function run(table: Table, options: ModelOptions): ModelResult {
  const { frame, start, stop, event, events } = durationFrame(table, options.formula)
  if (start !== null) throw new RangeError('The model logrank requires Surv(time, status), without starts.')
  if (events.length > 1) throw new RangeError('The model logrank knows one event, not competing ones.')
  if (frame.formula.clusters.length > 0) throw new RangeError('The model logrank has no cluster().')
  const rho = options.rho === undefined ? 0 : numberList('rho', options.rho)[0]!
  const groups = groupsOfTerms(frame)
  const strata = groupsOf(frame, frame.formula.strata)
  const { observed, expected, variance, chiSquare, df, p } = logRank(stop, event, groups, strata, rho)
  const sizes = sizesOf(groups)
  const { count, names } = groups
  return {
    method: `log-rank${rho === 0 ? '' : `, weights S^${rho}`}${strata === null ? '' : `, ${strata.count} strata`}`,
    n: frame.n,
    dropped: frame.dropped,
    coefficients: [],
    // Of observed less expected.
    covariance: {
      terms: names,
      values: names.map((_, a) => Array.from(variance.subarray(a * count, (a + 1) * count))),
    },
    fit: { chiSquare, df, p },
    tables: [
      {
        title: 'Events',
        columns: ['group', 'rows', 'observed', 'expected'],
        rows: names.map((name, group) => [name, sizes[group]!, observed[group]!, expected[group]!]),
      },
    ],
    notes: [
      ...rowNotes(frame),
      ...(chiSquare === null
        ? ['The groups cannot be compared: no event while two of them are at risk.']
        : []),
    ],
  }
}
