import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callableFrom, dayPart } from '../../server/domain/call-list.ts'
import { plannedContacts } from '../../server/domain/planned-contacts.ts'
import {
  type CaseHistory,
  type ContactMade,
  type MemberState,
  nothingYet,
} from '../../server/domain/sample-case.ts'
import { dueContacts, nextOut } from '../../server/domain/schedule.ts'
import { nextSendingMoment } from '../../server/domain/sending-hours.ts'
import type { ContactMode, SendingRules } from '../../surveys/design.ts'
import { isHolidayCountry, publicHolidays } from '../../surveys/public-holidays.ts'
import { smallDesign } from '../support/small-study.ts'

const zone = 'Europe/Amsterdam'
const hour = 3_600_000
const rules: fc.Arbitrary<SendingRules> = fc.record({
  from: fc.constantFrom('00:00', '09:00', '12:30'),
  until: fc.constantFrom('17:00', '20:00', '24:00'),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
  holidays: fc.constantFrom('NL', null),
  perDay: fc.constant({}),
})
const moment = fc.integer({ min: Date.UTC(2006, 0), max: Date.UTC(2008, 0) })

const inZone = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })

function inHours({ from, until, weekdays, holidays }: SendingRules, at: number): boolean {
  const [date = '', time = ''] = inZone.format(at).split(', ')
  const day = date.split('/').reverse().join('-')
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  const free = holidays !== null && publicHolidays(holidays, Number(day.slice(0, 4))).has(day)
  return weekdays.includes(weekday) && !free && time >= from && time < until
}

describe('hours of sending, for any rules and any moment', () => {
  it('give a moment that is allowed, and the first: no quarter of an hour before it is', () => {
    fc.assert(
      fc.property(rules, moment, (given, at) => {
        const next = nextSendingMoment(given, zone, at)
        expect(next).toBeGreaterThanOrEqual(at)
        expect(inHours(given, next)).toBe(true)
        for (let before = next - hour / 4; before >= at && before > next - 30 * hour; before -= hour / 4) {
          expect(inHours(given, before)).toBe(false)
        }
        expect(nextSendingMoment(given, zone, next)).toBe(next)
      }),
      { numRuns: 200 },
    )
  })

  it('keep the day of the clock change: nine o’clock is nine o’clock in summer and in winter', () => {
    const nine = { from: '09:00', until: '17:00', weekdays: [7], holidays: null, perDay: {} }
    const at = (day: string) => new Date(nextSendingMoment(nine, zone, Date.parse(day))).toISOString()
    expect(at('2006-03-20T00:00:00Z')).toBe('2006-03-26T07:00:00.000Z')
    expect(at('2006-10-23T00:00:00Z')).toBe('2006-10-29T08:00:00.000Z')
  })

  it('know the holidays of a country, and no country that does not exist', () => {
    expect([...publicHolidays('NL', 2006)]).toContain('2006-04-29')
    expect(isHolidayCountry('NL')).toBe(true)
    expect(isHolidayCountry('Nederland')).toBe(false)
  })
})

const outcomes = [
  'claimed',
  'queued',
  'sent',
  'failed',
  'unknown',
  'undeliverable',
  'reached',
  'not-reached',
] as const
interface MadeBefore {
  readonly outcome: (typeof outcomes)[number]
  readonly mode: ContactMode
  readonly tries: number
  readonly hours: number
}
const made: fc.Arbitrary<MadeBefore> = fc.record({
  outcome: fc.constantFrom(...outcomes),
  mode: fc.constantFrom<ContactMode>('letter', 'email', 'telephone'),
  tries: fc.integer({ min: 1, max: 9 }),
  hours: fc.integer({ min: 0, max: 60 * 24 }),
})

describe('the schedule, whatever came of the contacts before', () => {
  const ways: readonly ContactMode[] = ['email', 'letter', 'telephone']
  const design = (sending: SendingRules) => {
    const small = smallDesign()
    const waves = small.waves.map((wave) => ({
      ...wave,
      contacts: wave.contacts.map((step) => ({ ...step, modes: ways })),
    }))
    return { ...small, sending, waves }
  }
  const member: MemberState = {
    participation: 'active',
    events: { application: '2006-03-14', decision: '2006-04-04' },
    facts: { granted: 'yes' },
    reachableBy: ['address', 'email', 'phone'],
    refusedModes: [],
  }
  const opened = Date.parse('2006-04-04T00:00:00+02:00')
  const history = (contacts: readonly MadeBefore[]): CaseHistory => ({
    ...nothingYet,
    contacts: contacts.map(({ hours, ...contact }, index): ContactMade => {
      const at = opened + hours * hour
      const kind = index === 0 ? 'invitation' : 'reminder'
      return { ...contact, kind, ordinal: Math.max(1, index), at, outcomeAt: at }
    }),
  })

  it('sends nothing outside the hours, nothing after what is open, and is quiet until it does', () => {
    fc.assert(
      fc.property(
        rules,
        fc.array(made, { maxLength: 3 }),
        fc.integer({ min: 0, max: 1_000 }),
        (given, before, later) => {
          const cases = { decision: history(before) }
          const now = opened + later * hour
          const due = dueContacts(design(given), member, cases, now)
          if (due.length > 0) {
            expect(inHours(given, now)).toBe(true)
            expect(['claimed', 'queued', 'unknown']).not.toContain(before.at(-1)?.outcome)
            expect(nextOut(design(given), member, cases, now).at).toBe(now)
          } else {
            const until = nextOut(design(given), member, cases, now).at
            expect(until).toBeGreaterThan(now)
            for (const then of [now + hour, now + 5 * hour, until - 1]) {
              if (then < until) expect(dueContacts(design(given), member, cases, then)).toEqual([])
            }
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('plans what then goes out: day, step and way', () => {
    fc.assert(
      fc.property(rules, (given) => {
        const study = design(given)
        const start = opened - 24 * hour
        const planned = plannedContacts(study, member, {}, start, start + 120 * 24 * hour)
        const cases: Record<string, CaseHistory> = {}
        const went: unknown[] = []
        for (let now = start; now < start + 120 * 24 * hour; now += hour / 2) {
          for (const { wave, step, mode } of dueContacts(study, member, cases, now)) {
            const { kind, ordinal } = step
            const own = cases[wave.id] ?? nothingYet
            const one = { kind, ordinal, mode, at: now, outcome: 'sent', outcomeAt: now } as const
            cases[wave.id] = { ...own, contacts: [...own.contacts, one] }
            const day = new Intl.DateTimeFormat('sv', { timeZone: zone }).format(now)
            went.push({ wave: wave.id, kind, ordinal, mode, day })
          }
        }
        expect(planned).toEqual(went)
      }),
      { numRuns: 25 },
    )
  })
})

describe('the call list', () => {
  it('calls again at another part of the day, and never before three hours', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const again = callableFrom(0, [{ at, outcome: 'no-answer', appointmentAt: null }], zone)
        expect(again - at).toBeGreaterThanOrEqual(3 * hour)
        expect(dayPart(again, zone)).not.toBe(dayPart(at, zone))
      }),
    )
  })
})
