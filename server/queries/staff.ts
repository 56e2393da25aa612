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
