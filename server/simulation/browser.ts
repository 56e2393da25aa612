/** A simulated respondent's browser: one keep-alive agent for all, a cookie each. */
import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 16 })

export interface Browser {
  call<T>(method: string, path: string, body?: unknown): Promise<T>
}

export class HttpFault extends Error {}

export function openBrowser(address: string): Browser {
  let cookie = ''
  return {
    call: (method, path, body) =>
      new Promise((resolve, reject) => {
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
            const text = Buffer.concat(parts).toString('utf8')
            const status = response.statusCode ?? 0
            if (status >= 400) reject(new HttpFault(`${method} ${path}: ${status} ${text}`))
            else resolve(text ? JSON.parse(text) : undefined)
          })
        })
        sent.on('error', reject)
        sent.end(payload)
      }),
  }
}
