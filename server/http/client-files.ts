/** The built pages and their files. File names carry a hash of their content, so a browser may keep them for ever. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'

/** Page of each address; the researcher's and inspector's pages find their way from there themselves. */
const pages = [
  ['/', 'respondent'],
  ['/researcher', 'researcher'],
  ['/researcher/*', 'researcher'],
  ['/inspector', 'inspector'],
  ['/inspector/*', 'inspector'],
] as const

export function clientFiles(folder: string): Hono {
  const app = new Hono()
  if (existsSync(folder)) {
    app.use(
      '/assets/*',
      serveStatic({
        root: folder,
        precompressed: true,
        onFound: (_, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
      }),
    )
  }
  for (const [path, page] of pages) {
    const file = join(folder, page, 'index.html')
    const html = existsSync(file) ? readFileSync(file, 'utf8') : null
    app.get(path, (c) =>
      html === null
        ? c.text('The pages have not been built yet: run `npm run build` first.', 503)
        : c.html(html, 200, { 'cache-control': 'no-cache' }),
    )
  }
  return app
}
