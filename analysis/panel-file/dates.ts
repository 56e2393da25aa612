import type { StudyDesign } from '../../surveys/design.ts'
import { daysBetween } from './formulas.ts'
import type { Dates, MemberRecord } from './record.ts'

/** Dates of members, one member after another. */
export interface DateBuilder {
  readonly add: (record: MemberRecord, eligible: boolean) => void
  readonly finish: () => Dates
}

/**
 * Collects when the events of a design happened to each member.
 *
 * Nothing says when the registers were last read. Answers come after the period that they are about: so the last day that
 * anyone's answered period reaches is one up to which events of all are known. Later events do not move it, for a register
 * may announce an end that is still to come.
 */
export function dateBuilder(design: StudyDesign): DateBuilder {
  const events = new Map<string, number[]>(design.events.map(({ name }) => [name, []]))
  const origins: (string | undefined)[] = []
  const first = design.events[0]?.name ?? ''
  let last = ''
  return {
    add: (record, eligible) => {
      const origin = eligible ? record.events[first] : undefined
      origins.push(origin)
      for (const [name, days] of events) days.push(daysBetween(origin, record.events[name]) ?? NaN)
      for (const wave of Object.values(record.waves))
        if (wave !== undefined && wave.periodTo > last) last = wave.periodTo
    },
    finish: () => ({
      events: new Map([...events].map(([name, days]) => [name, Float64Array.from(days)])),
      known: Float64Array.from(origins, (origin) => daysBetween(origin, last) ?? NaN),
    }),
  }
}
