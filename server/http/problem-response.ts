/** Every refusal and every defect leaves the server here, as problem details in the caller's language. */
import type { Context as HonoContext } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Language } from '../../surveys/design.ts'
import type { Context } from '../context.ts'
import { engineError } from '../database/engine.ts'
import { Problem } from '../problem.ts'

export function problemResponse(context: Context, error: unknown, c: HonoContext): Response {
  const cause = engineError(error)
  const problem = asProblem(cause)
  if (problem.code === 'defect') {
    const reason = cause instanceof Error ? cause.stack : String(cause)
    context.log('defect', { path: c.req.path, method: c.req.method, reason })
  }
  return new Response(JSON.stringify(problem.toBody(languageOf(c))), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  })
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException) {
    if (error.status === 413) return new Problem('too-large')
    if (error.status === 400) return new Problem('not-json')
    if (error.status === 403) return new Problem('foreign-origin')
  }
  return new Problem('defect')
}

/** The first language of the two that the caller accepts; Dutch when they name neither. */
export function languageOf(c: HonoContext): Language {
  const accepted = c.req.header('accept-language') ?? ''
  const first = accepted.split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return first.find((code) => code === 'nl' || code === 'en') === 'en' ? 'en' : 'nl'
}
