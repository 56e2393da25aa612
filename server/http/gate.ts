/** May this member of staff do this? Each staff route names the one permission it needs. */
import { createMiddleware } from 'hono/factory'
import type { Context } from '../context.ts'
import { may, type Permission } from '../domain/permission.ts'
import { Problem } from '../problem.ts'
import type { StaffMember } from './staff-sign-in.ts'

export interface StaffVariables {
  Variables: { staff: StaffMember }
}

export function staffOnly(context: Context, permission: Permission | null) {
  return createMiddleware<StaffVariables>(async (c, next) => {
    const staff = await context.staffSignIn.whoIs(c.req.raw.headers)
    if (!staff) throw new Problem('sign-in-first')
    if (permission && !may(staff.role, permission)) throw new Problem('not-allowed')
    c.set('staff', staff)
    await next()
  })
}
