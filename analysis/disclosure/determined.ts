interface Sum {
  readonly whole: number
  readonly parts: readonly number[]
  readonly measures: readonly number[]
}

/**
 * Per measure, the withheld numbers that have only one solution when all sums are taken together: by Gauss and Jordan's
 * elimination, per set of sums that share a withheld number, directly or through others.
 *
 * What is withheld stays so. Sums that shared a number therefore go on to do so, and a set of which no number changed is not solved
 * again.
 *
 * @returns a function of what is withheld, of which sums count, and of the numbers that were withheld since it was last asked
 */
export function determinedIn<S extends Sum>(
  sums: readonly S[],
): (hidden: readonly unknown[], counts: (sum: S) => boolean, since: readonly number[]) => Determined {
  const most = Math.max(0, ...sums.flatMap(({ measures }) => measures))
  const nodes = 1 + sums.reduce((high, { whole, parts }) => Math.max(high, whole, ...parts), -1)
  const sumsOf = Array.from({ length: nodes }, (): number[] => [])
  for (const [place, { whole, parts }] of sums.entries()) {
    for (const node of parts) sumsOf[node]!.push(place)
    if (whole >= 0) sumsOf[whole]!.push(place)
  }
  const rows: (Row | null)[] = sums.map(() => null)
  const sets = Array.from({ length: most + 1 }, (_, measure) => setsOfSums(sums, measure, nodes))
  let asked = false
  return (hidden, counts, since) => {
    const places = asked ? new Set(since.flatMap((node) => sumsOf[node] ?? [])) : sums.keys()
    asked = true
    const anew = [...places]
    for (const place of anew) rows[place] = counts(sums[place]!) ? rowOf(sums[place]!, hidden) : null
    const changed = sets.flatMap((own) => own.solve(rows, anew))
    return { solved: sets.map(({ state }) => state), changed }
  }
}

/** What can be worked out. */
export interface Determined {
  /** Per measure 1 for each number that can. */
  readonly solved: readonly Uint8Array[]
  /** Numbers of which that is another than before, in some measure. */
  readonly changed: readonly number[]
}

/** The withheld numbers of a sum, each with its sign; null when it has none. */
function rowOf({ whole, parts }: Sum, hidden: readonly unknown[]): Row | null {
  const terms = parts.filter((node) => hidden[node] !== null).map((node): Term => [node, 1])
  if (whole >= 0 && hidden[whole] !== null) terms.push([whole, -1])
  return terms.length === 0 ? null : terms
}

/** Sums of one measure that share a withheld number, and what each set of them gave. */
function setsOfSums(sums: readonly Sum[], measure: number, nodes: number) {
  const own = sums.map(({ measures }) => measures.includes(measure))
  const sumOfNode = new Int32Array(nodes).fill(-1)
  // Of each sum another one of its set, up to the one that stands for all and knows them.
  const towards = Int32Array.from(sums.keys())
  const sumsOfSet = new Map<number, number[]>()
  const found = new Map<number, readonly number[]>()
  const state = new Uint8Array(nodes)
  const standing = (place: number): number => {
    let at = place
    while (towards[at] !== at) {
      towards[at] = towards[towards[at]!]!
      at = towards[at]!
    }
    return at
  }
  const join = (set: number, into: number): void => {
    if (set === into) return
    towards[set] = into
    sumsOfSet.set(into, [...(sumsOfSet.get(into) ?? [into]), ...(sumsOfSet.get(set) ?? [set])])
    sumsOfSet.delete(set)
  }
  /** Gives the numbers whose state changed. */
  const solve = (rows: readonly (Row | null)[], places: readonly number[]): number[] => {
    const before: number[] = []
    const forget = (set: number) => {
      before.push(...(found.get(set) ?? []))
      found.delete(set)
    }
    const some = places.filter((place) => own[place])
    for (const place of some) {
      forget(standing(place))
      for (const [node] of rows[place] ?? []) {
        const other = sumOfNode[node]!
        if (other < 0) sumOfNode[node] = place
        else {
          forget(standing(other))
          join(standing(other), standing(place))
        }
      }
    }
    for (const node of before) state[node] = BEFORE
    const after: number[] = []
    for (const set of new Set(some.map(standing))) {
      const rowsOfSet = (sumsOfSet.get(set) ?? [set]).map((place) => rows[place] ?? null)
      const nodesOfSet = solved(rowsOfSet.filter((row) => row !== null))
      if (nodesOfSet.length > 0) found.set(set, nodesOfSet)
      after.push(...nodesOfSet)
    }
    const changed = after.filter((node) => state[node] !== BEFORE)
    for (const node of after) state[node] = 1
    for (const node of before) {
      if (state[node] !== BEFORE) continue
      state[node] = 0
      changed.push(node)
    }
    return changed
  }
  return { state, solve }
}

/** It could be worked out; not yet known whether it still can. */
const BEFORE = 2

type Term = readonly [node: number, factor: number]

type Row = readonly Term[]

/** Unknowns that stand alone in a row of the reduced system. */
function solved(rows: readonly Row[]): number[] {
  if (rows.length === 1) return rows[0]!.length === 1 ? [rows[0]![0]![0]] : []
  const nodes = [...new Set(rows.flatMap((row) => row.map(([node]) => node)))]
  const column = new Map(nodes.map((node, place) => [node, place]))
  const matrix = rows.map((terms) => {
    const own = nodes.map(() => 0)
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
    // Most of a row is zero, which changes nothing.
    const filled: number[] = []
    for (let c = 0; c < own.length; c++) {
      if (own[c] === 0) continue
      own[c]! /= lead
      filled.push(c)
    }
    for (let i = 0; i < matrix.length; i++) {
      const other = matrix[i]!
      const factor = other[j]!
      if (i === rank || Math.abs(factor) < 1e-12) continue
      for (const c of filled) other[c]! -= factor * own[c]!
    }
    rank++
  }
  const isFilled = (value: number) => Math.abs(value) > 1e-9
  return matrix.slice(0, rank).flatMap((row) => {
    const first = row.findIndex(isFilled)
    return first >= 0 && first === row.findLastIndex(isFilled) ? [nodes[first]!] : []
  })
}
