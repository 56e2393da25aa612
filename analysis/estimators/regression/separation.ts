import { addProduct, type Columns } from '../../linear-algebra/gram.ts'
import type { Family } from './family.ts'

export interface Separation {
  /** Columns that take part in it. */
  readonly columns: readonly number[]
  /** Every row is predicted without error, so that no coefficient exists. */
  readonly complete: boolean
}

/**
 * Whether a Newton step runs off to infinity: rows it moves all move towards their own outcome, so that a longer
 * step is always better. Null when it does not.
 *
 * Where the likelihood has a maximum, late steps are small; where it has none, every step moves the separated
 * rows by about one on the scale of the linear predictor.
 *
 * Source: Albert & Anderson (1984), Biometrika 71; for counts Santos Silva & Tenreyro (2010), Economics Letters 107.
 *
 * @param step the last change of the coefficients
 */
export function separatedBy(
  family: Pick<Family, 'escapes'>,
  columns: Columns,
  y: Float64Array,
  step: Float64Array,
): Separation | null {
  const move = addProduct(columns, step, new Float64Array(y.length))
  let largest = 0
  for (let row = 0; row < move.length; row++) largest = Math.max(largest, Math.abs(move[row]!))
  if (largest < 0.25 || !Number.isFinite(largest)) return null
  const slack = 0.02 * largest
  let complete = true
  for (let i = 0; i < y.length; i++) {
    const way = family.escapes(y[i]!)
    const gain = way * move[i]!
    if (way === 0 ? Math.abs(move[i]!) > slack : gain < -slack) return null
    if (gain <= slack) complete = false
  }
  const places = columns.map((_, j) => j)
  const taking = (j: number) => reaches(columns[j]!, slack / Math.abs(step[j]!))
  return { columns: complete ? places : places.filter(taking), complete }
}

function reaches(column: Float64Array, size: number): boolean {
  for (let row = 0; row < column.length; row++) if (Math.abs(column[row]!) > size) return true
  return false
}
