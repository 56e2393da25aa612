import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, anchorDay } from '../../server/domain/calendar.ts'
import { type CaseHistory, caseState, type MemberState, nothingYet } from '../../server/domain/sample-case.ts'
import { dueContacts, nextOut } from '../../server/domain/schedule.ts'
import { waveWindow } from '../../server/domain/window.ts'
import { smallDesign } from '../support/small-study.ts'

const design = smallDesign()
const start = Date.parse('2006-03-01T00:00:00Z')
const dayLength = 86_400_000

/** What may happen to a member, in any order, on any day of two years. */
type Happening =
  | { kind: 'decision'; day: number }
  | { kind: 'granted'; value: 'yes' | 'no' }
  | { kind: 'begin' | 'save' | 'complete' | 'refuse'; wave: number }
  | { kind: 'stop-contact' | 'withdraw' }
  | { kind: 'pause'; days: number }

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('decision'), day: fc.integer({ min: 0, max: 400 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('granted'), value: fc.constantFrom('yes', 'no') }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('begin', 'save', 'complete', 'refuse'),
      wave: fc.integer({ min: 0, max: 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('stop-contact', 'withdraw') }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('pause'), days: fc.integer({ min: 1, max: 60 }) }) },
) as fc.Arbitrary<Happening>

/** Takes part, and has an address. */
const byLetter = { participation: 'active', reachableBy: ['address'], refusedModes: [] } as const

interface Sending {
  readonly wave: string
  readonly key: string
  readonly at: number
}

/** Lives through the happenings with a sender that ticks now and then; gives what was sent, and checks as it goes. */
function live(
  application: string,
  happenings: readonly Happening[],
  check: (world: World) => void,
): Sending[] {
  let member: MemberState = { ...byLetter, events: { application }, facts: { granted: 'yes' } }
  const cases: Record<string, CaseHistory> = {}
  const sent: Sending[] = []
  let now = start
  const tick = () => {
    check({ member, cases, now })
    for (const due of dueContacts(design, member, cases, now)) {
      const history = cases[due.wave.id] ?? nothingYet
      const { step, mode } = due
      const contact = { kind: step.kind, ordinal: step.ordinal, at: now, mode, outcome: 'sent' } as const
      cases[due.wave.id] = { ...history, contacts: [...history.contacts, contact] }
      sent.push({ wave: due.wave.id, key: `${due.step.kind} ${due.step.ordinal}`, at: now })
    }
  }
  const change = (wave: number, set: Partial<CaseHistory>) => {
    const design_ = design.waves[wave]!
    const history = cases[design_.id] ?? nothingYet
    if (!caseState(design, design_, member, history, now).open) return
    cases[design_.id] = { ...history, ...set }
  }
  for (const event of happenings) {
    tick()
    if (event.kind === 'pause') now += event.days * dayLength
    if (event.kind === 'decision') {
      member = { ...member, events: { ...member.events, decision: addDays(application, event.day) } }
    }
    if (event.kind === 'granted') member = { ...member, facts: { granted: event.value } }
    if (event.kind === 'stop-contact') member = { ...member, participation: 'no-more-contact' }
    if (event.kind === 'withdraw') member = { ...member, participation: 'withdrawn' }
    if (event.kind === 'begin' || event.kind === 'save') {
      const first = cases[design.waves[event.wave]!.id]?.firstAccessAt ?? now
      change(event.wave, { firstAccessAt: first, lastActivityAt: now })
    }
    if (event.kind === 'complete')
      change(event.wave, { firstAccessAt: now, lastActivityAt: now, completedAt: now })
    if (event.kind === 'refuse') change(event.wave, { refusedAt: now })
  }
  tick()
  return sent
}

interface World {
  readonly member: MemberState
  readonly cases: Readonly<Record<string, CaseHistory>>
  readonly now: number
}

const application = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2006-03-01', days))
const life = fc.array(happening, { maxLength: 40 })

