/** The server's routes as typed calls, and its refusals as one error. */
import { type ClientResponse, hc } from 'hono/client'
import type { App } from '../../server/app.ts'
import { language } from './i18n.ts'

export const api = hc<App>('/api', {
  headers: () => ({ 'accept-language': language() }),
})

export interface ProblemBody {
  readonly code: string
  readonly status: number
  readonly title: string
  readonly [detail: string]: unknown
}

/** The server refused: `body.title` is a sentence for the reader. */
export class Refused extends Error {
  readonly body: ProblemBody
  constructor(body: ProblemBody) {
    super(body.title)
    this.body = body
  }
}

/** The server could not be reached. */
export class Offline extends Error {}

/** The body of a reply with status 200; nothing for one without a body. */
type Body<R> = R extends ClientResponse<infer T, 200, 'json'> ? T : never

/** The body of a reply; throws `Refused` or `Offline`. */
export async function reply<R extends ClientResponse<unknown>>(request: Promise<R>): Promise<Body<R>> {
  let response: R
  try {
    response = await request
  } catch {
    throw new Offline()
  }
  if (response.status === 204) return undefined as Body<R>
  const body = await response.json().catch(() => null)
  if (response.ok && body !== null) return body as Body<R>
  if ((body as ProblemBody | null)?.title === undefined) throw new Offline()
  throw new Refused(body as ProblemBody)
}
