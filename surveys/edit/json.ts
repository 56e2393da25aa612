/** A questionnaire as the designer changes it: plain JSON, never rebuilt, so that nothing in it is lost. */

export type Json = Readonly<Record<string, unknown>>
/** Where something stands: `['pages', 0, 'elements', 2]`. */
export type Path = readonly (string | number)[]

/** As checks write a place: `pages[0].elements[2]`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`,
    '',
  )
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function valueAt(json: unknown, path: Path): unknown {
  let value = json
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string | number, unknown>)[key]
  }
  return value
}

/** The same with another value there; undefined takes the property or the entry away. What is not on the way stays itself. */
export function setAt<T>(json: T, path: Path, value: unknown): T {
  const [key, ...rest] = path
  if (key === undefined) return value as T
  if (Array.isArray(json)) {
    const list = [...json]
    if (rest.length === 0 && value === undefined) list.splice(Number(key), 1)
    else list[Number(key)] = setAt(list[Number(key)], rest, value)
    return list as T
  }
  if (!isJson(json) && json !== undefined)
    throw new RangeError(`setAt requires an object or list at '${String(key)}', got ${typeof json}`)
  const before = (json ?? {}) as Json
  const next =
    rest.length === 0 ? value : setAt(Object.hasOwn(before, key) ? before[key] : undefined, rest, value)
  const entries = Object.entries(before).filter(([name]) => name !== key || next !== undefined)
  const changed = entries.map(([name, own]) => [name, name === key ? next : own] as const)
  const added = next !== undefined && !Object.hasOwn(before, key)
  return Object.fromEntries(added ? [...changed, [key, next]] : changed) as T
}

/** The same with an entry more in a list; the list is made when it is not there. */
export function insertAt<T>(json: T, list: Path, index: number, entry: unknown): T {
  const before = valueAt(json, list)
  if (before !== undefined && !Array.isArray(before))
    throw new RangeError(`insertAt requires a list at '${list.join('.')}'`)
  const entries = [...((before as unknown[] | undefined) ?? [])]
  entries.splice(index, 0, entry)
  return setAt(json, list, entries)
}

/**
 * An entry of a list goes to another place. `index` is counted before it leaves its own.
 * Null when it cannot go there: into itself.
 */
export function moveTo<T>(json: T, from: Path, list: Path, index: number): T | null {
  if (from.every((key, place) => list[place] === key)) return null
  const entry = valueAt(json, from)
  const [fromList, fromIndex] = [from.slice(0, -1), Number(from.at(-1))]
  if (samePath(fromList, list)) {
    const entries = [...(valueAt(json, list) as unknown[])]
    entries.splice(fromIndex, 1)
    entries.splice(index > fromIndex ? index - 1 : index, 0, entry)
    return setAt(json, list, entries)
  }
  // It leaves first: an earlier place in the way to the new one then counts one less.
  const without = setAt(json, from, undefined)
  const depth = fromList.length
  const passes = fromList.every((key, place) => list[place] === key) && typeof list[depth] === 'number'
  const target =
    passes && (list[depth] as number) > fromIndex
      ? [...list.slice(0, depth), (list[depth] as number) - 1, ...list.slice(depth + 1)]
      : list
  return insertAt(without, target, index, entry)
}

export function samePath(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((key, place) => other[place] === key)
}
