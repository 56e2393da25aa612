import { eq } from 'drizzle-orm'
import type { Db } from '../database/engine.ts'
import { account, user } from '../database/schema.ts'

export async function findStaffByEmail(db: Db, email: string) {
  const [row] = await db.select().from(user).where(eq(user.email, email))
  return row ?? null
}

export function listStaff(db: Db) {
  return db
    .select({ id: user.id, email: user.email, name: user.name, role: user.role })
    .from(user)
    .orderBy(user.email)
}

export async function insertStaff(
  db: Db,
  staff: typeof user.$inferSelect,
  credential: typeof account.$inferSelect,
): Promise<void> {
  await db.insert(user).values(staff)
  await db.insert(account).values(credential)
}

/** The name behind an actor of the log (`staff:ID`); other actors as they stand there. */
export async function findStaffName(db: Db, actor: string): Promise<string> {
  if (!actor.startsWith('staff:')) return actor
  const [row] = await db
    .select({ name: user.name })
    .from(user)
    .where(eq(user.id, actor.slice('staff:'.length)))
  return row?.name ?? actor
}

/** The same for all of staff at once. */
export async function namesOfStaff(db: Db): Promise<(actor: string) => string> {
  const names = new Map((await listStaff(db)).map(({ id, name }) => [`staff:${id}`, name]))
  return (actor) => names.get(actor) ?? actor
}
