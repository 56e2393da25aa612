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
  return (hidden: readonly unknown[], counts: (sum: S) => boolean): ReadonlySet<number>[] => {
    const open = sums
      .map((sum, place) => ({ sum, row: counts(sum) ? rowOf(sum, place, hidden) : null }))
      .filter(({ row }) => row !== null && row.terms.length > 0)
    return Array.from({ length: most + 1 }, (_, measure) => {
      const rows = open.filter(({ sum }) => sum.measures.includes(measure)).map(({ row }) => row!)
      return new Set(connected(rows).flatMap(solvedOnce))
    })
  }
}

type Term = readonly [node: number, factor: number]

/** Withheld numbers of one sum; the key tells it from others and from itself with fewer. */
interface Row {
  readonly key: string
  readonly terms: readonly Term[]
}

/** Rows that share an unknown, directly or through others. */
function connected(rows: readonly Row[]): Row[][] {
  const ofNode = new Map<number, number[]>()
  for (const [place, row] of rows.entries())
    for (const [node] of row.terms) {
      const own = ofNode.get(node)
      if (own) own.push(place)
      else ofNode.set(node, [place])
    }
  const seen = new Uint8Array(rows.length)
  const sets: Row[][] = []
  for (const start of rows.keys()) {
    if (seen[start]) continue
    const set: Row[] = []
    const open = [start]
    seen[start] = 1
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      set.push(rows[place]!)
      for (const [node] of rows[place]!.terms)
        for (const other of ofNode.get(node)!)
          if (!seen[other]) {
            seen[other] = 1
            open.push(other)
          }
    }
    sets.push(set)
  }
  return sets
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
