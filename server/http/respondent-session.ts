/** Who is answering: the session cookie set when a personal code was accepted. */

import type { Context as HonoContext } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { sessionLength } from '../commands/enter.ts'
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { findRespondentSession } from '../queries/vault.ts'

const cookie = 'peilmoment_respondent'

export interface RespondentVariables {
  Variables: { memberId: string }
}

export function respondentOnly(context: Context) {
  return createMiddleware<RespondentVariables>(async (c, next) => {
    const memberId = await respondent(context, c)
    if (memberId === null) throw new Problem('sign-in-first')
    c.set('memberId', memberId)
    await next()
  })
}

/** The member who is answering, or null. */
export async function respondent(context: Context, c: HonoContext): Promise<string | null> {
  const token = getCookie(c, cookie)
  if (!token) return null
  const session = await findRespondentSession(context.store.now, context.vault.hash(token))
  return session && session.expiresAt > context.clock() ? session.memberId : null
}

export function startSession(context: Context, c: HonoContext, token: string): void {
  setCookie(c, cookie, token, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: context.config.publicUrl.startsWith('https:'),
    path: '/api',
    maxAge: sessionLength / 1000,
  })
}

export function endSession(context: Context, c: HonoContext): string | null {
  const token = deleteCookie(c, cookie, { path: '/api' })
  return token ? context.vault.hash(token) : null
}
