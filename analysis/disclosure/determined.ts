interface Sum {
  readonly whole: number
  readonly parts: readonly number[]
  readonly measures: readonly number[]
}

/**
 * Per measure, the withheld numbers that have only one solution when all sums are taken together: by Gauss and Jordan's
 * elimination, per set of sums that share a withheld number. A set that was solved before, of another measure or before more was
 * withheld elsewhere, is not solved again.
 *
 * @returns a function of what is withheld, and of which sums count
 */
export function determinedIn<S extends Sum>(sums: readonly S[]) {
  const most = Math.max(0, ...sums.flatMap(({ measures }) => measures))
  const known = new Map<string, readonly number[]>()
  const solvedOnce = (rows: readonly Row[]): readonly number[] => {
    const key = rows.map((row) => row.map(([node, factor]) => factor * (node + 1)).join()).join(';')
    let own = known.get(key)
    if (own === undefined) {
      own = solved(rows)
      known.set(key, own)
    }
    return own
  }
  return (hidden: readonly unknown[], counts: (sum: S) => boolean): ReadonlySet<number>[] => {
    const open = sums.flatMap((sum): { row: Row; measures: readonly number[] }[] => {
      if (!counts(sum)) return []
      const row: [number, number][] = sum.parts
        .filter((node) => hidden[node] !== null)
        .map((node) => [node, 1])
      if (sum.whole >= 0 && hidden[sum.whole] !== null) row.push([sum.whole, -1])
      return row.length === 0 ? [] : [{ row, measures: sum.measures }]
    })
    return Array.from({ length: most + 1 }, (_, measure) => {
      const rows = open.filter(({ measures }) => measures.includes(measure)).map(({ row }) => row)
      return new Set(connected(rows).flatMap(solvedOnce))
    })
  }
}

type Row = readonly (readonly [number, number])[]

/** Rows that share an unknown, directly or through others. */
function connected(rows: readonly Row[]): Row[][] {
  const ofNode = new Map<number, number[]>()
  for (const [place, row] of rows.entries())
    for (const [node] of row) {
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
      for (const [node] of rows[place]!)
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
  const nodes = [...new Set(rows.flatMap((row) => row.map(([node]) => node)))]
  const column = new Map(nodes.map((node, place) => [node, place]))
  const matrix = rows.map((row) => {
    const own = new Float64Array(nodes.length)
    for (const [node, factor] of row) own[column.get(node)!]! += factor
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