describe('the schedule, for any dates and any order of events', () => {
  it('never contacts anyone before the window opens, or after it has ended', () => {
    fc.assert(
      fc.property(application, life, (day, happenings) => {
        live(day, happenings, ({ member, cases, now }) => {
          for (const due of dueContacts(design, member, cases, now)) {
            const window = waveWindow(due.wave, member.events, design.timeZone)
            expect(typeof window).toBe('object')
            if (typeof window === 'string') return
            expect(now).toBeGreaterThanOrEqual(window.opens)
            expect(now).toBeLessThan(window.hardEnd)
          }
        })
      }),
      { numRuns: 400 },
    )
  })

  it('never contacts anyone after completion, refusal, a stop or without a granted benefit', () => {
    fc.assert(
      fc.property(application, life, (day, happenings) => {
        live(day, happenings, ({ member, cases, now }) => {
          for (const due of dueContacts(design, member, cases, now)) {
            expect(cases[due.wave.id]?.completedAt ?? null).toBeNull()
            expect(cases[due.wave.id]?.refusedAt ?? null).toBeNull()
            expect(member.participation).toBe('active')
            expect(member.facts.granted).toBe('yes')
          }
        })
      }),
      { numRuns: 400 },
    )
  })

  it('sends no contact twice, each reminder after its invitation, and at most one contact a day', () => {
    fc.assert(
      fc.property(application, life, (day, happenings) => {
        const sent = live(day, happenings, () => undefined)
        for (const wave of design.waves) {
          const own = sent.filter((contact) => contact.wave === wave.id)
          expect(new Set(own.map(({ key }) => key)).size).toBe(own.length)
          const times = own.map(({ at }) => at)
          expect(new Set(times).size).toBe(times.length)
          const order = own.map(({ key }) => ['invitation 1', 'reminder 1', 'reminder 2'].indexOf(key))
          expect([...order].sort()).toEqual(order)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('lets nobody expire while answering: a day after any activity the case is still open, up to the hard end', () => {
    fc.assert(
      fc.property(application, life, (day, happenings) => {
        live(day, happenings, ({ member, cases, now }) => {
          for (const wave of design.waves) {
            const history = cases[wave.id]
            if (!history?.lastActivityAt || history.completedAt || history.refusedAt) continue
            const window = waveWindow(wave, member.events, design.timeZone)
            if (typeof window === 'string') continue
            const soon = Math.max(now, history.lastActivityAt + dayLength)
            const still = soon < Math.min(window.hardEnd, history.lastActivityAt + wave.graceDays * dayLength)
            const takesPart = member.participation !== 'withdrawn' && member.facts.granted === 'yes'
            if (still && takesPart && soon >= window.opens) {
              expect(caseState(design, wave, member, history, soon).status).toBe('started')
            }
          }
        })
      }),
      { numRuns: 400 },
    )
  })

  it('finds everything due after any pause of the server: the first tick in the window sends the invitation', () => {
    fc.assert(
      fc.property(
        application,
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 0, max: 41 }),
        (day, after, pause) => {
          const events = { application: day, decision: addDays(day, after) }
          const member: MemberState = { ...byLetter, events, facts: { granted: 'yes' } }
          const window = waveWindow(design.waves[0]!, events, design.timeZone)
          if (typeof window === 'string') throw new Error('the wave has a window')
          const due = dueContacts(design, member, {}, window.opens + pause * dayLength)
          expect(due.map(({ wave, step }) => [wave.id, step.kind])).toContainEqual(['decision', 'invitation'])
        },
      ),
    )
  })

  it('knows until when it is quiet: nothing becomes due before, whatever the member does meanwhile', () => {
    fc.assert(
      fc.property(
        application,
        life,
        fc.integer({ min: 0, max: 90 }),
        fc.boolean(),
        (day, happenings, later, acts) => {
          live(day, happenings, ({ member, cases, now }) => {
            const until = nextOut(design, member, cases, now).at
            const then = now + later * dayLength
            if (then >= until) return
            const lived = { ...cases }
            for (const wave of acts ? design.waves : []) {
              const history = cases[wave.id] ?? nothingYet
              if (!caseState(design, wave, member, history, now).open) continue
              lived[wave.id] = {
                ...history,
                firstAccessAt: history.firstAccessAt ?? now,
                lastActivityAt: now,
              }
            }
            expect(dueContacts(design, member, lived, then)).toEqual([])
          })
        },
      ),
      { numRuns: 400 },
    )
  })

  it('follows a corrected date: what has not happened moves along, what was completed stays', () => {
    const facts = { granted: 'yes' }
    const early: MemberState = {
      ...byLetter,
      events: { application: '2006-03-14', decision: '2006-04-04' },
      facts,
    }
    const late: MemberState = { ...early, events: { ...early.events, decision: '2006-05-20' } }
    const april = Date.parse('2006-04-10T10:00:00Z')
    expect(dueContacts(design, early, {}, april).map(({ wave }) => wave.id)).toEqual(['decision'])
    expect(dueContacts(design, late, {}, april)).toEqual([])
    const done: CaseHistory = {
      ...nothingYet,
      firstAccessAt: april,
      lastActivityAt: april,
      completedAt: april,
    }
    expect(caseState(design, design.waves[0]!, late, done, april).status).toBe('complete')
  })

  it('does not hold a wave whose period is empty because the decision came too late', () => {
    const events = { application: '2006-03-14', decision: '2006-10-01' }
    expect(waveWindow(design.waves[1]!, events, design.timeZone)).toBe('not-held')
  })
})

describe('days of a study', () => {
  it('clamp to the end of the month: 31 August and six months is 28 February', () => {
    expect(anchorDay({ event: 'application', months: 6 }, { application: '2006-08-31' })).toBe('2007-02-28')
  })

  it('begin at midnight in the study’s own zone, summer and winter', () => {
    const opens = (day: string) => {
      const window = waveWindow(design.waves[0]!, { application: day, decision: day }, 'Europe/Amsterdam')
      return typeof window === 'string' ? window : new Date(window.opens).toISOString()
    }
    expect(opens('2006-03-01')).toBe('2006-02-28T23:00:00.000Z')
    expect(opens('2006-04-01')).toBe('2006-03-31T22:00:00.000Z')
  })
})
