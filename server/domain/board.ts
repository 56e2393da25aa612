/**
 * What the fieldwork pages show of one member, and what that adds to the counts. Pure: the counts of a study are the sum of
 * `contributions` over its members, so that a change of one member changes them by a difference.
 */
import type { ContactMode, StudyDesign, WaveDesign } from '../../surveys/design.ts'
import { type Day, dayAt, daysBetween } from './calendar.ts'
import {
  type CaseEvents,
  type DispositionCode,
  disposition,
  dispositions,
  type MemberEvents,
} from './disposition.ts'
import type { Participation } from './participation.ts'
import { type CaseStatus, caseState, nothingYet } from './sample-case.ts'
import { never, nextContacts } from './schedule.ts'
import { type Stuck, stuck, type Trace, trace } from './stuck.ts'

export type { Stuck, Trace } from './stuck.ts'

export interface BoardCase {
  readonly wave: string
  readonly status: CaseStatus
  readonly code: DispositionCode
  readonly final: boolean
  readonly issued: boolean
  readonly entered: boolean
  readonly corrected: boolean
  readonly stuck: Stuck
  readonly opensOn: Day | ''
  /** Days from the opening to the answer; -1: none. */
  readonly answeredAfter: number
  readonly invitedOn: Day | ''
  readonly completedOn: Day | ''
  readonly refusedOn: Day | ''
  readonly returnedOn: Day | ''
  readonly nextOn: Day | ''
  readonly nextMode: ContactMode | ''
}

export interface BoardMember {
  readonly group: string
  readonly cohort: string
  readonly participation: Participation
  readonly traits: Readonly<Record<string, string>>
  readonly cell: string
  readonly weight: number
  readonly pattern: string
  readonly trace: Trace
  readonly traceSince: Day | ''
  readonly lastGoodOn: Day | ''
}

export interface BoardRow {
  readonly member: BoardMember
  readonly cases: readonly BoardCase[]
}

export interface MemberOfBoard extends MemberEvents {
  readonly createdAt: number
  readonly cohort: string
}

const noEvents: CaseEvents = { history: nothingYet, answered: 0, correction: null }

/** The row of a member as it stands, and until when it stands if nothing happens. */
export function boardRow(
  design: StudyDesign,
  member: MemberOfBoard,
  events: Readonly<Record<string, CaseEvents>>,
  now: number,
): { row: BoardRow; until: number } {
  let until = never
  const later = (moment: number) => {
    if (moment > now) until = Math.min(until, moment)
  }
  const histories = Object.fromEntries(Object.entries(events).map(([wave, own]) => [wave, own.history]))
  const due = nextContacts(design, member, histories)
  const dayOf = (moment: number | null | undefined) => (moment ? dayAt(moment, design.timeZone) : '')

  const ends: number[] = []
  const caseOf = (wave: WaveDesign): BoardCase => {
    const own = events[wave.id] ?? noEvents
    const { history } = own
    const state = caseState(design, wave, member, history, now)
    const found = disposition(design, wave, member, own, now)
    if (state.window) later(state.window.opens)
    if (state.end !== null) later(state.end)
    ends.push(state.end ?? never)
    const held = stuck(design, wave, member, history, state, now)
    later(held.changesAt)
    const next = due.find((contact) => contact.wave === wave)
    const comes = next && (state.open || state.status === 'scheduled') && next.dueAt < state.end!
    const completedOn = dayOf(history.completedAt)
    const opensOn = state.window?.opensOn ?? ''
    return {
      wave: wave.id,
      status: state.status,
      ...found,
      stuck: held.reason,
      opensOn,
      answeredAfter: completedOn && opensOn ? Math.max(0, daysBetween(opensOn, completedOn)) : -1,
      invitedOn: dayOf(history.contacts[0]?.at),
      completedOn,
      refusedOn: dayOf(history.refusedAt),
      returnedOn: dayOf(history.contacts.findLast(({ outcome }) => outcome === 'undeliverable')?.at),
      nextOn: comes ? dayOf(next.dueAt) : '',
      nextMode: comes ? next.mode : '',
    }
  }
  const cases = design.waves.map(caseOf)
  const gone = member.participation === 'erased'
  const traits = gone ? {} : traitsOf(design, member.facts)
  const lost = trace(design, member, Object.values(histories), cases, now)
  return {
    row: {
      member: {
        group: traits[design.plan.group] ?? 'unknown',
        cohort: member.cohort,
        participation: member.participation,
        traits,
        cell: cellOf(design, traits),
        weight: gone ? 1 : weightOf(design, member.facts),
        pattern: cases.map((own, place) => signOf(own, ends[place]!, now)).join(''),
        trace: lost.trace,
        traceSince: dayOf(lost.since),
        lastGoodOn: dayOf(lost.lastGood),
      },
      cases,
    },
    until,
  }
}

