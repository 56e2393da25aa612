import {
  columnOf,
  estimate,
  filterRows,
  makeTable,
  numberColumn,
  type Table,
} from '../../../../analysis/index.ts'
import { coefficientsOf, errorsOf } from '../shapes.ts'
import { type Family, SEARCHED, type Step } from '../walk.ts'

type Variables = Readonly<Record<string, string>>

/** The columns that the edge cases are of, from those of the data: x1, x2 and so on name the columns they stand for. */
export function edgeColumns(data: Table, variables: Variables): Table {
  const column = (role: string) => columnOf(data, variables[role]!)
  const [x1, x2, binary] = ['x1', 'x2', 'binary'].map((role) => column(role).values) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const own = (f: (i: number) => number) => Float64Array.from({ length: data.rows }, (_, i) => f(i))
  const sorted = [...x1].sort((a, b) => a - b)
  const quantile = (p: number): number => {
    const h = (sorted.length - 1) * p
    const low = Math.floor(h)
    return sorted[low]! + (h - low) * (sorted[Math.min(low + 1, sorted.length - 1)]! - sorted[low]!)
  }
  const cell = own((i) => Number(x1[i]! > quantile(0.9)))
  const made = {
    dup: own((i) => 2 * x1[i]! - 3),
    sum12: own((i) => x1[i]! + x2[i]!),
    const: own(() => 7),
    zero: own(() => 0),
    near: own((i) => x1[i]! * (1 + 1e-9 * (((i + 1) * 7) % 5))),
    near5: own((i) => x1[i]! * (1 + 1e-5 * (((i + 1) * 7) % 5))),
    yconst: own(() => 5),
    miss: own((i) => ((i + 1) % 3 === 0 ? NaN : ((i + 1) * 13) % 17)),
    allmiss: own(() => NaN),
    w: own((i) => i % 3),
    only1: own((i) => Number(i === 0)),
    row: own((i) => i),
    sep: own((i) => Number(x1[i]! > quantile(0.5))),
    b: binary,
    cell,
    ycell: own((i) => (cell[i] === 1 ? 1 : binary[i]!)),
    y0: own((i) => (cell[i] === 1 ? 0 : 1 + binary[i]!)),
    ones: own(() => 1),
    yfit: own((i) => 1 + 2 * x1[i]!),
    apart: own((i) => (i === 0 ? -1 : column('cluster').values[i]!)),
  }
  const { categories = [], values: codes } = column('factor')
  const dummies = categories.map((level, place) =>
    numberColumn(
      `L_${level}`,
      own((i) => Number(codes[i] === place)),
    ),
  )
  const columns = Object.entries(made).map(([name, values]) => numberColumn(name, values))
  return makeTable([...data.columns.values(), ...columns, ...dummies])
}

/** Columns that change nothing within units: 20 units of three rows. */
function fixedPanel(): Table {
  const rows = Array.from({ length: 60 }, (_, i) => ({ id: Math.floor(i / 3) + 1, t: (i % 3) + 1 }))
  const own = (name: string, f: (id: number, t: number) => number) =>
    numberColumn(
      name,
      Float64Array.from(rows, ({ id, t }) => f(id, t)),
    )
  const x = (id: number, t: number) => (7 * id + 11 * t) % 13
  const y = (id: number, t: number) => 1 + 0.5 * x(id, t) + (id % 2) + ((5 * id * t) % 7) / 7
  return makeTable([
    own('id', (id) => id),
    own('t', (_, t) => t),
    own('x', x),
    own('z', (id) => id % 2),
    own('y', y),
  ])
}

function compareEdges(step: Step): void {
  const { reference, results, run, see } = step
  const variables = reference.variables!
  const data = edgeColumns(step.data, variables)
  for (const [key, block] of Object.entries<Record<string, unknown>>(results)) {
    if (block.formula === undefined || block.coef === undefined) continue
    if (/perfect fit/.test(String(block.summary_warnings))) continue
    const model = /^(logit|poisson)/.exec(key)?.[1] ?? 'ols'
    const rows = block.n as number
    const used = rows < 4 ? filterRows(data, (row) => row < rows) : data
    const result = run(model, { data: used, formula: block.formula as string })
    const known = result.coefficients.filter(({ estimate: value }) => value !== null)
    const lost = result.notes.some((note) => note.startsWith('No finite estimate'))
    const shown = lost ? { ...result, coefficients: known } : result
    const { fit, n } = result
    see({ coef: coefficientsOf(shown), se: errorsOf(shown), n, rank: known.length }, key)
    see({ r_squared: fit.rSquared, sigma: fit.sigma, df_residual: fit.dfResidual }, key)
    if (!lost) see({ deviance: fit.deviance }, key)
  }
  const base = { data, formula: `${variables.y} ~ ${variables.x1}` }
  const both = `${base.formula} + ${variables.x2}`
  const cluster = variables.cluster
  const of = (options: object) => errorsOf(run('ols', { data, formula: both, ...options }))
  const weighted = run('ols', { ...base, weights: 'w' })
  see(
    {
      coef: coefficientsOf(weighted),
      se: errorsOf(weighted),
      df_residual: weighted.fit.dfResidual,
      nobs: weighted.n,
    },
    'zero_weights',
  )
  const dropped = { formula: `${both} + dup` }
  see(
    { HC1_se: of({ ...dropped, se: 'HC1' }), CR1_se: of({ ...dropped, se: 'CR1', cluster }) },
    'robust_with_dropped_column',
  )
  see(
    {
      clusters: run('ols', { data, formula: both, cluster: 'apart' }).clusters,
      CR1_se: of({ cluster: 'apart' }),
      CR1_se_original_clusters: of({ cluster }),
    },
    'cluster_with_one_row',
  )
  see({ CR1_se: of({ cluster: 'row' }), HC1_se: of({ se: 'HC1' }) }, 'every_row_its_own_cluster_equals_HC1')
  const alone = { formula: `${base.formula} + only1` }
  see({ HC3_se: of({ ...alone, se: 'HC3' }), HC1_se: of({ ...alone, se: 'HC1' }) }, 'leverage_one_HC3')
  const fixed = estimate({ data: fixedPanel(), formula: 'y ~ x + z', model: 'within', unit: 'id', time: 't' })
  see(coefficientsOf(fixed), 'panel_time_invariant_regressor', 'within_coef')
}

/** Nearly the same columns leave fewer digits; R's own logits here stop four digits early in their standard errors. */
const boundOf = (name: string) =>
  /^(logit|poisson).*se/.test(name) ? 1e-4 : /^(logit|poisson)/.test(name) ? SEARCHED : 1e-7

export const edges: readonly Family[] = [
  {
    estimator: /^edge cases/,
    bound: boundOf,
    compare: compareEdges,
    left: [
      [/^(logit|poisson)_.*\/ (iterations|max_fitted|min_fitted|deviance)/, 'how far the reference searches'],
      [/^(logit|poisson)_.*\/ (coef|se)/, 'large without end in the reference; here null, and said'],
      [/^(perfect_fit|outcome_zero_variance)/, 'nothing but rounding'],
      [/hat1$/, 'why HC3 does not exist'],
    ],
  },
]
