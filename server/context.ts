/** Everything impure, in one place, handed down as an argument: a test or a simulation brings its own. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { Channel } from './channels/channel.ts'
import type { Config } from './config.ts'
import type { Store } from './database/store.ts'
import type { StaffSignIn } from './http/staff-sign-in.ts'
import type { Published } from './published.ts'
import type { Reports } from './reports.ts'
import type { Vault } from './vault/vault.ts'

export interface Impure {
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** A new identifier: sortable by the time it was made, otherwise random. */
  readonly newId: () => string
  readonly randomBytes: (length: number) => Uint8Array
}

export interface Context extends Impure {
  readonly config: Config
  readonly store: Store
  readonly vault: Vault
  readonly published: Published
  readonly reports: Reports
  readonly channel: Channel
  readonly staffSignIn: StaffSignIn
  readonly log: (event: string, detail?: Readonly<Record<string, unknown>>) => void
}

export function realImpure(
  clock: () => number = Date.now,
  chance: Impure['randomBytes'] = randomBytes,
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
