/** What is another than it was: the places of a plan, or of anything else that is plain data, that differ. */
export interface Difference {
  /** Names of the parts down to the place, with dots. */
  readonly path: string
  /** As JSON; undefined: was not there, or is not there any more. */
  readonly before: string | undefined
  readonly after: string | undefined
}

/** Lists of objects that have a name are compared by it, so that another order alone is one difference. */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const [own, other] = [partsOf(before), partsOf(after)]
  if (own === null || other === null)
    return [{ path, before: JSON.stringify(before), after: JSON.stringify(after) }]
  const keys = [...new Set([...own.keys(), ...other.keys()])]
  const found = keys.flatMap((key) =>
    differences(own.get(key), other.get(key), path === '' ? key : `${path}.${key}`),
  )
  return found.length > 0
    ? found
    : [{ path, before: JSON.stringify([...own.keys()]), after: JSON.stringify([...other.keys()]) }]
}

function partsOf(value: unknown): Map<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null
  if (!Array.isArray(value)) return new Map(Object.entries(value))
  const names = value.map((entry: unknown) => {
    const { variable, name } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<
      string,
      unknown
    >
    return variable ?? name
  })
  const named = names.every((name) => typeof name === 'string') && new Set(names).size === names.length
  return named ? new Map(value.map((entry, place) => [String(names[place]), entry])) : null
}
