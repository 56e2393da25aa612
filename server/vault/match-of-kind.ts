import type { ContactKind } from '../domain/reach.ts'
import type { MatchKind } from './match-keys.ts'

/** The match key that stands for a contact detail. */
export const matchOfKind: Readonly<Record<ContactKind, MatchKind>> = {
  address: 'home',
  email: 'email',
  phone: 'phone',
}
