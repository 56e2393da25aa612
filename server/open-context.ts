/** Puts together everything the server needs from its configuration. */
import type { Channels } from './channels/channel.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { openDatabase } from './database/open.ts'
import { openCodebooks } from './exports/codebook/kept-codebooks.ts'
import { openStaffSignIn } from './http/staff-sign-in.ts'
import { type Impure, realImpure } from './impure.ts'
import { openPublished } from './published.ts'
import { openReports } from './reports/reports.ts'
import { openVault } from './vault/vault.ts'

export interface Parts {
  readonly channels: Channels
  readonly impure?: Impure
  readonly log?: Context['log']
}

export async function openContext(config: Config, parts: Parts): Promise<Context> {
  const impure = parts.impure ?? realImpure()
  const store = await openDatabase(config.databaseUrl, impure)
  return {
    ...impure,
    config,
    worker: impure.newId(),
    store,
    vault: openVault(config.secrets, impure),
    published: openPublished(),
    reports: openReports(),
    codebooks: openCodebooks(),
    channels: parts.channels,
    staffSignIn: openStaffSignIn(config, store),
    log: parts.log ?? logLine,
  }
}

/** One JSON line an event. Never answers, names, codes or tokens. */
function logLine(event: string, detail: Readonly<Record<string, unknown>> = {}): void {
  console.error(JSON.stringify({ event, ...detail }))
}
