/** A member's name in everything but the vault: 12 random signs (60 bits) that say nothing, not even who came first. */
const signs = '0123456789abcdefghjkmnpqrstvwxyz'

export function newPseudonym(randomBytes: (length: number) => Uint8Array): string {
  return [...randomBytes(12)].map((byte) => signs[byte & 31]).join('')
}
