interface Sum {
  readonly whole: number
  readonly parts: readonly number[]
  readonly measures: readonly number[]
}

/**
 * Per measure, the withheld numbers that have only one solution when all sums are taken together: by Gauss and Jordan's
 * elimination, per set of sums that share a withheld number.
 *
 * What is withheld stays so: a sum with as many withheld numbers as before is the same, and a set of the same sums, of another
 * measure or of an earlier time, is not solved again.
 *
 * @returns a function of what is withheld, and of which sums count
 */
export function determinedIn<S extends Sum>(sums: readonly S[]) {
  const most = Math.max(0, ...sums.flatMap(({ measures }) => measures))
  const last = new Map<S, Row>()
  const known = new Map<string, readonly number[]>()
  const rowOf = (sum: S, place: number, hidden: readonly unknown[]): Row => {
    const { whole, parts } = sum
    let open = whole >= 0 && hidden[whole] !== null ? 1 : 0
    for (const node of parts) if (hidden[node] !== null) open++
    const before = last.get(sum)
    if (before?.terms.length === open) return before
    const terms = parts.filter((node) => hidden[node] !== null).map((node): Term => [node, 1])
    if (whole >= 0 && hidden[whole] !== null) terms.push([whole, -1])
    const row = { key: `${place}.${open}`, terms }
    last.set(sum, row)
    return row
  }
  const solvedOnce = (rows: readonly Row[]): readonly number[] => {
    const key = rows.map((row) => row.key).join()
    let own = known.get(key)
    if (own === undefined) {
      own = solved(rows)
      known.set(key, own)
    }
    return own
  }
  const places = sums.map((_, place) => place)
  const byMeasure = Array.from({ length: most + 1 }, (_, measure) =>
    places.filter((place) => sums[place]!.measures.includes(measure)),
  )
  const nodes = 1 + sums.reduce((high, { whole, parts }) => Math.max(high, whole, ...parts), -1)
  const firstRow = new Int32Array(nodes)
  return (hidden: readonly unknown[], counts: (sum: S) => boolean): ReadonlySet<number>[] => {
    const open = sums.map((sum, place) => {
      const row = counts(sum) ? rowOf(sum, place, hidden) : null
      return row === null || row.terms.length === 0 ? null : row
    })
    return byMeasure.map((own) => {
      const rows = own.flatMap((place) => open[place] ?? [])
      return new Set(connected(rows, firstRow).flatMap(solvedOnce))
    })
  }
}

type Term = readonly [node: number, factor: number]

/** Withheld numbers of one sum; the key tells it from others and from itself with fewer. */
interface Row {
  readonly key: string
  readonly terms: readonly Term[]
}

/**
 * Rows that share an unknown, directly or through others.
 *
 * @param firstRow room for a number per unknown
 */
function connected(rows: readonly Row[], firstRow: Int32Array): Row[][] {
  firstRow.fill(-1)
  // Of each row another one of its set, up to the one that stands for all.
  const towards = Int32Array.from(rows.keys())
  const rootOf = (row: number): number => {
    let at = row
    while (towards[at] !== at) {
      towards[at] = towards[towards[at]!]!
      at = towards[at]!
    }
    return at
  }
  for (let row = 0; row < rows.length; row++)
    for (const [node] of rows[row]!.terms) {
      const before = firstRow[node]!
      if (before < 0) firstRow[node] = row
      else {
        const [a, b] = [rootOf(before), rootOf(row)]
        if (a !== b) towards[Math.max(a, b)] = Math.min(a, b)
      }
    }
  const sets = new Map<number, Row[]>()
  for (let row = 0; row < rows.length; row++) {
    const root = rootOf(row)
    const own = sets.get(root)
    if (own) own.push(rows[row]!)
    else sets.set(root, [rows[row]!])
  }
  return [...sets.values()]
}

/** Unknowns that stand alone in a row of the reduced system. */
function solved(rows: readonly Row[]): number[] {
  const nodes = [...new Set(rows.flatMap(({ terms }) => terms.map(([node]) => node)))]
  const column = new Map(nodes.map((node, place) => [node, place]))
  const matrix = rows.map(({ terms }) => {
    const own = new Float64Array(nodes.length)
    for (const [node, factor] of terms) own[column.get(node)!]! += factor
    return own
  })
  let rank = 0
  for (let j = 0; j < nodes.length && rank < matrix.length; j++) {
    let pivot = rank
    for (let i = rank; i < matrix.length; i++)
      if (Math.abs(matrix[i]![j]!) > Math.abs(matrix[pivot]![j]!)) pivot = i
    if (Math.abs(matrix[pivot]![j]!) < 1e-9) continue
    const own = matrix[pivot]!
    matrix[pivot] = matrix[rank]!
    matrix[rank] = own
    const lead = own[j]!
    for (let c = 0; c < nodes.length; c++) own[c]! /= lead
    for (const [i, other] of matrix.entries()) {
      const factor = other[j]!
      if (i === rank || Math.abs(factor) < 1e-12) continue
      for (let c = 0; c < nodes.length; c++) other[c]! -= factor * own[c]!
    }
    rank++
  }
  return matrix.slice(0, rank).flatMap((row) => {
    const places = [...row.keys()].filter((c) => Math.abs(row[c]!) > 1e-9)
    return places.length === 1 ? [nodes[places[0]!]!] : []
  })
}
