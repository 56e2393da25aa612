/** Changes to where a member can be reached. */
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { panelRecord, vaultContact, vaultPerson } from '../database/schema.ts'
import type { ContactEnd, ContactKind } from '../domain/reach.ts'

/** Ends what is known now, of these kinds. */
export async function endContacts(
  db: Db,
  memberId: string,
  kinds: readonly ContactKind[],
  endedAt: number,
  endedBecause: ContactEnd,
): Promise<void> {
  if (kinds.length === 0) return
  await db
    .update(vaultContact)
    .set({ endedAt, endedBecause })
    .where(
      and(
        eq(vaultContact.memberId, memberId),
        inArray(vaultContact.kind, [...kinds]),
        isNull(vaultContact.endedAt),
      ),
    )
}

/** The kinds that are known now; everything that hangs on them is derived anew. */
export async function updateReachable(
  db: Db,
  memberId: string,
  reachableBy: readonly ContactKind[],
): Promise<void> {
  await db
    .update(panelRecord)
    .set({ reachableBy, quietUntil: 0, boardUntil: 0 })
    .where(eq(panelRecord.id, memberId))
}

/** @param name sealed */
export async function updateName(db: Db, memberId: string, name: string): Promise<void> {
  await db.update(vaultPerson).set({ name }).where(eq(vaultPerson.memberId, memberId))
}
