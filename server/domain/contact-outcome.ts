/**
 * What became of one contact.
 *
 * claimed: being sent · queued: in a print run, or on the call list · sent: handed over · failed: certainly not handed
 * over, tried again · unknown: the program stopped between handing over and noting; a researcher says which ·
 * undeliverable: refused or returned · reached, not-reached: by telephone.
 */
export const contactOutcomes = [
  'claimed',
  'queued',
  'sent',
  'failed',
  'unknown',
  'undeliverable',
  'reached',
  'not-reached',
] as const

export type ContactOutcome = (typeof contactOutcomes)[number]

const next: Readonly<Record<ContactOutcome, readonly ContactOutcome[]>> = {
  claimed: ['queued', 'sent', 'failed', 'undeliverable', 'unknown'],
  // Only what certainly was not handed over goes out again.
  failed: ['claimed', 'queued'],
  // Undeliverable: it came back, so it had gone out.
  unknown: ['sent', 'failed', 'undeliverable'],
  // Failed: taken out of the run again, because it is not needed any more.
  queued: ['sent', 'failed', 'undeliverable', 'reached', 'not-reached'],
  sent: ['undeliverable'],
  // By another way, to another address. Back on the call list: what was noted of a call is taken back.
  undeliverable: ['claimed', 'queued'],
  reached: ['queued'],
  'not-reached': ['queued'],
}

/** Did it certainly not reach the member, so that it may go out again, perhaps by another way? */
export function mayBeTriedAgain(outcome: ContactOutcome): boolean {
  return outcome === 'failed' || outcome === 'undeliverable'
}

/** Is it still to be seen what becomes of it? Until then nothing follows it. */
export function isOpen(outcome: ContactOutcome): boolean {
  return outcome === 'claimed' || outcome === 'queued' || outcome === 'unknown'
}

/** May a contact with this outcome come to have that one? */
export function mayBecome(from: ContactOutcome, to: ContactOutcome): boolean {
  return next[from].includes(to)
}