function traitsOf(design: StudyDesign, facts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    design.facts.flatMap(({ name, type }) =>
      type === 'category' && facts[name] !== undefined ? [[name, facts[name]]] : [],
    ),
  )
}

/** The facts whose combinations tell who is missing: known of all, with few values, not what makes the groups. */
export function cellFacts(design: StudyDesign): string[] {
  return design.facts
    .filter(
      ({ name, values }) =>
        values !== undefined &&
        values.length > 1 &&
        values.length <= 6 &&
        name !== design.plan.group &&
        !(name in design.eligibility.facts),
    )
    .slice(0, 6)
    .map(({ name }) => name)
}

function cellOf(design: StudyDesign, traits: Readonly<Record<string, string>>): string {
  const names = cellFacts(design)
  if (names.some((name) => traits[name] === undefined)) return ''
  return JSON.stringify(names.map((name) => [name, traits[name]]))
}

/** The weight of the sample; 1 for who has none. */
function weightOf(design: StudyDesign, facts: Readonly<Record<string, string>>): number {
  const base = design.plan.weighting?.base
  const weight = base === undefined ? 1 : Number(facts[base] ?? 1)
  return Number.isFinite(weight) && weight > 0 ? weight : 1
}

/** Only once the window is over: before that, who answered early would stand beside nobody who did not. */
function signOf({ code, issued }: BoardCase, end: number, now: number): string {
  if (!issued || now < end || dispositions[code] === 'NE') return '-'
  return code === '1.1' ? '1' : '0'
}

/**
 * What a count is of, and its coordinates:
 *
 * status wave,status,group · code wave,code,fact,value (who took part when the wave opened; fact '' for all) · lost the same (who
 * did not any more) · final wave,0/1,group · open wave,-,group (opened, not final) · opened wave,day,group,answered · lag wave,days,group · day wave,what,day ·
 * next wave,day,mode · stuck wave,reason,group · cell -,cell,pattern,group · pattern -,pattern,group ·
 * participation -,state,group · trace -,trace,group
 */
export type CountKey = readonly [kind: string, wave: string, a: string, b: string, c: string]

export interface Sum {
  n: number
  weight: number
  squares: number
}

/** What one row adds to the counts. The weight of a member is the same in all. */
export function contributions({ member, cases }: BoardRow): CountKey[] {
  const { group, traits } = member
  const keys: CountKey[] = [
    ['pattern', '', member.pattern, group, ''],
    ['participation', '', member.participation, group, ''],
  ]
  if (member.cell) keys.push(['cell', '', member.cell, member.pattern, group])
  if (member.trace) keys.push(['trace', '', member.trace, group, ''])
  const facts: (readonly [string, string])[] = [
    ['', ''],
    ['cohort:', member.cohort],
    ...Object.entries(traits),
  ]
  for (const own of cases) {
    const { wave, code } = own
    const answered = code === '1.1' ? '1' : '0'
    keys.push(['status', wave, own.status, group, ''], ['final', wave, own.final ? '1' : '0', group, ''])
    if (own.issued && !own.final) keys.push(['open', wave, '', group, ''])
    if (own.issued) {
      const kind = own.entered ? 'code' : 'lost'
      for (const [fact, value] of facts) keys.push([kind, wave, code, fact, value])
      if (own.entered && dispositions[code] !== 'NE') {
        keys.push(['opened', wave, own.opensOn, group, answered])
        if (answered === '1') keys.push(['lag', wave, String(own.answeredAfter), group, ''])
      }
    }
    if (own.stuck) keys.push(['stuck', wave, own.stuck, group, ''])
    if (own.nextOn) keys.push(['next', wave, own.nextOn, own.nextMode, ''])
    const days = {
      invited: own.invitedOn,
      complete: own.completedOn,
      refused: own.refusedOn,
      returned: own.returnedOn,
    }
    for (const [what, day] of Object.entries(days)) if (day) keys.push(['day', wave, what, day, ''])
  }
  return keys
}

/** Adds what a row contributes (sign 1), or takes it out (sign -1). Sums that come to nothing stay, with 0. */
export function addRow(sums: Map<string, Sum>, row: BoardRow, sign: 1 | -1): void {
  const { weight } = row.member
  for (const key of contributions(row)) {
    const name = JSON.stringify(key)
    const sum = sums.get(name) ?? { n: 0, weight: 0, squares: 0 }
    sum.n += sign
    sum.weight += sign * weight
    sum.squares += sign * weight * weight
    sums.set(name, sum)
  }
}
