/** The clock and chance, as an argument: a test or a simulation brings its own. */
import { randomBytes, randomUUID } from 'node:crypto'

export interface Impure {
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** A new identifier: sortable by the time it was made, otherwise random. */
  readonly newId: () => string
  readonly randomBytes: (length: number) => Uint8Array
}

export function realImpure(
  clock: () => number = Date.now,
  chance: Impure['randomBytes'] = systemChance(),
): Impure {
  let counter = 0
  return {
    clock,
    newId: () => {
      counter = (counter + 1) % 0x1_0000
      const time = clock().toString(36).padStart(9, '0')
      return `${time}${counter.toString(36).padStart(4, '0')}${randomUUID().replaceAll('-', '').slice(0, 16)}`
    },
    randomBytes: chance,
  }
}

/** The system's chance, asked for in pieces: to ask for every dozen bytes costs more than what is made with them. */
function systemChance(): Impure['randomBytes'] {
  const piece = 16_384
  let pool = Buffer.alloc(0)
  return (length) => {
    if (length > pool.length) pool = randomBytes(Math.max(piece, length))
    const given = pool.subarray(0, length)
    pool = pool.subarray(length)
    return given
  }
}
