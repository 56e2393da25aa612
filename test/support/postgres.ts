/** A PostgreSQL of our own for the tests: found on this machine, or installed where that is possible. */
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aptInstall } from './apt.ts'

export interface RunningPostgres {
  /** Of the server, with database `postgres`. */
  readonly url: string
  stop(): Promise<void>
}

const missing =
  'The tests need PostgreSQL 14 or newer: install it (Debian: apt-get install postgresql; macOS: brew install postgresql) or set PEILMOMENT_TEST_POSTGRES to the folder with initdb.'

export async function startPostgres(): Promise<RunningPostgres> {
  const bin = findBin() ?? (aptInstall('postgresql') ? findBin() : null)
  if (!bin) throw new Error(missing)
  const folder = mkdtempSync(join(tmpdir(), 'peilmoment-postgres-'))
  const data = join(folder, 'data')
  // PostgreSQL refuses to run as root: then it runs as the user that its package made, or as nobody.
  const owner = process.getuid?.() === 0 ? unprivilegedUser() : null
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const identity = owner ?? {}
  const quiet = { stdio: 'ignore' as const, cwd: folder, ...identity }
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'test', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    quiet,
  )
  const port = await freePort()
  const server = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-h',
      '127.0.0.1',
      '-k',
      folder,
      '-c',
      'fsync=off',
      '-c',
      'max_connections=200',
    ],
    quiet,
  )
  const url = `postgres://test@127.0.0.1:${port}/postgres`
  await answering(bin, port)
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function findBin(): string | null {
  const named = process.env.PEILMOMENT_TEST_POSTGRES
  if (named) return named
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(root, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null
}

function unprivilegedUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {}
  }
  throw new Error('The tests run as root and find no user to run PostgreSQL as: add a user postgres.')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

async function answering(bin: string, port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    try {
      execFileSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'test'], {
        stdio: 'ignore',
      })
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  throw new Error('PostgreSQL was started for the tests but did not answer within 20 seconds.')
}
