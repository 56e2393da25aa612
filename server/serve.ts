/** Listens, and does the jobs that time asks for. */
import { type ServerType, serve } from '@hono/node-server'
import { openApp } from './app.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { doJobs } from './jobs/do-jobs.ts'
import { Refused } from './refused.ts'

export interface Running {
  readonly address: string
  stop(): Promise<void>
}

/** The address cannot be listened on, and the sentence says why. */
export class CannotListen extends Refused {}

export function cannotListen(error: NodeJS.ErrnoException, { host, port }: Config): CannotListen {
  if (error.code === 'EADDRINUSE') {
    return new CannotListen(`Port ${port} is in use: choose another with --port.`)
  }
  return new CannotListen(`Cannot listen on ${host}, port ${port}: ${error.message}.`)
}

/** Starts listening on the configured port (0: any free one). */
export function listen(context: Context): Promise<Running> {
  const { host, port } = context.config
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({ fetch: openApp(context).fetch, hostname: host, port }, (info) => {
      resolve({
        address: `http://${host.includes(':') ? `[${host}]` : host}:${info.port}`,
        stop: () =>
          new Promise((done) => {
            server.close(() => done())
            if ('closeIdleConnections' in server) server.closeIdleConnections()
          }),
      })
    })
    server.on('error', (error) => reject(cannotListen(error, context.config)))
  })
}

/** Every minute. One run at a time; a failed run is tried again. */
export function startJobs(context: Context): () => void {
  let running = false
  const timer = setInterval(async () => {
    if (running) return
    running = true
    try {
      await doJobs(context)
    } catch (error) {
      context.log('job-failed', { reason: String(error) })
    } finally {
      running = false
    }
  }, 60_000)
  timer.unref()
  return () => clearInterval(timer)
}
