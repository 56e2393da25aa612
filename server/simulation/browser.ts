/** A simulated respondent's browser: one keep-alive agent for all, a cookie each. */
import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 16 })

export interface Browser {
  call<T>(method: string, path: string, body?: unknown): Promise<T>
}

export class HttpFault extends Error {}

/** A page that is told that it is busy asks again, as ours do. */
const patience = 5
const pause = 300

export function openBrowser(address: string): Browser {
  let cookie = ''
  async function call<T>(method: string, path: string, body?: unknown, attempt = 1): Promise<T> {
    const { status, text } = await ask(method, path, body)
    if (status === 503 && attempt < patience) {
      await new Promise((resolve) => setTimeout(resolve, pause))
      return call(method, path, body, attempt + 1)
    }
    if (status >= 400) throw new HttpFault(`${method} ${path}: ${status} ${text}`)
    return (text ? JSON.parse(text) : undefined) as T
  }
  function ask(method: string, path: string, body: unknown): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const payload = body === undefined ? undefined : JSON.stringify(body)
      const headers: Record<string, string> = { ...(cookie && { cookie }) }
      if (payload !== undefined) headers['content-type'] = 'application/json'
      const sent = request(`${address}${path}`, { method, agent, headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () => {
          const set = response.headers['set-cookie']?.[0]
          if (set) cookie = set.slice(0, set.indexOf(';'))
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') })
        })
      })
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // The server had just closed the kept connection: a browser then asks again over a new one.
        if (sent.reusedSocket && error.code === 'ECONNRESET') ask(method, path, body).then(resolve, reject)
        else reject(error)
      })
      sent.end(payload)
    })
  }
  return { call }
}
