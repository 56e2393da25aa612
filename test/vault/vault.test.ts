import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newSecrets } from '../../server/config.ts'
import { realImpure } from '../../server/impure.ts'
import { newCode, normalizeCode } from '../../server/vault/code.ts'
import { newPseudonym } from '../../server/vault/pseudonym.ts'
import { openVault } from '../../server/vault/vault.ts'

const impure = realImpure()
const vault = openVault(newSecrets(), impure)

describe('the vault', () => {
  it('opens a field only in its own place, unchanged, and with its own key', () => {
    const sealed = vault.seal('Fatima el Amrani', 'vault_person:a:name')
    expect(sealed).not.toContain('Fatima')
    expect(() => vault.open(sealed, 'vault_person:b:name')).toThrow()
    const changed = Buffer.from(sealed, 'base64')
    changed[20]! ^= 1
    expect(() => vault.open(changed.toString('base64'), 'vault_person:a:name')).toThrow()
    expect(() => openVault(newSecrets(), impure).open(sealed, 'vault_person:a:name')).toThrow()
    expect(vault.open(sealed, 'vault_person:a:name')).toBe('Fatima el Amrani')
  })

  it('gives back any text as it was, and never the same ciphertext twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sealed = vault.seal(text, 'here')
        expect(vault.open(sealed, 'here')).toBe(text)
        expect(vault.seal(text, 'here')).not.toBe(sealed)
      }),
    )
  })

  it('hashes a code so that it is found however it was typed, and only with the pepper', () => {
    const code = vault.newCode()
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    expect(vault.hashCode(code.toLowerCase().replaceAll('-', ' '))).toBe(vault.hashCode(code))
    expect(openVault(newSecrets(), impure).hashCode(code)).not.toBe(vault.hashCode(code))
  })
})

describe('codes and pseudonyms', () => {
  it('are different each time, and read back from confused letters', () => {
    const codes = Array.from({ length: 2_000 }, () => newCode(impure.randomBytes))
    expect(new Set(codes).size).toBe(2_000)
    expect(new Set(Array.from({ length: 2_000 }, () => newPseudonym(impure.randomBytes))).size).toBe(2_000)
    expect(normalizeCode(' o1Il-abcd ')).toBe('0111ABCD')
  })
})
