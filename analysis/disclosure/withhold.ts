import { clashesOf } from './clashes.ts'
import { determinedIn } from './determined.ts'
import type { Profiles, Views } from './profiles.ts'
import { type Basis, countByView } from './tally.ts'

/** A number that may be shown, and who it rests on. */
export interface Counted {
  readonly key: string
  readonly basis: Basis
  /** It is shown of everyone only, in no class. */
  readonly wholeOnly?: true
}

/** Numbers that give each other away: persons of the parts add up to those of the whole. */
export interface Relation {
  /** Null: the sum is told beside each part. */
  readonly whole: string | null
  readonly parts: readonly string[]
  /** Only this group of persons adds up; all of them unless given. */
  readonly group?: number
  /** There is a part besides these, of which no number is shown. */
  readonly rest?: true
}

/** `few`: too few persons. `protects`: with it, a number on too few persons could be worked out. */
export type Why = 'few' | 'protects'

/** What is settled of a number, by view. */
export interface SettledNumber {
  readonly persons: Float64Array
  /** Why it is withheld; null: it is shown. */
  readonly why: readonly (Why | null)[]
}

/** By key of the number. */
export type Settled = ReadonlyMap<string, SettledNumber>

const nodesOf = ({ whole, parts }: Pick<Line, 'whole' | 'parts'>) => (whole < 0 ? parts : [...parts, whole])

interface Line {
  readonly whole: number
  readonly parts: readonly number[]
  /** Which counts add up: 0 all persons, 1 and on the groups. */
  readonly measures: readonly number[]
}

/**
 * Which numbers are withheld, in each view, so that no sum or difference of shown numbers tells of fewer persons than the
 * minimum.
 *
 * First every number that tells of a group of persons under the minimum. Then, until nothing changes: where parts and a whole
 * add up (classes of a filter, answers to one question), persons of the withheld parts together must reach the minimum, else the
 * smallest shown part goes too; of two views that differ in fewer persons the smaller goes; and no withheld number may be the only
 * solution of all sums together.
 *
 * @param ties numbers that are shown together or not at all
 */
