import { describe, expect, it } from 'vitest'
import { type ContactOutcome, contactOutcomes, mayBecome } from '../../server/domain/contact-outcome.ts'

/** Outcomes that can come to stand after one, without passing through another. */
function reachable(from: ContactOutcome, without: ContactOutcome): ContactOutcome[] {
  const seen = new Set<ContactOutcome>()
  const next = [from]
  for (let one = next.pop(); one; one = next.pop()) {
    for (const other of contactOutcomes) {
      if (other === without || seen.has(other) || !mayBecome(one, other)) continue
      seen.add(other)
      next.push(other)
    }
  }
  return [...seen]
}

describe('what became of a contact', () => {
  it('pain 2: is not sent again once it was sent, unless it came back', () => {
    expect(reachable('sent', 'undeliverable')).toEqual([])
  })

  it('pain 2: is not sent again while nobody knows, unless somebody finds that it did not go out', () => {
    const after = contactOutcomes.filter((outcome) => mayBecome('unknown', outcome))
    expect(after).toEqual(['sent', 'failed', 'undeliverable'])
  })

  it('comes to an end: every outcome that is not one can still become one', () => {
    for (const open of ['claimed', 'queued', 'failed', 'unknown'] as const)
      expect(
        contactOutcomes.some((outcome) => outcome === 'sent' && reachable(open, open).includes(outcome)),
      ).toBe(true)
  })
})
