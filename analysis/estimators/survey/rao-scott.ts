import { chiSquareUpper, fUpper } from '../../distributions.ts'
import { cholesky, choleskySolve } from '../../linear-algebra/cholesky.ts'
import { degreesOfFreedom, type SurveyDesign } from './design.ts'
import { surveyMean, surveyTotal } from './mean.ts'
import { totalVariance } from './total-variance.ts'

/** One test that rows and columns of a table have nothing to do with each other. */
export interface TableTest {
  /** `F` and `Chisq` are Rao and Scott's; `Wald` and `adjWald` test the differences from independence themselves. */
  readonly name: 'F' | 'Chisq' | 'Wald' | 'adjWald'
  readonly statistic: number
  readonly df: number
  readonly denominatorDf: number | null
  readonly p: number
}

/** A table of weights with its tests. */
export interface RaoScott {
  /** Weight per cell, row by row. */
  readonly table: readonly (readonly number[])[]
  readonly n: number
  /** Pearson's chi-square of the table scaled to n, without regard to the design. */
  readonly pearson: number
  /** Mean design effect of what is tested; null when it cannot be said. */
  readonly deff: number | null
  readonly tests: readonly TableTest[]
}

/**
 * Tests of independence in a table of weights.
 *
 * With Δ = (C'D⁻¹C/n)⁻¹ C'D⁻¹VD⁻¹C, D the shares of the cells, V their covariance under the design and C the contrasts
 * beyond rows and columns: `Chisq` is Pearson's X² with p of X²/mean δ, `F` is X²/tr Δ with d = (tr Δ)²/tr Δ² and d·df degrees
 * of freedom. `Wald` is that of the differences from independence in totals with (R−1)(C−1) and df; `adjWald` scales it to
 * df − (R−1)(C−1) + 1. df are PSUs − strata of the whole design. A test that cannot be made is left out.
 *
 * Source: Rao & Scott (1984), Annals of Statistics 12; Koch, Freeman & Freeman (1975), International Statistical Review 43;
 * Thomas & Rao (1987), Journal of the American Statistical Association 82.
 *
 * @param row number of the row of each case from 0, NaN: missing; `column` likewise
 * @throws RangeError when there are fewer than two rows or columns, or lengths differ
 * @example
 * const design = surveyDesign({ rows: 4 })
 * raoScott(design, Float64Array.of(0, 0, 1, 1), Float64Array.of(0, 0, 1, 1), 2, 2).pearson // => 4
 */
export function raoScott(
  design: SurveyDesign,
  row: Float64Array,
  column: Float64Array,
  rows: number,
  columns: number,
): RaoScott {
  if (rows < 2 || columns < 2)
    throw new RangeError(`raoScott requires at least two rows and two columns, got ${rows} and ${columns}`)
  const size = rows * columns
  const cells = Array.from({ length: size }, (_, cell) =>
    row.map((own, i) =>
      Number.isNaN(own) || Number.isNaN(column[i]!)
        ? NaN
        : own === Math.floor(cell / columns) && column[i] === cell % columns
          ? 1
          : 0,
    ),
  )
  const shares = surveyMean(design, cells)
  const totals = surveyTotal(design, cells)
  const { n } = shares
  // The survey package scales the table to all rows, those with a missing value among them.
  const scale = design.rows
  const df = degreesOfFreedom(design)
  const independent = products(shares.estimates, rows, columns)
  let pearson = 0
  for (let cell = 0; cell < size; cell++)
    if (independent[cell]! > 0)
      pearson += (scale * (shares.estimates[cell]! - independent[cell]!) ** 2) / independent[cell]!
  const tests: TableTest[] = []
  const delta = deltaOf(design, shares.estimates, totalVariance(design, shares.influence), rows, columns)
  if (delta !== null && delta.trace > 0) {
    const d = delta.trace ** 2 / delta.squares
    const f = pearson / delta.trace
    tests.push({
      name: 'F',
      statistic: f,
      df: d,
      denominatorDf: d * df,
      p: df > 0 ? fUpper(f, d, d * df) : 1,
    })
    const own = (pearson * delta.size) / delta.trace
    const p = chiSquareUpper(own, delta.size)
    tests.push({ name: 'Chisq', statistic: pearson, df: delta.size, denominatorDf: null, p })
  }
  tests.push(...waldTests(totals.estimates, totalVariance(design, totals.influence), rows, columns, df))
  return {
    table: Array.from({ length: rows }, (_, i) => totals.estimates.slice(i * columns, (i + 1) * columns)),
    n,
    pearson,
    deff: delta === null ? null : delta.trace / delta.size,
    tests: tests.filter(({ denominatorDf }) => denominatorDf === null || denominatorDf > 0),
  }
}

