/** How routes describe themselves: the same refusals everywhere, bodies checked before a route runs. */
import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Env } from 'hono'
import { Problem } from '../problem.ts'

export const problemSchema = z
  .object({ type: z.string(), code: z.string(), status: z.number().int(), title: z.string() })
  .openapi('Problem', { description: 'RFC 9457 problem details; further members by code.' })

export const problemContent = {
  description: 'Refused; the body says why.',
  content: { 'application/problem+json': { schema: problemSchema } },
}

export function jsonContent<T extends z.ZodType>(description: string, schema: T) {
  return { description, content: { 'application/json': { schema } } }
}

/** An app whose routes refuse a body, parameter or query that is not as described. */
export function openApiApp<E extends Env>() {
  return new OpenAPIHono<E>({
    defaultHook: (result) => {
      if (result.success) return
      const places = result.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
      throw new Problem('invalid-body', { places })
    },
  })
}

/** Letters, digits, `_` and `-`: all our identifiers, and nothing that a database cannot hold. */
export const identifier = z.string().regex(/^[\w-]{1,64}$/)
export const waveParameter = z.object({ wave: identifier.openapi({ example: 'first-half' }) })
export const studyParameter = z.object({ study: identifier.openapi({ example: 'het-eerste-jaar' }) })
