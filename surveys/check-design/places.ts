/** The page, panels and element that the text at this path stands in, from outside to inside. */
export function chainAt(json: unknown, path: string): string[] {
  let at: unknown = json
  const chain: string[] = []
  for (const key of path.match(/[^.[\]]+/g) ?? []) {
    const within = at as Readonly<Record<string, unknown>>
    if (typeof within.name === 'string') chain.push(within.name)
    at = within[key]
  }
  return chain
}
