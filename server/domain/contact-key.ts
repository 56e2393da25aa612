/** A contact, and one try of one, as a text. A try stands in message numbers and in the address for bounces: unique for ever. */
import type { ContactStep } from '../../surveys/design.ts'

export interface ContactKey {
  readonly caseId: string
  readonly kind: ContactStep['kind']
  readonly ordinal: number
}

export interface TryKey extends ContactKey {
  readonly tries: number
}

/** Of the contact, whatever the try. */
export function writeContactKey({ caseId, kind, ordinal }: ContactKey): string {
  return `${kind} ${ordinal} ${caseId}`
}

export function writeTryKey({ caseId, kind, ordinal, tries }: TryKey): string {
  return `${kind[0]}${ordinal}-${tries}-${caseId}`
}

export function readTryKey(text: string): TryKey | null {
  const [, kind, ordinal, tries, caseId] = /^([ir])(\d+)-(\d+)-([a-z0-9]+)$/.exec(text) ?? []
  if (!caseId) return null
  return {
    caseId,
    kind: kind === 'i' ? 'invitation' : 'reminder',
    ordinal: Number(ordinal),
    tries: Number(tries),
  }
}
