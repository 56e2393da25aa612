/** Who of the staff is signed in. Only what is listed in `openPaths` is reachable; accounts are made on the command line. */
import type { Config } from '../config.ts'
import type { Store } from '../database/store.ts'
import type { Role } from '../domain/permission.ts'

export interface StaffMember {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
}

export interface StaffSignIn {
  /** Answers a request under /api/auth. */
  handle(request: Request): Promise<Response>
  /** Who is signed in, or null. */
  whoIs(headers: Headers): Promise<StaffMember | null>
}

export const openPaths = ['/api/auth/sign-in/email', '/api/auth/sign-out'] as const

/** The library behind it is large: it is read when the first of the staff comes, not by every command. */
export function openStaffSignIn(config: Config, store: Store): StaffSignIn {
  let opened: Promise<StaffSignIn> | undefined
  const open = () => {
    opened ??= import('./password-sign-in.ts').then((library) => library.openPasswordSignIn(config, store))
    return opened
  }
  return {
    handle: async (request) => (await open()).handle(request),
    whoIs: async (headers) => (await open()).whoIs(headers),
  }
}
