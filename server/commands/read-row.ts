/** Someone looks up who a row of a sample is, to compare. That it was done, and by whom, stands in the log. */
import type { Address } from '../channels/channel.ts'
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { findImport } from '../queries/import.ts'
import { findStaged } from '../queries/possible.ts'
import { contactPlace } from '../vault/contact-place.ts'

/** In the shape of `read-identity`. */
export function readRow(
  { store, vault }: Context,
  actor: string,
  { studyId, importId, row }: { readonly studyId: string; readonly importId: string; readonly row: number },
) {
  const detail = { reason: 'duplicate', import: importId, row }
  const entry = { actor, action: 'read-identity', subject: `study:${studyId}`, detail }
  return store.write(entry, async (db) => {
    const job = await findImport(db, studyId, importId)
    const staged = job?.kind === 'sample' ? await findStaged(db, importId, row) : null
    if (!job || !staged) throw new Problem('not-found')
    const { memberId, name } = staged.member
    return {
      name: vault.open(name, `vault_person:${memberId}:name`),
      contacts: staged.contacts.map(({ kind, value }) => {
        const opened = vault.open(value, contactPlace(memberId, kind))
        const address = kind === 'address' ? (JSON.parse(opened) as Address) : null
        const known = { source: 'sample', since: job.createdAt, endedAt: null, endedBecause: null } as const
        return { kind, value: address ? '' : opened, address, ...known }
      }),
    }
  })
}
