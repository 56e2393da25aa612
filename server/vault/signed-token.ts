/**
 * A token that carries what it is about, and cannot be made by who does not have our secret. Small letters only: it
 * also stands in e-mail addresses, where capitals get lost.
 */
import type { Vault } from './vault.ts'

type Purpose = 'bounce' | 'stop-email'

/** 64 bits. */
const signatureLength = 16

export function signedToken(vault: Vault, purpose: Purpose, about: string): string {
  return `${about}-${signature(vault, purpose, about)}`
}

/** What it is about, or null for one that we did not make for this purpose. */
export function readSignedToken(vault: Vault, purpose: Purpose, token: string): string | null {
  const at = token.lastIndexOf('-')
  const about = token.slice(0, Math.max(0, at)).toLowerCase()
  const given = token.slice(at + 1).toLowerCase()
  return given === signature(vault, purpose, about) ? about : null
}

function signature(vault: Vault, purpose: Purpose, about: string): string {
  const hash = Buffer.from(vault.hash(`${purpose}:${about}`), 'base64url')
  return hash.toString('hex').slice(0, signatureLength)
}
