/** What came of contacts that this process handed over: several in one transaction, each with its line in the log. */
import type { Delivery } from '../channels/channel.ts'
import type { Context } from '../context.ts'
import type { Db } from '../database/store.ts'
import { writeContactKey } from '../domain/contact-key.ts'
import { kindOfMode } from '../domain/reach.ts'
import { updateOwnClaims } from '../queries/contact-attempt.ts'
import { deriveAnew, findMember, updateReach } from '../queries/member.ts'
import type { ContactRow } from '../queries/sample-case.ts'
import { endVaultContact, type VaultContactRow } from '../queries/vault.ts'

export interface HandedOver {
  readonly row: ContactRow
  readonly memberId: string
  readonly wave: string
  readonly delivery: Delivery
}

/** Gives those that were noted: about the others somebody decided meanwhile. */
export function noteOutcomes(context: Context, handedOver: readonly HandedOver[]): Promise<HandedOver[]> {
  const { store, clock, worker } = context
  if (handedOver.length === 0) return Promise.resolve([])
  return store.writeMany(async (db, log) => {
    const at = clock()
    const changed = await updateOwnClaims(
      db,
      handedOver.map(({ row, delivery: { outcome, note = null } }) => {
        return { key: row, worker, outcome, outcomeAt: at, note }
      }),
    )
    const noted = handedOver.filter(({ row }) => changed.has(writeContactKey(row)))
    for (const { row, memberId, wave, delivery } of noted) {
      const { kind, ordinal, mode, recordedAt } = row
      const { outcome, note } = delivery
      if (outcome === 'undeliverable')
        await endDetail(db, memberId, mode, recordedAt, { at, because: 'returned' })
      log({
        actor: 'system',
        action: 'note-contact',
        subject: `member:${memberId}`,
        detail: { wave, kind, ordinal, outcome, ...(note && { note }) },
      })
    }
    await deriveAnew(
      db,
      noted.map(({ memberId }) => memberId),
    )
    return noted
  })
}

/** A contact came back: the detail it went to is not used any more, unless another was told since. */
export async function endDetail(
  db: Db,
  memberId: string,
  mode: ContactRow['mode'],
  knownAt: number,
  ended: { readonly at: number; readonly because: VaultContactRow['endedBecause'] },
): Promise<boolean> {
  const kind = kindOfMode(mode)
  if (!(await endVaultContact(db, memberId, kind, knownAt, ended))) return false
  const member = await findMember(db, memberId)
  const reachableBy = member?.reachableBy.filter((known) => known !== kind) ?? []
  await updateReach(db, memberId, { reachableBy })
  return true
}