export function withhold(
  cells: readonly Counted[],
  relations: readonly Relation[],
  ties: readonly (readonly string[])[],
  profiles: Profiles,
  views: Views,
  minimum: number,
): Settled {
  const places = views.list.length
  const placeOfKey = new Map(cells.map(({ key }, cell) => [key, cell]))
  const byView = countByView(profiles, views)
  const counts = cells.map(({ basis }) => [basis.all, ...basis.groups].map(byView))
  // A node is a number in a view; behind those of the cells come the rests, which are never shown.
  const values: (readonly number[])[] = []
  const hidden: (Why | null)[] = []
  const addNode = (measures: readonly number[], why: Why | null) => {
    hidden.push(why)
    return values.push(measures) - 1
  }
  const few = (measures: readonly number[]): boolean => {
    for (let m = 0; m < measures.length; m++) if (measures[m]! > 0 && measures[m]! < minimum) return true
    return false
  }
  const never = new Set(views.ofFilter.map((own) => own.at(-1)!))
  for (const [cell, { wholeOnly }] of cells.entries())
    for (let view = 0; view < places; view++) {
      const own = counts[cell]!.map((persons) => persons[view]!)
      addNode(own, never.has(view) || (wholeOnly && view > 0) || own[0]! < minimum || few(own) ? 'few' : null)
    }
  const node = (cell: number, view: number) => cell * places + view
  const lines: Line[] = cells.flatMap(({ wholeOnly }, cell) =>
    (wholeOnly ? [] : views.ofFilter).map((own) => ({
      whole: node(cell, 0),
      parts: own.map((view) => node(cell, view)),
      measures: counts[cell]!.map((_, measure) => measure),
    })),
  )
  for (const { whole, parts, group, rest } of relations) {
    const known = parts.flatMap((key) => placeOfKey.get(key) ?? [])
    const sum = whole === null ? undefined : placeOfKey.get(whole)
    if (known.length === 0 || (whole !== null && sum === undefined)) continue
    const size = Math.min(...known.map((cell) => counts[cell]!.length))
    const measures = group === undefined ? Array.from({ length: size }, (_, m) => m) : [group + 1]
    const ofWhole = known.every((cell) => cells[cell]!.wholeOnly)
    for (let view = 0; view < (ofWhole ? 1 : places); view++) {
      const nodes = known.map((cell) => node(cell, view))
      if (rest && sum !== undefined) {
        const left = values[node(sum, view)]!.slice(0, size).map((all, m) =>
          nodes.reduce((persons, own) => persons - values[own]![m]!, all),
        )
        nodes.push(addNode(left, 'few'))
      }
      lines.push({ whole: sum === undefined ? -1 : node(sum, view), parts: nodes, measures })
    }
  }
  // A line that holds goes on to do so until one of its numbers changes: only then it is looked at again.
  const linesOf = new Map<number, number[]>()
  for (const [place, line] of lines.entries())
    for (const own of nodesOf(line)) {
      const known = linesOf.get(own)
      if (known) known.push(place)
      else linesOf.set(own, [place])
    }
  // Looked at twice: as numbers are withheld, and when those that can be worked out hide nothing.
  const open = new Uint8Array(lines.length).fill(1)
  const openToSolving = new Uint8Array(lines.length).fill(1)
  const reopen = (own: number): void => {
    for (const place of linesOf.get(own) ?? []) {
      open[place] = 1
      openToSolving[place] = 1
    }
  }
  /** Since it was last found what can be worked out. */
  let withheldSince: number[] = []
  const hide = (own: number): void => {
    hidden[own] = 'protects'
    withheldSince.push(own)
    reopen(own)
  }
  /** The smallest that is shown; of equally small ones the last, since a series is read from its beginning. */
  const smallest = (nodes: readonly number[]): number | undefined =>
    nodes.filter((own) => hidden[own] === null).sort((a, b) => values[a]![0]! - values[b]![0]! || b - a)[0]

  /** Per measure the withheld numbers that can be worked out: they hide nothing. */
  let solved: readonly Uint8Array[] = []
  const isOpen = (own: number, measure: number) => hidden[own] === null || solved[measure]?.[own] === 1

  function holdLine({ whole, parts, measures }: Line): boolean {
    const told = whole >= 0 || isTold(parts)
    let holds = true
    for (const m of measures) {
      const sum = told && (whole < 0 || isOpen(whole, m))
      let together = 0
      for (const own of parts) {
        if (isOpen(own, m)) {
          if (hidden[own] !== null && fewAt(own, m)) holds = false
        } else together += values[own]![m]!
      }
      if (sum && together > 0 && together < minimum) holds = false
      if (!holds) break
    }
    const next = holds ? undefined : nextToGo(whole, parts)
    if (next === undefined) return true
    hide(next)
    return false
  }
  /** How many all parts together are, is told beside each part that is shown. */
  const isTold = (parts: readonly number[]) => parts.some((own) => hidden[own] === null)
  const ofEveryone = (own: number) => own < cells.length * places && own % places === 0
  /** A part; else, in a class sooner than of everyone, what shares a withheld number with this sum or with one of these. */
  function nextToGo(whole: number, parts: readonly number[]): number | undefined {
    const own = smallest(parts)
    if (own !== undefined) return own
    // Over every line of which a withheld number is near, until there is no further one; a set goes on with what is added.
    const near = new Set(nodesOf({ whole, parts }))
    for (const node of near)
      if (hidden[node] !== null)
        for (const line of linesOf.get(node) ?? []) for (const other of nodesOf(lines[line]!)) near.add(other)
    return smallest([...near].filter((node) => !ofEveryone(node))) ?? smallest([...near])
  }
  const fewAt = (own: number, m: number) => values[own]![m]! > 0 && values[own]![m]! < minimum

  const clashes = cells.flatMap(({ basis }, cell) =>
    clashesOf(
      profiles,
      views,
      minimum,
      [basis.all, ...basis.groups],
      counts[cell]!,
      (view) => hidden[node(cell, view)] === null,
    ).map(([x, y]) => [node(cell, x), node(cell, y)] as const),
  )
  function holdPairs(): boolean {
    let held = true
    for (const [own, other] of clashes) {
      if (hidden[own] !== null || hidden[other] !== null) continue
      hide(values[own]![0]! < values[other]![0]! ? own : other)
      held = false
    }
    return held
  }

  const tied = ties.map((keys) => keys.flatMap((key) => placeOfKey.get(key) ?? []))
  function holdTies(): boolean {
    let held = true
    for (const own of tied)
      for (let view = 0; view < places; view++) {
        const nodes = own.map((cell) => node(cell, view))
        if (!nodes.some((other) => hidden[other] !== null)) continue
        for (const other of nodes)
          if (hidden[other] === null) {
            hide(other)
            held = false
          }
      }
    return held
  }

  function holdLines(looked: Uint8Array): boolean {
    let held = true
    for (let place = 0; place < lines.length; place++) {
      if (looked[place] === 0) continue
      // What goes may stand in another line: this one is looked at again until it holds.
      if (holdLine(lines[place]!)) looked[place] = 0
      else held = false
    }
    return held
  }
  const determined = determinedIn(lines)
  for (let held = false; !held; ) {
    held = true
    while (!holdLines(open)) held = false
    if (!holdPairs()) held = false
    if (!holdTies()) held = false
    if (!held) continue
    const found = determined(hidden, ({ whole, parts }) => whole >= 0 || isTold(parts), withheldSince)
    withheldSince = []
    for (const own of found.changed) for (const place of linesOf.get(own) ?? []) openToSolving[place] = 1
    solved = found.solved
    if (!holdLines(openToSolving)) held = false
    solved = []
  }
  return new Map(
    cells.map(({ key }, cell) => [
      key,
      { persons: counts[cell]![0]!, why: hidden.slice(node(cell, 0), node(cell, places)) },
    ]),
  )
}
