/** The rules of the house that a machine can check: who may import whom, what stays pure, how long a file is. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)))
const sources = files.filter((file) => /^(server|client|surveys|analysis)\//.test(file))
const content = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

const imports: Import[] = sources.flatMap((from) => {
  const found = content.get(from)!.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]/gm)
  return [...found].map(([, type, target]) => ({
    from,
    to: target!.startsWith('.') ? normalize(join(dirname(from), target!)) : target!,
    typeOnly: type !== undefined,
  }))
})

/** Imports from one place to another, as lines. */
function lines(from: RegExp, to: RegExp, except: (found: Import) => boolean = () => false): string[] {
  return imports
    .filter((found) => from.test(found.from) && to.test(found.to) && !except(found))
    .map((found) => `${found.from} → ${found.to}`)
}

const uses = (where: RegExp, what: RegExp, except: readonly string[] = []) =>
  sources.filter(
    (file) => where.test(file) && !except.includes(file) && what.test(withoutComments(content.get(file)!)),
  )

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

describe('the house', () => {
  it('keeps surveys and analysis free of server and client', () => {
    expect(lines(/^(surveys|analysis)\//, /^(server|client)\//)).toEqual([])
  })

  it('lets the client see of the server nothing but types', () => {
    expect(lines(/^client\//, /^server\//, ({ typeOnly }) => typeOnly)).toEqual([])
  })

  it('keeps the domain pure: it asks no database, no route, no command and no clock', () => {
    expect(lines(/^server\/domain\//, /^server\/(?!domain)|drizzle|^node:|hono/)).toEqual([])
    expect(uses(/^server\/domain\//, /Date\.now|new Date\(\)|Math\.random|process\.|await /)).toEqual([])
  })

  it('speaks SQL only in queries and database', () => {
    const elsewhere = /^(client|surveys|analysis)\/|^server\/(?!queries|database)/
    const signIn = 'server/http/staff-sign-in.ts'
    expect(lines(elsewhere, /^drizzle-orm|better-sqlite3|^postgres$/, ({ from }) => from === signIn)).toEqual(
      [],
    )
  })

  it('writes only in commands: routes hold no transaction', () => {
    expect(uses(/^server\/routes\//, /\.write\(|\.transaction\(/)).toEqual([])
  })

  it('has no clock, chance or environment outside config, context and the command line', () => {
    const allowed = ['server/config.ts', 'server/impure.ts', 'server/database/open-postgres.ts']
    const impure = /Date\.now\(|new Date\(\)|Math\.random\(|process\.env/
    const found = uses(/^(server|surveys|analysis)\//, impure, allowed)
    expect(found.filter((file) => !file.startsWith('server/cli'))).toEqual([])
  })

  it('has no circles', () => {
    const next = new Map<string, string[]>()
    for (const { from, to, typeOnly } of imports) {
      if (!typeOnly && content.has(to)) next.set(from, [...(next.get(from) ?? []), to])
    }
    const circles: string[] = []
    const done = new Set<string>()
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) {
        circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
        return
      }
      if (done.has(file)) return
      for (const target of next.get(file) ?? []) visit(target, [...path, file])
      done.add(file)
    }
    for (const file of next.keys()) visit(file, [])
    expect(circles).toEqual([])
  })

  it('has no file of more than 300 lines', () => {
    const long = files.filter((file) => content.get(file)!.split('\n').length > 301)
    expect(long).toEqual([])
  })

  it('has a README in each folder that holds code', () => {
    const folders = new Set(
      sources.map((file) => file.split('/').slice(0, 2).join('/')).filter((path) => !path.includes('.')),
    )
    const missing = [...folders].filter((folder) => !readmes.has(`${folder}/README.md`))
    expect(missing).toEqual([])
  })
})

const readmes = new Set(
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*README.md'], {
    cwd: root,
    encoding: 'utf8',
  }).split('\n'),
)
