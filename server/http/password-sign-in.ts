/** Staff sign in through better-auth: passwords (argon2) now, second factor and single sign-on later. */
import { hash, verify } from '@node-rs/argon2'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
// Without the query builder that our own adapter does not use: half of the reading at the first sign-in.
import { betterAuth } from 'better-auth/minimal'
import type { Config } from '../config.ts'
import { account, session, user, verification } from '../database/schema.ts'
import type { Store } from '../database/store.ts'
import { isRole } from '../domain/permission.ts'
import { Problem, type ProblemCode } from '../problem.ts'
import type { StaffSignIn } from './staff-sign-in.ts'

export function openPasswordSignIn(config: Config, store: Store): StaffSignIn {
  const auth = betterAuth({
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: config.secrets.signInSecret,
    database: drizzleAdapter(store.statements, {
      provider: 'pg',
      schema: { user, session, account, verification },
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: (password) => hash(password), verify: (given) => verify(given.hash, given.password) },
    },
    user: { additionalFields: { role: { type: 'string', input: false, required: true } } },
    session: { expiresIn: 8 * 3600, updateAge: 1800 },
    // The address in the browser may differ from the public one (127.0.0.1 and localhost); foreign sites stay out by
    // `ownOriginOnly` and by this.
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    // Our own limiter stands in front of all routes; one mechanism is enough.
    rateLimit: { enabled: false },
    advanced: { cookiePrefix: 'peilmoment', useSecureCookies: config.publicUrl.startsWith('https:') },
    telemetry: { enabled: false },
    logger: { disabled: true },
    // What is not a refusal, like a full disk, goes on to our own handler.
    onAPIError: { throw: true },
    databaseHooks: {
      session: {
        create: {
          after: async (created) => {
            const entry = {
              actor: `staff:${created.userId}`,
              action: 'sign-in',
              subject: `staff:${created.userId}`,
            }
            await store.write(entry, async () => undefined)
          },
        },
      },
    },
  })

  return {
    handle: async (request) => {
      const response = await auth.handler(request)
      if (response.ok) return response
      throw new Problem(await refusal(response))
    },
    whoIs: async (headers) => {
      const found = await auth.api.getSession({ headers })
      if (!found) return null
      const { id, name, email, role } = found.user
      return isRole(role) ? { id, name, email, role } : null
    },
  }
}

/** The library's refusal as one of ours. */
async function refusal(response: Response): Promise<ProblemCode> {
  if (response.status === 403) return 'foreign-origin'
  if (response.status >= 500) return 'defect'
  const body: unknown = await response.json().catch(() => null)
  const code = body !== null && typeof body === 'object' && 'code' in body ? body.code : null
  if (code === 'BAD_REQUEST') return 'not-json'
  return code === 'VALIDATION_ERROR' ? 'invalid-body' : 'sign-in-refused'
}
