import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { differential } from './differential.ts'
import { everyInstrument } from './every-instrument.ts'

/** A sample; `differential-run.ts` does ten thousand and more. survey-core is slow with tables and lists. */
const setsOf = (name: string) => (name === 'constructs' ? 25 : 100)

describe.each(Object.entries(everyInstrument))(
  'the compiler and the full model of survey-core on %s',
  (name, json) => {
    const sets = setsOf(name)

    beforeAll(() => {
      vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    })
    afterAll(() => {
      vi.restoreAllMocks()
    })

    it('agree on pages, visible, required, enabled, choices, valid and kept, but for the listed differences', () => {
      const outcome = differential(json, sets, 20260405, 25)
      expect(outcome.disagreements).toEqual([])
      expect(outcome.staleness).toEqual([])
      expect(outcome.threw).toBeLessThan(sets / 20)
      expect(outcome.problems).toBeGreaterThan(sets)
      expect(outcome.hiddenAnswers).toBeGreaterThan(0)
    }, 120_000)
  },
)
