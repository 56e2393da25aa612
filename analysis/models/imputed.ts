import { columnOf, filterRows, type Table } from '../columns.ts'
import { type Pooled, poolCovariance, poolEstimates, poolWald } from '../estimators/imputation/rubin.ts'
import { infer } from '../estimators/inference/inference.ts'
import { parseContrast } from '../formula/contrast.ts'
import type { CoefficientRow, Model, ModelOptions, ModelResult, Progress, ResultTable } from './model.ts'

/** The same model, able to pool its results over completed copies of the data. */
export function withImputations(model: Model): Model {
  return {
    ...model,
    options: [...model.options, 'imputation'],
    run: (table, options, progress) =>
      options.imputation === undefined
        ? model.run(table, options, progress)
        : pooled(model, table, options, options.imputation, progress),
  }
}

function pooled(
  model: Model,
  table: Table,
  options: ModelOptions,
  imputation: string,
  progress: Progress,
): ModelResult {
  const { values } = columnOf(table, imputation)
  const { categories } = columnOf(table, imputation)
  const named = (code: number) => (categories === undefined ? String(code) : (categories[code] ?? ''))
  // Stacked files often hold the data before completion as number 0.
  const numbers = [...new Set(values)].filter((code) => !Number.isNaN(code) && named(code) !== '0')
  if (numbers.length < 2)
    throw new RangeError(
      `The imputation '${imputation}' should have at least two numbers, got ${numbers.length}.`,
    )
  const left = values.reduce((count, code) => count + Number(!numbers.includes(code)), 0)
  const { imputation: _, contrast = [], ...rest } = options
  const single = contrast.filter((text) => !text.includes(';'))
  const results = numbers.map((code, l) => {
    progress(`${model.name}: data set ${l + 1} of ${numbers.length}`)
    const own = filterRows(table, (row) => values[row] === code)
    return model.run(own, { ...rest, contrast: single }, () => {})
  })
  const first = results[0]!
  const terms = first.coefficients.map((row) => row.term)
  for (const [l, { coefficients }] of results.entries())
    if (coefficients.map((row) => row.term).join('\n') !== terms.join('\n'))
      throw new RangeError(
        `The data set ${named(numbers[l]!)} has other terms than the first: ${coefficients.map((row) => row.term).join(', ')}.`,
      )
  const parameters = first.coefficients.filter((row) => row.estimate !== null).length
  const n = Math.min(...results.map((result) => result.n))
  const method = `${first.method}, pooled over ${numbers.length} imputations`
  const shared = { n, method, level: options.level ?? 0.95 }
  const dfOf = (rows: readonly Row[]): number | null => {
    // Complete data have n − k degrees of freedom, whatever distribution a single fit would take.
    if (options.df === undefined && rows.every(({ df }) => df === null)) return n - parameters
    const known = rows.flatMap(({ df }) => (df === null ? [] : [df]))
    return known.length === 0 ? null : known.reduce((sum, df) => sum + df, 0) / known.length
  }
  const pool = (rows: readonly Row[], against = 0): Pooled | null =>
    rows.every(isKnown)
      ? poolEstimates(
          rows.map((row) => row.estimate),
          rows.map((row) => row.standardError ** 2),
          { ...shared, df: dfOf(rows), against },
        )
      : null
  const nothing = infer(null, null, { ...shared, df: null })
  const details = terms.map((_, j) => pool(results.map(({ coefficients }) => coefficients[j]!)))
  const coefficients = terms.map(
    (term, j): CoefficientRow => ({ term, ...(inferenceOf(details[j]!) ?? nothing) }),
  )
  const joined = together(results, terms)
  const slopes = terms.filter((term, j) => !term.endsWith('(Intercept)') && details[j] !== null)
  const wald =
    joined === null || slopes.length === 0 ? null : joined.wald(slopes.map((term) => `1*${term} = 0`))
  const tests = contrast.filter((text) => text.includes(';'))
  return {
    method,
    n,
    dropped: Math.max(...results.map((result) => result.dropped)),
    clusters: first.clusters ?? null,
    coefficients,
    covariance:
      joined === null
        ? null
        : { terms: joined.terms, values: rowsOf(joined.covariance, joined.terms.length) },
    contrasts: single.map((text, place) => {
      const { against } = first.contrasts![place]!
      const own = pool(
        results.map(({ contrasts }) => contrasts![place]!),
        against,
      )
      return { contrast: text, against, ...(inferenceOf(own) ?? nothing) }
    }),
    marginalEffects:
      first.marginalEffects?.map(({ term, kind }, place) => ({
        term,
        kind,
        ...(inferenceOf(pool(results.map(({ marginalEffects }) => marginalEffects![place]!))) ?? nothing),
      })) ?? null,
    fit: {
      imputations: numbers.length,
      ...(wald === null
        ? {}
        : {
            waldF: wald.f,
            waldDf1: wald.df1,
            waldDf2: wald.df2,
            waldP: wald.p,
            waldIncrease: wald.increase,
          }),
    },
    tables: [
      missingness(terms, details),
      ...(tests.length === 0 || joined === null ? [] : [jointly(tests, joined)]),
    ],
    notes: [
      ...(left > 0 ? [`${left} rows left out because they are of no completed data set.`] : []),
      ...new Set(results.flatMap(({ notes = [] }) => notes)),
    ],
  }
}

