/**
 * Two people changed the same document. Both changes are kept where they do not touch; where they do, the places are named and
 * nothing is chosen for anybody. Lists whose entries have a name are merged entry by entry, also when they were moved.
 */
import { canonicalJson } from '../instrument/canonical.ts'

export interface Conflict {
  /** `pages[name=search].elements[name=hours].title.en` */
  readonly path: string
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
}

export interface Merged {
  /** With theirs where both changed the same. */
  readonly merged: unknown
  readonly conflicts: readonly Conflict[]
}

type Dict = Readonly<Record<string, unknown>>
const gone = Symbol('gone')

/** `mineAt` names places for which somebody chose their own: these are no conflicts any more. */
export function mergeDocuments(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  mineAt: ReadonlySet<string> = new Set(),
): Merged {
  const found: Found = { conflicts: [], mineAt }
  const merged = merge(base, mine, theirs, '', found)
  return { merged: merged === gone ? undefined : merged, conflicts: found.conflicts }
}

interface Found {
  readonly conflicts: Conflict[]
  readonly mineAt: ReadonlySet<string>
}

function merge(base: unknown, mine: unknown, theirs: unknown, path: string, found: Found): unknown {
  if (same(mine, theirs) || same(base, mine)) return theirs
  if (same(base, theirs)) return mine
  if (isDict(base) && isDict(mine) && isDict(theirs)) return mergeDicts(base, mine, theirs, path, found)
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    const key = keyOf(mine, theirs, Array.isArray(base) ? base : [])
    if (key) return mergeLists(Array.isArray(base) ? base : [], mine, theirs, key, path, found)
  }
  if (found.mineAt.has(path)) return mine
  const shown = (value: unknown) => (value === gone ? undefined : value)
  found.conflicts.push({ path, base: shown(base), mine: shown(mine), theirs: shown(theirs) })
  return theirs
}

function mergeDicts(base: Dict, mine: Dict, theirs: Dict, path: string, found: Found): Dict {
  const merged: Record<string, unknown> = {}
  const keys = new Set([...Object.keys(theirs), ...Object.keys(mine)])
  for (const key of keys) {
    const at = (from: Dict) => (Object.hasOwn(from, key) ? from[key] : gone)
    const value = merge(at(base), at(mine), at(theirs), path ? `${path}.${key}` : key, found)
    if (value !== gone)
      Object.defineProperty(merged, key, { value, enumerable: true, configurable: true, writable: true })
  }
  return merged
}

/** What names the entries of a list, when each has a name of its own in all three. */
const names = ['name', 'id', 'value', 'variable', 'key'] as const

function keyOf(...lists: readonly (readonly unknown[])[]): ((entry: unknown) => string) | null {
  if (lists.every((list) => list.length === 0)) return null
  for (const name of names) {
    const nameOf = (entry: unknown) => {
      // Choices may stand as plain values beside objects with a value.
      const value = isDict(entry)
        ? entry[name]
        : name === 'value' && !Array.isArray(entry)
          ? entry
          : undefined
      return value === undefined || value === null || typeof value === 'object'
        ? null
        : `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`
    }
    const distinct = lists.every((list) => {
      const found = list.map(nameOf)
      return !found.includes(null) && new Set(found).size === found.length
    })
    if (distinct) return (entry) => nameOf(entry)!
  }
  return null
}

function mergeLists(
  base: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
  key: (entry: unknown) => string,
  path: string,
  found: Found,
): unknown[] {
  const byKey = (list: readonly unknown[]) => new Map(list.map((entry) => [key(entry), entry]))
  const [inBase, inMine, inTheirs] = [byKey(base), byKey(mine), byKey(theirs)]
  const order = mergeOrders([...inBase.keys()], [...inMine.keys()], [...inTheirs.keys()])
  const merged: unknown[] = []
  for (const name of order) {
    const at = (from: ReadonlyMap<string, unknown>) => (from.has(name) ? from.get(name) : gone)
    const value = merge(at(inBase), at(inMine), at(inTheirs), `${path}[${name}]`, found)
    if (value !== gone) merged.push(value)
  }
  return merged
}

/** The order of whoever moved something; theirs when both did. New entries come after the one they stood behind. */
function mergeOrders(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const common = (list: readonly string[]) =>
    list.filter((name) => mine.includes(name) && theirs.includes(name))
  const iMoved = !same(
    common(base).filter((name) => base.includes(name)),
    common(mine).filter((name) => base.includes(name)),
  )
  const theyMoved = !same(
    common(base).filter((name) => base.includes(name)),
    common(theirs).filter((name) => base.includes(name)),
  )
  const [first, second] = iMoved && !theyMoved ? [mine, theirs] : [theirs, mine]
  const order = [...first]
  for (const [index, name] of second.entries()) {
    if (order.includes(name)) continue
    const before = second.slice(0, index).findLast((own) => order.includes(own))
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, name)
  }
  return order
}

function isDict(value: unknown): value is Dict {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function same(one: unknown, other: unknown): boolean {
  if (one === gone || other === gone) return one === other
  return one === other || canonicalJson(one) === canonicalJson(other)
}
