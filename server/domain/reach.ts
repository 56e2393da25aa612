/** By which way a member can be reached: the protocol's ways in order, the first that is open. */
import type { ContactMode } from '../../surveys/design.ts'

/** A kind of contact detail. */
export type ContactKind = 'address' | 'email' | 'phone'
/** Who told it. */
export type ContactSource = 'sample' | 'register' | 'respondent' | 'staff'
/** Why it is not used any more: another came in its place, it came back, it was somebody else's. */
export type ContactEnd = 'replaced' | 'returned' | 'wrong'

/** What each way of contact needs. */
const kindOf: Readonly<Record<ContactMode, ContactKind>> = {
  letter: 'address',
  email: 'email',
  sms: 'phone',
  telephone: 'phone',
}

export interface Reach {
  readonly reachableBy: readonly ContactKind[]
  readonly refusedModes: readonly ContactMode[]
}

/** Null when none of the ways is open: nothing is known, or the member does not want it. */
export function openMode(modes: readonly ContactMode[], member: Reach): ContactMode | null {
  const open = (mode: ContactMode) =>
    member.reachableBy.includes(kindOf[mode]) && !member.refusedModes.includes(mode)
  return modes.find(open) ?? null
}

/** What a returned contact by this way was sent to. */
export function kindOfMode(mode: ContactMode): ContactKind {
  return kindOf[mode]
}
