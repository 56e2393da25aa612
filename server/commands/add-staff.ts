/** Staff accounts are made on the command line; nobody can sign themselves up. */
import { hash } from '@node-rs/argon2'
import type { Context } from '../context.ts'
import type { Role } from '../domain/permission.ts'
import { insertStaff } from '../queries/staff.ts'

export interface NewStaff {
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly password: string
}

export async function addStaff(context: Context, staff: NewStaff): Promise<string> {
  const { store, newId, clock } = context
  const id = newId()
  const password = await hash(staff.password)
  const entry = { actor: 'cli', action: 'add-staff', subject: `staff:${id}`, detail: { role: staff.role } }
  await store.write(entry, (db) => {
    const at = new Date(clock())
    const email = staff.email.toLowerCase()
    return insertStaff(
      db,
      {
        id,
        name: staff.name,
        email,
        emailVerified: true,
        image: null,
        role: staff.role,
        createdAt: at,
        updatedAt: at,
      },
      {
        id: newId(),
        accountId: id,
        providerId: 'credential',
        userId: id,
        accessToken: null,
        refreshToken: null,
        idToken: null,
        accessTokenExpiresAt: null,
        refreshTokenExpiresAt: null,
        scope: null,
        password,
        createdAt: at,
        updatedAt: at,
      },
    )
  })
  return id
}
