/**
 * A respondent's personal code: 12 signs of Crockford's base 32 (60 bits) in groups of four, without the letters I, L,
 * O and U. Read leniently: small letters, spaces, and the letters people confuse with 0 and 1.
 */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 12

export function newCode(randomBytes: (length: number) => Uint8Array): string {
  const text = [...randomBytes(length)].map((byte) => signs[byte & 31]).join('')
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

/** The code as it was made, whatever way it was typed; anything else gives a text that matches no code. */
export function normalizeCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1').slice(0, 40)
}
