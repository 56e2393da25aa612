/** What happened to members on which day; a row per event. Days are whole numbers from any day on. */
export interface DatedEvents {
  readonly member: Float64Array
  readonly day: Float64Array
  /** Index in `names`. */
  readonly event: Float64Array
  readonly names: readonly string[]
}

/** From which day until which a member is observed; a row per member. */
export interface Observed {
  readonly member: Float64Array
  readonly first: Float64Array
  readonly last: Float64Array
}

/** Which events begin and end a spell. */
export interface SpellRules {
  readonly begins: readonly string[]
  /** In the order of their numbers as reasons: 1, 2, … */
  readonly ends: readonly string[]
  /** The longest gap, in days, that does not count as having left; 0 unless said otherwise. */
  readonly bridge?: number
}

/** Stretches of time in a state; a row per spell, by member and day. Durations count from `begin`. */
export interface Spells {
  readonly member: Float64Array
  /** 1 for the first spell of a member, 2 for the second. */
  readonly number: Float64Array
  readonly begin: Float64Array
  /** The day it ended, or the last day observed. */
  readonly end: Float64Array
  /** Number of the reason it ended; 0 when it had not when observation ended. */
  readonly reason: Int32Array
  /** The day the member came under observation, if later than the beginning. */
  readonly entry: Float64Array
  /** The last day the member was observed. */
  readonly seenUntil: Float64Array
}

/**
 * Turns dated events into spells: from an event that begins one to the next that ends it, and else to the last day observed.
 *
 * A beginning within a spell and an end outside one change nothing. On one day a spell ends before the next begins. A gap up
 * to `bridge` days joins its neighbours. Events before the first day observed still tell when a spell began; what ended
 * before that day is left out.
 *
 * @throws RangeError for an event after the last day observed, a member that is not observed, or a name that is not there
 * @example
 * const events = { member: Float64Array.of(7, 7, 7), day: Float64Array.of(0, 40, 100), event: Float64Array.of(0, 1, 0), names: ['in', 'work'] }
 * const observed = { member: Float64Array.of(7), first: Float64Array.of(0), last: Float64Array.of(130) }
 * const found = spellsOf(events, observed, { begins: ['in'], ends: ['work'] })
 * found.end // => [40, 130]
 * found.reason // => [1, 0]
 */
export function spellsOf(events: DatedEvents, observed: Observed, rules: SpellRules): Spells {
  const { begins, ends, bridge = 0 } = rules
  const codeOf = (name: string) => {
    const code = events.names.indexOf(name)
    if (code < 0) throw new RangeError(`spellsOf requires an event '${name}', got ${events.names.join(', ')}`)
    return code
  }
  const opening = new Set(begins.map(codeOf))
  const reasons = new Map(ends.map((name, i) => [codeOf(name), i + 1]))
  const seen = new Map<number, number>()
  observed.member.forEach((member, i) => {
    seen.set(member, i)
  })
  const rows: number[][] = []
  forEachMember(events, (member, own) => {
    const place = seen.get(member)
    if (place === undefined) throw new RangeError(`spellsOf requires member ${member} to be observed`)
    const [first, last] = [observed.first[place]!, observed.last[place]!]
    let open: number | null = null
    const found: { begin: number; end: number; reason: number }[] = []
    const begin = (day: number) => {
      const before = found.at(-1)
      if (before !== undefined && day - before.end <= bridge) open = found.pop()!.begin
      else open = day
    }
    forEachDay(events, own, (day, codes) => {
      if (day > last)
        throw new RangeError(
          `spellsOf requires events up to the last day observed, got day ${day} after ${last} for member ${member}`,
        )
      const start = codes.some((code) => opening.has(code))
      const end = codes.find((code) => reasons.has(code))
      // Who is in may leave and come back on one day; who is out may come and leave.
      if (open === null && start) {
        begin(day)
        if (end !== undefined && open !== null) open = close(found, open, day, reasons.get(end)!)
      } else if (open !== null && end !== undefined) {
        open = close(found, open, day, reasons.get(end)!)
        if (start) begin(day)
      }
    })
    if (open !== null) found.push({ begin: open, end: last, reason: 0 })
    let number = 0
    for (const { begin, end, reason } of found)
      if (end >= first && (end > first || reason === 0 || begin >= first))
        rows.push([member, ++number, begin, end, reason, Math.max(begin, first), last])
  })
  const column = (j: number) => Float64Array.from(rows, (row) => row[j]!)
  return {
    member: column(0),
    number: column(1),
    begin: column(2),
    end: column(3),
    reason: Int32Array.from(column(4)),
    entry: column(5),
    seenUntil: column(6),
  }
}

function close(
  found: { begin: number; end: number; reason: number }[],
  begin: number,
  end: number,
  reason: number,
): null {
  found.push({ begin, end, reason })
  return null
}

/** The rows of each member, by day. */
export function forEachMember(
  { member, day }: Pick<DatedEvents, 'member' | 'day'>,
  visit: (member: number, rows: Int32Array) => void,
): void {
  const before = (a: number, b: number) => member[a]! - member[b]! || day[a]! - day[b]!
  const order = new Int32Array(day.length)
  let sorted = true
  for (let row = 0; row < order.length; row++) {
    order[row] = row
    if (row > 0 && before(row - 1, row) > 0) sorted = false
  }
  if (!sorted) order.sort(before)
  for (let from = 0; from < order.length; ) {
    const own = member[order[from]!]!
    let to = from
    while (to < order.length && member[order[to]!] === own) to++
    visit(own, order.subarray(from, to))
    from = to
  }
}

function forEachDay(
  { day, event }: DatedEvents,
  rows: Int32Array,
  visit: (day: number, codes: readonly number[]) => void,
): void {
  for (let from = 0; from < rows.length; ) {
    const own = day[rows[from]!]!
    let to = from
    while (to < rows.length && day[rows[to]!] === own) to++
    visit(
      own,
      Array.from(rows.subarray(from, to), (row) => event[row]!),
    )
    from = to
  }
}
