/** The same server, with the pages made by Vite from their sources as they change. */
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createServer as createVite } from 'vite'
import { openApp } from './app.ts'
import type { Context } from './context.ts'
import { cannotListen, type Running } from './serve.ts'

export async function listenDev(context: Context): Promise<Running> {
  const { host, port } = context.config
  const vite = await createVite({ server: { middlewareMode: true, hmr: { port: port + 1 } }, appType: 'mpa' })
  const api = getRequestListener(
    openApp({ ...context, config: { ...context.config, clientFolder: null } }).fetch,
  )
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (path.startsWith('/api/')) return api(request, response)
    if (path === '/') request.url = '/respondent/index.html'
    else if (/^\/(researcher|inspector)(\/[^.]*)?$/.test(path)) {
      request.url = `/${path.split('/')[1]}/index.html`
    }
    vite.middlewares(request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', async (error) => {
      await vite.close()
      reject(cannotListen(error, context.config))
    })
    server.listen(port, host, resolve)
  })
  return {
    address: `http://${host}:${port}`,
    stop: async () => {
      await vite.close()
      server.close()
    },
  }
}
