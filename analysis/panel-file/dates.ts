import type { StudyDesign } from '../../surveys/design.ts'
import { dayOf, daysBetween } from './formulas.ts'
import type { MemberRecord } from './record.ts'
import { sharedNumbers } from './shared.ts'

/** When the events of a design happened to some of the members. */
export interface DatesOfPart {
  /** By name, in days from the member's first event. */
  readonly events: ReadonlyMap<string, Float64Array>
  /** The day of the first event; NaN outside the target group. */
  readonly origins: Float64Array
  /** The last day that an answered period of these members reaches; -Infinity when nobody answered. */
  readonly until: number
}

/** Dates of members, one member after another. */
export interface DateBuilder {
  readonly add: (record: MemberRecord, eligible: boolean) => void
  readonly finish: () => DatesOfPart
}

/** Collects when the events of a design happened to each member. */
export function dateBuilder(design: StudyDesign): DateBuilder {
  const events = new Map<string, number[]>(design.events.map(({ name }) => [name, []]))
  const origins: number[] = []
  const first = design.events[0]?.name ?? ''
  let last = ''
  return {
    add: (record, eligible) => {
      const origin = eligible ? record.events[first] : undefined
      origins.push(origin ? dayOf(origin) : NaN)
      for (const [name, days] of events) days.push(daysBetween(origin, record.events[name]) ?? NaN)
      for (const wave in record.waves) {
        const to = record.waves[wave]?.periodTo
        if (to !== undefined && to > last) last = to
      }
    },
    finish: () => ({
      events: new Map([...events].map(([name, days]) => [name, sharedNumbers(days)])),
      origins: sharedNumbers(origins),
      until: last === '' ? -Infinity : dayOf(last),
    }),
  }
}
