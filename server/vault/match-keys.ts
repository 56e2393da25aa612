/**
 * What tells that two records may be one person, as keyed hashes: equal for equal people within a study, of no use
 * without the pepper, and not the same in another study.
 */
import type { Address } from '../channels/channel.ts'
import type { Vault } from './vault.ts'

/** register: certain · the others: possible. home is a name at a postcode and house number. */
export type MatchKind = 'register' | 'email' | 'phone' | 'home'

export interface Identity {
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly address: Address | null
  readonly registerNumber?: string | null
}

export function matchKeys(vault: Vault, studyId: string, who: Identity): { kind: MatchKind; hash: string }[] {
  const found: [MatchKind, string | null][] = [
    ['register', who.registerNumber ? plain(who.registerNumber) : null],
    ['email', who.email?.trim().toLowerCase() || null],
    ['phone', who.phone ? who.phone.replace(/[^\d+]/g, '') : null],
    ['home', home(who)],
  ]
  return found.flatMap(([kind, value]) =>
    value ? [{ kind, hash: vault.hash(`match ${studyId} ${kind} ${value}`) }] : [],
  )
}

/** Last word of the name at a postcode and house number: 'F. el Amrani' and 'Fatima El Amrani' are one. */
function home({ name, address }: Identity): string | null {
  const house = address?.street.match(/\d+/g)?.at(-1)
  const surname = plain(name.trim().split(/\s+/).at(-1) ?? '')
  const postcode = address ? plain(address.postcode) : ''
  return house && surname && postcode ? `${surname} ${postcode} ${house}` : null
}

/** Without accents, signs and capitals. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}
