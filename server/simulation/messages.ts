/** What the simulation's two threads tell each other: the field (server, clock, register) and the people. */
export interface PeopleStart {
  readonly address: string
  readonly study: string
  readonly seed: number
  /** Shared clock: milliseconds since 1970 in one BigInt64, moved on by whoever is further. */
  readonly clock: SharedArrayBuffer
}

export interface DayOfPeople {
  /** Midnight of the day in the study's zone. */
  readonly midnight: number
  readonly contacts: readonly {
    readonly index: number
    readonly wave: string
    readonly kind: string
    readonly ordinal: number
    readonly code: string
  }[]
}

export interface DayDone {
  readonly begun: number
  readonly saved: number
  readonly completed: number
  readonly refused: number
  /** What went wrong, in words; empty on a good day. */
  readonly faults: readonly string[]
}

export function readClock(shared: SharedArrayBuffer): number {
  return Number(Atomics.load(new BigInt64Array(shared), 0))
}

/** Moves the clock on; it never goes back. */
export function moveClock(shared: SharedArrayBuffer, to: number): void {
  const cell = new BigInt64Array(shared)
  const wanted = BigInt(Math.round(to))
  for (let now = Atomics.load(cell, 0); now < wanted; now = Atomics.load(cell, 0)) {
    if (Atomics.compareExchange(cell, 0, now, wanted) === now) return
  }
}

export function newClock(at: number): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT)
  moveClock(shared, at)
  return shared
}
