/** Everything impure, in one place, handed down as an argument: a test or a simulation brings its own. */
import type { Channels } from './channels/channel.ts'
import type { Config } from './config.ts'
import type { Store } from './database/store.ts'
import type { Codebooks } from './exports/codebook/kept-codebooks.ts'
import type { StaffSignIn } from './http/staff-sign-in.ts'
import type { Impure } from './impure.ts'
import type { Published } from './published.ts'
import type { Reports } from './reports/reports.ts'
import type { Vault } from './vault/vault.ts'

export interface Context extends Impure {
  readonly config: Config
  /** Tells this process from others on the same database. */
  readonly worker: string
  readonly store: Store
  readonly vault: Vault
  readonly published: Published
  readonly reports: Reports
  readonly codebooks: Codebooks
  readonly channels: Channels
  readonly staffSignIn: StaffSignIn
  readonly log: (event: string, detail?: Readonly<Record<string, unknown>>) => void
}
