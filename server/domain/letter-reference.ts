/**
 * What stands at the foot of a letter: 8 signs of Crockford's base 32 (40 bits) in two groups. Not the personal code: who
 * opens the returned mail cannot enter with it.
 */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export function newReference(bytes: Uint8Array): string {
  const text = [...bytes.slice(0, 8)].map((byte) => signs[byte & 31]).join('')
  return `${text.slice(0, 4)}-${text.slice(4)}`
}

/** The reference as it was printed, however it was typed or scanned. */
export function normalizeReference(typed: string): string {
  const bare = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return `${bare.slice(0, 4)}-${bare.slice(4, 12)}`
}
