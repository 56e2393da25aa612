/** When messages may go out: hours, days of the week and public holidays of the study. */
import type { SendingRules } from '../../surveys/design.ts'
import { publicHolidays } from '../../surveys/public-holidays.ts'
import { addDays, type Day, dayAt, momentOf, startOfDay } from './calendar.ts'
import { never } from './never.ts'

/** Longer than any run of days without sending: a week and a row of holidays. */
const lookAhead = 40

/** The first moment, not before this one, at which a message may go out. */
export function nextSendingMoment(rules: SendingRules, timeZone: string, moment: number): number {
  if (moment >= never) return never
  let day = dayAt(moment, timeZone)
  for (let ahead = 0; ahead < lookAhead; ahead++) {
    const hours = hoursOn(rules, timeZone, day)
    if (hours && moment < hours.until) return Math.max(moment, hours.from)
    day = addDays(day, 1)
  }
  return never
}

/** The first moment of the next day after this moment: when what is counted by day begins anew. */
export function nextDay(timeZone: string, moment: number): number {
  return startOfDay(addDays(dayAt(moment, timeZone), 1), timeZone)
}

interface Hours {
  readonly from: number
  readonly until: number
}

const remembered = new WeakMap<SendingRules, Map<string, Hours | null>>()

/** Remembered: everyone who is due asks about the same few days. */
function hoursOn(rules: SendingRules, timeZone: string, day: Day): Hours | null {
  let days = remembered.get(rules)
  if (!days) {
    days = new Map()
    remembered.set(rules, days)
  }
  let hours = days.get(day)
  if (hours === undefined) {
    hours = isSendingDay(rules, day)
      ? { from: momentOf(day, rules.from, timeZone), until: momentOf(day, rules.until, timeZone) }
      : null
    days.set(day, hours)
  }
  return hours
}

function isSendingDay({ weekdays, holidays }: SendingRules, day: Day): boolean {
  // 1 January 1970 was a Thursday, the fourth day of its week.
  const weekday = ((((Date.parse(day) / 86_400_000 + 3) % 7) + 7) % 7) + 1
  if (!weekdays.includes(weekday)) return false
  return holidays === null || !publicHolidays(holidays, Number(day.slice(0, 4))).has(day)
}
