import type { ContactKind } from '../domain/reach.ts'

/** The place that a sealed contact detail belongs to: it opens for this member, as this kind, and nowhere else. */
export function contactPlace(memberId: string, kind: ContactKind): string {
  return `vault_person:${memberId}:${kind}`
}
