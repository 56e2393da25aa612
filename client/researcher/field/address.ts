/** The filter stands in the address, so that it can be kept, shared and gone back to. */
import { useLocation, useSearch } from 'wouter'

type Values = Readonly<Record<string, string | undefined>>

/** The address of a page with these values; what is empty is left out. */
export function addressOf(path: string, values: Values): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value) search.set(name, value)
  return search.size > 0 ? `${path}?${search}` : path
}

/** What the address of this page says, and how to change it. */
export function useAddress<Name extends string>(path: string, names: readonly Name[]) {
  const [, goTo] = useLocation()
  const given = new URLSearchParams(useSearch())
  const values = Object.fromEntries(
    names.flatMap((name) => (given.get(name) ? [[name, given.get(name)!]] : [])),
  ) as Partial<Record<Name, string>>
  const address = (change: Partial<Record<Name, string>>) => addressOf(path, { ...values, ...change })
  return { values, address, change: (more: Partial<Record<Name, string>>) => goTo(address(more)) }
}
