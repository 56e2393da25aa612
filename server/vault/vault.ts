/**
 * Encryption of identity. AES-256-GCM with a fresh nonce a field; the place it belongs to (table, row, column) is
 * authenticated along, so that a field moved to another row does not open.
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import type { Secrets } from '../config.ts'
import type { Impure } from '../impure.ts'
import { newCode, normalizeCode } from './code.ts'

export interface Vault {
  seal(text: string, place: string): string
  /** Throws when the field was changed, moved, or sealed with another key. */
  open(sealed: string, place: string): string
  newCode(): string
  /** What is stored of a code or token: equal for equal input, and of no use without the pepper. */
  hash(secret: string): string
  hashCode(code: string): string
  newToken(): string
}

export function openVault(secrets: Secrets, { randomBytes }: Impure): Vault {
  const key = Buffer.from(secrets.vaultKey, 'base64')
  const pepper = Buffer.from(secrets.codePepper, 'base64')
  const hash = (secret: string) => createHmac('sha256', pepper).update(secret).digest('base64url')
  return {
    seal: (text, place) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
    },
    open: (sealed, place) => {
      const bytes = Buffer.from(sealed, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
    newCode: () => newCode(randomBytes),
    hash,
    hashCode: (code) => hash(normalizeCode(code)),
    newToken: () => Buffer.from(randomBytes(32)).toString('base64url'),
  }
}
