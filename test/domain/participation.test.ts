import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changeParticipation,
  mayAnswer,
  mayContact,
  type Participation,
  type ParticipationChange,
  participations,
} from '../../server/domain/participation.ts'

const changes: ParticipationChange[] = [
  'ask-no-more-contact',
  'withdraw',
  'erase',
  'report-death',
  'leave-target-group',
  'return',
]

function stateAfter(...path: ParticipationChange[]): Participation {
  return path.reduce<Participation>((state, change) => changeParticipation(state, change) ?? state, 'active')
}

describe('participation', () => {
  it('never returns from erasure, whatever follows', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...changes)), (path) => {
        expect(stateAfter('erase', ...path)).toBe('erased')
      }),
    )
  })

  it('always allows erasure, once', () => {
    for (const state of participations) {
      expect(changeParticipation(state, 'erase')).toBe(state === 'erased' ? null : 'erased')
    }
  })

  it('contacts only who is active, and lets who wants no letters still answer', () => {
    expect(participations.filter(mayContact)).toEqual(['active'])
    expect(participations.filter(mayAnswer)).toEqual(['active', 'no-more-contact'])
  })

  it('brings back to active who withdrew and returns', () => {
    expect(stateAfter('withdraw', 'return')).toBe('active')
  })
})