/** Shares under independence, cell by cell. */
function products(cells: readonly number[], rows: number, columns: number): number[] {
  const { byRow, byColumn, total } = sumsOf(cells, rows, columns)
  return cells.map((_, cell) => (byRow[Math.floor(cell / columns)]! * byColumn[cell % columns]!) / total)
}

function sumsOf(cells: readonly number[], rows: number, columns: number) {
  const byRow = new Float64Array(rows)
  const byColumn = new Float64Array(columns)
  let total = 0
  cells.forEach((value, cell) => {
    byRow[Math.floor(cell / columns)]! += value
    byColumn[cell % columns]! += value
    total += value
  })
  return { byRow, byColumn, total }
}

/** Trace of Δ and of Δ², and its size; null when a contrast has no variance under simple sampling. */
function deltaOf(
  design: SurveyDesign,
  shares: readonly number[],
  variance: Float64Array | null,
  rows: number,
  columns: number,
): { trace: number; squares: number; size: number } | null {
  if (variance === null) return null
  const size = rows * columns
  // Contrasts of cells at right angles to all rows and columns: (e_0 − e_r) ⊗ (e_0 − e_c), made orthogonal to sums.
  const contrasts: Float64Array[] = []
  for (let r = 1; r < rows; r++)
    for (let c = 1; c < columns; c++) {
      const contrast = new Float64Array(size)
      contrast[0] = 1
      contrast[c] = -1
      contrast[r * columns] = -1
      contrast[r * columns + c] = 1
      contrasts.push(contrast.map((value, cell) => (shares[cell]! > 0 ? value / shares[cell]! : 0)))
    }
  const q = contrasts.length
  const simple = new Float64Array(q * q)
  const own = new Float64Array(q * q)
  for (let a = 0; a < q; a++)
    for (let b = 0; b < q; b++) {
      let diagonal = 0
      let full = 0
      for (let i = 0; i < size; i++) {
        diagonal += (contrasts[a]![i]! * contrasts[b]![i]! * shares[i]!) / design.rows
        if (contrasts[a]![i] === 0) continue
        for (let j = 0; j < size; j++) full += contrasts[a]![i]! * variance[i * size + j]! * contrasts[b]![j]!
      }
      simple[a * q + b] = diagonal
      own[a * q + b] = full
    }
  const factor = cholesky(simple, q)
  if (factor === null) return null
  const delta = Array.from({ length: q }, (_, b) =>
    choleskySolve(
      factor,
      Float64Array.from({ length: q }, (_, a) => own[a * q + b]!),
    ),
  )
  let trace = 0
  let squares = 0
  for (let a = 0; a < q; a++) {
    trace += delta[a]![a]!
    for (let b = 0; b < q; b++) squares += delta[a]![b]! * delta[b]![a]!
  }
  return { trace, squares, size: q }
}

function waldTests(
  totals: readonly number[],
  variance: Float64Array | null,
  rows: number,
  columns: number,
  df: number,
): TableTest[] {
  if (variance === null || df < 1) return []
  const size = rows * columns
  const { byRow, byColumn, total } = sumsOf(totals, rows, columns)
  const expected = products(totals, rows, columns)
  const used = totals.flatMap((_, cell) => (cell >= columns && cell % columns > 0 ? [cell] : []))
  const q = used.length
  // Derivative of cell − row · column / total in every cell.
  const slopes = used.map((cell) => {
    const r = Math.floor(cell / columns)
    const c = cell % columns
    return Float64Array.from({ length: size }, (_, other) => {
      const sameRow = Math.floor(other / columns) === r ? byColumn[c]! / total : 0
      const sameColumn = other % columns === c ? byRow[r]! / total : 0
      const itself = other === cell ? 1 : 0
      return itself - sameRow - sameColumn + (byRow[r]! * byColumn[c]!) / total ** 2
    })
  })
  const own = new Float64Array(q * q)
  for (let a = 0; a < q; a++)
    for (let b = 0; b < q; b++)
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++)
          own[a * q + b]! += slopes[a]![i]! * variance[i * size + j]! * slopes[b]![j]!
  const factor = cholesky(own, q)
  if (factor === null) return []
  const apart = used.map((cell) => totals[cell]! - expected[cell]!)
  const wald = choleskySolve(factor, apart).reduce((sum, value, i) => sum + value * apart[i]!, 0)
  const left = df - q + 1
  const tests: TableTest[] = [
    { name: 'Wald', statistic: wald / q, df: q, denominatorDf: df, p: fUpper(wald / q, q, df) },
  ]
  if (left > 0) {
    const scaled = (wald * left) / (q * df)
    tests.push({ name: 'adjWald', statistic: scaled, df: q, denominatorDf: left, p: fUpper(scaled, q, left) })
  }
  return tests
}
