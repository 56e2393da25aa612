import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countingRows,
  cumulativeIncidence,
  type DatedEvents,
  durability,
  exitTimes,
  kaplanMeier,
  lastingExitTimes,
  returnTimes,
  type SpellRules,
  spellsOf,
} from '../../analysis/index.ts'

const NAMES = ['start', 'work', 'other', 'talk']
const RULES: SpellRules = { begins: ['start'], ends: ['work', 'other'] }

function events(...rows: readonly (readonly [member: number, day: number, name: string])[]): DatedEvents {
  return {
    member: Float64Array.from(rows, ([member]) => member),
    day: Float64Array.from(rows, ([, day]) => day),
    event: Float64Array.from(rows, ([, , name]) => NAMES.indexOf(name)),
    names: NAMES,
  }
}
const observed = (...rows: readonly (readonly [member: number, first: number, last: number])[]) => ({
  member: Float64Array.from(rows, ([member]) => member),
  first: Float64Array.from(rows, ([, first]) => first),
  last: Float64Array.from(rows, ([, , last]) => last),
})

describe('spells of dated events', () => {
  test('run from a beginning to the next end, and to the last day observed when there is none', () => {
    const found = spellsOf(
      events([2, 30, 'start'], [1, 50, 'other'], [1, 0, 'start'], [1, 80, 'start'], [2, 10, 'work']),
      observed([1, 0, 200], [2, 0, 90]),
      RULES,
    )
    expect([...found.member]).toEqual([1, 1, 2])
    expect([...found.number]).toEqual([1, 2, 1])
    expect([...found.begin]).toEqual([0, 80, 30])
    expect([...found.end]).toEqual([50, 200, 90])
    expect([...found.reason]).toEqual([2, 0, 0])
  })
  test('do not end for a gap that is bridged, and not for one on a single day', () => {
    const given = events(
      [1, 0, 'start'],
      [1, 50, 'work'],
      [1, 50, 'start'],
      [1, 90, 'work'],
      [1, 110, 'start'],
    )
    const seen = observed([1, 0, 150])
    expect([...spellsOf(given, seen, RULES).end]).toEqual([90, 150])
    expect([...spellsOf(given, seen, { ...RULES, bridge: 20 }).end]).toEqual([150])
    expect([...spellsOf(given, seen, { ...RULES, bridge: 19 }).end]).toEqual([90, 150])
  })
  test('that began before a member was observed count from their beginning, with late entry', () => {
    const given = events([1, -100, 'start'], [1, 20, 'work'], [2, -100, 'start'], [2, -50, 'work'])
    const found = spellsOf(given, observed([1, 0, 60], [2, 0, 60]), RULES)
    expect([...found.member]).toEqual([1])
    expect([...exitTimes(found).start]).toEqual([100])
    expect([...exitTimes(found).stop]).toEqual([120])
  })
  test('are refused with a sentence when events and observation contradict each other', () => {
    const seen = observed([1, 0, 60])
    expect(() => spellsOf(events([1, 70, 'start']), seen, RULES)).toThrow('got day 70 after 60 for member 1')
    expect(() => spellsOf(events([2, 10, 'start']), seen, RULES)).toThrow('requires member 2 to be observed')
    expect(() => spellsOf(events([1, 1, 'start']), seen, { begins: ['in'], ends: [] })).toThrow(
      "requires an event 'in', got start, work, other, talk",
    )
  })
  test('of one member never overlap, end within observation, and only the last is open', () => {
    const dated = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 100 }), fc.constantFrom(...NAMES)),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(dated, fc.integer({ min: 0, max: 30 }), (rows, bridge) => {
        const seen = observed([1, 0, 100], [2, 0, 100], [3, 50, 100], [4, 0, 120])
        const found = spellsOf(events(...rows), seen, { ...RULES, bridge })
        for (let i = 0; i < found.member.length; i++) {
          expect(found.begin[i]).toBeLessThanOrEqual(found.end[i]!)
          expect(found.end[i]).toBeLessThanOrEqual(found.seenUntil[i]!)
          if (found.member[i + 1] !== found.member[i]) continue
          expect(found.reason[i]).toBeGreaterThan(0)
          expect(found.begin[i + 1]! - found.end[i]!).toBeGreaterThan(bridge)
        }
        const whole = exitTimes(found)
        const cut = countingRows(found, events(...rows.filter(([, , name]) => name === 'talk')))
        const time = (rows: { start: Float64Array; stop: Float64Array }) =>
          rows.stop.reduce((sum, stop, i) => sum + stop - rows.start[i]!, 0)
        expect(time(cut)).toBe(time(whole))
        expect(cut.event.filter((event) => event > 0).length).toBe(
          whole.event.filter((event) => event > 0).length,
        )
      }),
    )
  })
})

describe('leaving, coming back and staying away', () => {
  const given = events(
    [1, 0, 'start'],
    [1, 100, 'work'],
    [1, 160, 'start'],
    [1, 220, 'other'],
    [2, 0, 'start'],
    [2, 150, 'work'],
    [3, 0, 'start'],
    [4, 0, 'start'],
    [4, 380, 'other'],
  )
  const spells = spellsOf(given, observed([1, 0, 800], [2, 0, 800], [3, 0, 800], [4, 0, 400]), RULES)

  test('times to exit and to return have an event only when it was seen', () => {
    expect([...exitTimes(spells).stop]).toEqual([100, 60, 150, 800, 380])
    expect([...exitTimes(spells).event]).toEqual([1, 2, 1, 0, 2])
    expect([...returnTimes(spells).stop]).toEqual([60, 580, 650, 20])
    expect([...returnTimes(spells).event]).toEqual([1, 0, 0, 0])
  })
  test('an exit that lasts is the first one without a return in time', () => {
    expect([...lastingExitTimes(spells, 90).stop]).toEqual([220, 150, 800, 380])
    expect([...lastingExitTimes(spells, 90).event]).toEqual([2, 1, 0, 0])
    expect([...lastingExitTimes(spells, 50).event]).toEqual([1, 1, 0, 0])
  })
  test('the share still out counts only who is observed long enough', () => {
    const found = durability(spells, 110, 100)
    expect(found.known).toBe(4)
    expect(found.out.estimate).toBe(0.25)
    expect(found.stillOut.estimate).toBe(0)
    const later = durability(spells, 240, 400)
    expect(later.known).toBe(3)
    expect(later.stillOut.estimate).toBeCloseTo(2 / 3, 15)
    expect(later.staying.estimate).toBe(1)
    expect(() => durability(spells, 500, 500)).toThrow('observed for 1000 days, got none')
  })
  test('shares by reason and the share still in add up to one', () => {
    const { stop, event, start } = exitTimes(spells)
    const found = cumulativeIncidence(stop, event, 2, start)
    found.times.forEach((_, i) => {
      const left = found.events.reduce((sum, { incidence }) => sum + incidence[i]!, 0)
      expect(left + found.survival[i]!).toBeCloseTo(1, 14)
    })
    const curve = kaplanMeier(stop, event, start)
    curve.survival.forEach((share, i) => {
      expect(found.survival[i]).toBeCloseTo(share, 14)
      if (share > 0) expect(found.survivalVariance[i]).toBeCloseTo(share ** 2 * curve.logVariance[i]!, 14)
    })
  })
})
