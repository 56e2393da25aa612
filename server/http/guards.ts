/** What stands before every route: size, origin, rate, headers. */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import { rateLimiter } from 'hono-rate-limiter'
import { Problem } from '../problem.ts'

/** A page of answers is a few kilobytes; a questionnaire, or a whole study, is at most this. */
const mostOf = { answers: 64 * 1024, design: 8 * 1024 * 1024 }

function tooLarge(): never {
  throw new Problem('too-large')
}
const limitStream = {
  answers: bodyLimit({ maxSize: mostOf.answers, onError: tooLarge }),
  design: bodyLimit({ maxSize: mostOf.design, onError: tooLarge }),
}

/** A file on its way in: streamed, with a limit and checks of its own. */
function isFile(c: HonoContext): boolean {
  return c.req.method === 'PUT' && /^\/api\/studies\/[\w-]+\/imports$/.test(c.req.path)
}

/** Judges by the announced length, which the server holds the sender to; a body without one is counted as it comes. */
export const limitBody = createMiddleware(async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD' || isFile(c)) return next()
  const what = c.req.path.startsWith('/api/designs') ? 'design' : 'answers'
  const length = c.req.header('content-length')
  if (length === undefined || c.req.header('transfer-encoding') !== undefined)
    return limitStream[what](c, next)
  if (Number(length) > mostOf[what]) tooLarge()
  return next()
})

/** No inline script, no third parties. */
export const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  crossOriginResourcePolicy: 'same-origin',
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
})

/**
 * Writes come from our own pages or from programs without a browser: a browser says where a request comes from, and what
 * comes from elsewhere is refused. Bodies are JSON, which no foreign form can send, or a file, which none can PUT.
 */
export const ownOriginOnly = createMiddleware(async (c, next) => {
  const site = c.req.header('sec-fetch-site')
  const write = c.req.method !== 'GET' && c.req.method !== 'HEAD'
  if (write && site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw new Problem('foreign-origin')
  }
  const type = c.req.header('content-type')
  if (write && !isFile(c) && type !== undefined && !type.startsWith('application/json'))
    throw new Problem('not-json')
  await next()
})

/** Attempts with a code or a password, by address: guessing must not pay. */
export function limitAttempts(limit: number) {
  return rateLimiter({
    windowMs: 60_000,
    limit,
    keyGenerator: (c) => addressOf(c),
    handler: () => {
      throw new Problem('too-many-requests')
    },
  })
}

function addressOf(c: HonoContext): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'in-process'
  }
}
