import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contactOutcomes } from '../../server/domain/contact-outcome.ts'
import {
  type CaseEvents,
  type DispositionCode,
  disposition,
  dispositionCodes,
  type MemberEvents,
} from '../../server/domain/disposition.ts'
import { participations } from '../../server/domain/participation.ts'
import { nothingYet } from '../../server/domain/sample-case.ts'
import { smallDesign } from '../support/small-study.ts'

const design = smallDesign()
const wave = design.waves[0]!
const at = (day: string) => Date.parse(`${day}T11:00:00Z`)
/** The window: 4 April up to and including 15 May 2006. */
const [opened, halfway, over] = [at('2006-04-04'), at('2006-04-20'), at('2006-06-20')]

const active: MemberEvents = {
  participation: 'active',
  participationAt: at('2006-03-01'),
  events: { application: '2006-03-14', decision: '2006-04-04' },
  facts: { benefit: 'WW', granted: 'yes' },
  reachableBy: ['address'],
  refusedModes: [],
}
const none: CaseEvents = { history: nothingYet, answered: 0, correction: null }
const contact = (outcome: (typeof contactOutcomes)[number]): CaseEvents => ({
  ...none,
  history: {
    ...nothingYet,
    contacts: [{ kind: 'invitation', ordinal: 1, at: opened, mode: 'letter', outcome }],
  },
})
const begun = (answered: number): CaseEvents => ({
  ...contact('sent'),
  answered,
  history: { ...contact('sent').history, firstAccessAt: halfway, lastActivityAt: halfway },
})
const code = (member: MemberEvents, events: CaseEvents, now: number): DispositionCode =>
  disposition(design, wave, member, events, now).code

describe('the disposition of a case', () => {
  const expected: [string, MemberEvents, CaseEvents, number, DispositionCode, boolean][] = [
    ['has not been opened', active, none, at('2006-03-20'), '3.11', false],
    [
      'was handed in',
      active,
      { ...begun(1), history: { ...begun(1).history, completedAt: halfway } },
      halfway,
      '1.1',
      true,
    ],
    [
      'was refused',
      active,
      { ...none, history: { ...nothingYet, refusedAt: halfway } },
      halfway,
      '2.112',
      true,
    ],
    ['is being answered', active, begun(0.9), halfway, '2.12', false],
    ['was answered for the larger part', active, begun(0.5), over, '1.2', true],
    ['was broken off', active, begun(0.4), over, '2.12', true],
    ['was opened and left', active, begun(0), over, '2.1121', true],
    ['was sent and nothing came back', active, contact('sent'), over, '3.19', true],
    ['was returned by the post', active, contact('undeliverable'), over, '3.31', true],
    ['was never sent', active, none, over, '3.11', true],
    ['could not be handed over', active, contact('failed'), over, '3.11', true],
    ['may have been sent', active, contact('unknown'), over, '3.19', true],
    ['was spoken about by telephone', active, contact('reached'), over, '2.90', true],
    [
      'is of who was not granted a benefit',
      { ...active, facts: { granted: 'no' } },
      none,
      halfway,
      '4.10',
      true,
    ],
    [
      'is of who withdrew before',
      { ...active, participation: 'withdrawn', participationAt: at('2006-03-20') },
      none,
      halfway,
      '2.112',
      true,
    ],
    [
      'is of who withdrew halfway',
      { ...active, participation: 'withdrawn', participationAt: halfway },
      begun(0.2),
      halfway,
      '2.112',
      true,
    ],
    [
      'is of who withdrew after most pages',
      { ...active, participation: 'withdrawn', participationAt: halfway },
      begun(0.8),
      halfway,
      '1.2',
      true,
    ],
    [
      'is of who withdrew after the window',
      { ...active, participation: 'withdrawn', participationAt: over },
      contact('sent'),
      over,
      '3.19',
      true,
    ],
    [
      'is of who asked for no more letters, and is silent',
      { ...active, participation: 'no-more-contact', participationAt: halfway },
      contact('sent'),
      over,
      '2.112',
      true,
    ],
    [
      'is of who died before',
      { ...active, participation: 'deceased', participationAt: at('2006-03-20') },
      none,
      halfway,
      '4.10',
      true,
    ],
    [
      'is of who died meanwhile',
      { ...active, participation: 'deceased', participationAt: halfway },
      contact('sent'),
      halfway,
      '2.31',
      true,
    ],
    [
      'is of who moved abroad meanwhile',
      { ...active, participation: 'moved-abroad', participationAt: halfway },
      none,
      halfway,
      '2.26',
      true,
    ],
    [
      'is of a second record of the same person',
      { ...active, participation: 'duplicate', participationAt: halfway },
      none,
      halfway,
      '4.81',
      true,
    ],
    [
      'has an empty period',
      { ...active, events: { application: '2006-05-01', decision: '2006-04-04' } },
      none,
      over,
      '4.90',
      true,
    ],
    ['waits for a date', { ...active, events: { application: '2006-03-14' } }, none, over, '3.11', false],
  ]
  it.each(expected)('that %s', (_, member, events, now, wanted, final) => {
    expect(disposition(design, wave, member, events, now)).toMatchObject({ code: wanted, final })
  })

  it('is what a researcher made of it, until answers come in', () => {
    const correction = { code: '2.33' as const, at: halfway }
    expect(code(active, { ...contact('sent'), correction }, over)).toBe('2.33')
    const handedIn = { ...begun(1), history: { ...begun(1).history, completedAt: halfway + 1 } }
    expect(code(active, { ...handedIn, correction }, over)).toBe('1.1')
  })

  const day = fc.integer({ min: 0, max: 150 }).map((days) => at('2006-03-01') + days * 86_400_000)
  const maybe = fc.option(day, { nil: null })
  const histories = fc.record({
    contacts: fc.array(
      fc.record({
        kind: fc.constant('invitation'),
        ordinal: fc.integer({ min: 1, max: 3 }),
        at: day,
        mode: fc.constant('letter' as const),
        outcome: fc.constantFrom(...contactOutcomes),
      }),
      { maxLength: 3 },
    ),
    firstAccessAt: maybe,
    completedAt: maybe,
    refusedAt: maybe,
  })
  const members = fc.record({
    participation: fc.constantFrom(...participations),
    participationAt: day,
    granted: fc.constantFrom('yes', 'no', undefined),
    decision: fc.constantFrom('2006-03-10', '2006-04-04', '2006-05-20', undefined),
  })
  const cases = fc
    .tuple(members, histories, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([{ granted, decision, ...own }, history, answered]): [MemberEvents, CaseEvents] => [
      {
        ...active,
        ...own,
        facts: { ...(granted && { granted }) },
        events: { application: '2006-03-14', ...(decision && { decision }) },
      },
      { ...none, answered, history: { ...history, lastActivityAt: history.firstAccessAt } },
    ])

  it('is exactly one code at every moment, whatever happened, and final once the window is over', () => {
    fc.assert(
      fc.property(cases, day, ([member, events], now) => {
        const found = disposition(design, wave, member, events, now)
        expect(dispositionCodes).toContain(found.code)
        const late = disposition(design, wave, member, events, at('2007-06-01'))
        if (member.events.decision !== undefined) expect(late.final).toBe(true)
      }),
    )
  })

  it('once final, stays the same as time goes by and nothing else happens', () => {
    fc.assert(
      fc.property(cases, day, fc.nat(400), ([member, events], now, days) => {
        const found = disposition(design, wave, member, events, now)
        const later = disposition(design, wave, member, events, now + days * 86_400_000)
        if (found.final) expect(later).toMatchObject({ code: found.code, final: true })
      }),
    )
  })
})