type Row = Pick<CoefficientRow, 'estimate' | 'standardError' | 'df'>
type Known = Row & { readonly estimate: number; readonly standardError: number }

const isKnown = (row: Row): row is Known => row.estimate !== null && row.standardError !== null

/** Without the parts that stand in a table of their own. */
function inferenceOf(pooled: Pooled | null) {
  if (pooled === null) return null
  const { within, between, total, increase, lambda, missingInformation, dfLarge, ...inference } = pooled
  return inference
}

interface Together {
  readonly terms: readonly string[]
  readonly covariance: Float64Array
  /** D₁ of contrasts that hold together. */
  readonly wald: (contrasts: readonly string[]) => ReturnType<typeof poolWald>
}

/** The coefficients that every data set can estimate, with their covariances. */
function together(results: readonly ModelResult[], all: readonly string[]): Together | null {
  const found = results.map(({ covariance }) => covariance)
  const terms = found[0]?.terms
  if (terms === undefined) return null
  const estimates: Float64Array[] = []
  const covariances: Float64Array[] = []
  for (const [l, covariance] of found.entries()) {
    if (covariance === null || covariance.terms.join('\n') !== terms.join('\n')) return null
    const rows = terms.map((term) => results[l]!.coefficients[all.indexOf(term)]!.estimate)
    if (rows.some((value) => value === null)) return null
    estimates.push(Float64Array.from(rows as number[]))
    covariances.push(Float64Array.from(covariance.values.flat()))
  }
  return {
    terms,
    covariance: poolCovariance(estimates, covariances),
    wald: (contrasts) => {
      const parsed = contrasts.map((text) => parseContrast(text, terms))
      const k = terms.length
      return poolWald(
        estimates.map((b) =>
          parsed.map(({ factors, against }) => factors.reduce((sum, f, j) => sum + f * b[j]!, -against)),
        ),
        covariances.map((v) =>
          parsed.flatMap(({ factors: left }) =>
            parsed.map(({ factors: right }) => {
              let sum = 0
              for (let i = 0; i < k; i++)
                for (let j = 0; j < k; j++) sum += left[i]! * v[i * k + j]! * right[j]!
              return sum
            }),
          ),
        ),
      )
    },
  }
}

function jointly(texts: readonly string[], joined: Together): ResultTable {
  return {
    title: 'joint tests',
    columns: ['contrasts', 'F', 'df1', 'df2', 'p'],
    rows: texts.map((text) => {
      const test = joined.wald(text.split(';').filter((one) => one.trim() !== ''))
      return [text, test?.f ?? null, test?.df1 ?? null, test?.df2 ?? null, test?.p ?? null]
    }),
  }
}

function missingness(terms: readonly string[], details: readonly (Pooled | null)[]): ResultTable {
  return {
    title: 'what the missing values cost',
    columns: [
      'term',
      'within',
      'between',
      'total',
      'increase',
      'lambda',
      'missing information',
      'df of a large sample',
    ],
    rows: terms.map((term, j) => {
      const own = details[j]
      return own
        ? [
            term,
            own.within,
            own.between,
            own.total,
            own.increase,
            own.lambda,
            own.missingInformation,
            own.dfLarge,
          ]
        : [term, null, null, null, null, null, null, null]
    }),
  }
}

function rowsOf(matrix: Float64Array, size: number): number[][] {
  return Array.from({ length: size }, (_, i) => [...matrix.subarray(i * size, (i + 1) * size)])
}
