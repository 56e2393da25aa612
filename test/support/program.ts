/** The real program in a process of its own, as a user starts it: its own folder, secrets and environment. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { newSecrets, type Secrets } from '../../server/config.ts'

const program = join(import.meta.dirname, '../../server/peilmoment.mjs')

export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null
  readonly out: string
  readonly error: string
}

export interface RunningServer {
  readonly address: string
  /** What it has written to its error output so far. */
  readonly error: () => string
  /** Ends it with a signal and waits until it is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

/** A place to run the program in: an empty folder, with secrets that the test knows too. */
export interface Place {
  readonly folder: string
  readonly secrets: Secrets
  readonly env: Readonly<Record<string, string>>
}

export function newPlace(databaseUrl: string): Place {
  const folder = mkdtempSync(join(tmpdir(), 'peilmoment-program-'))
  const secrets = newSecrets()
  const file = join(folder, 'secrets.json')
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 })
  const env = {
    PEILMOMENT_DATABASE: databaseUrl,
    PEILMOMENT_PUBLIC_URL: 'http://peilmoment.test',
    PEILMOMENT_SECRETS_FILE: file,
  }
  return { folder, secrets, env }
}

/** Runs a command to its end; one that does not end within `patience` milliseconds is killed, and that is its code. */
export async function run(
  place: Pick<Place, 'folder' | 'env'>,
  args: readonly string[],
  patience = 30_000,
): Promise<Ended> {
  const child = start(place, args)
  const output = { out: '', error: '' }
  child.stdout!.on('data', (text) => {
    output.out += text
  })
  child.stderr!.on('data', (text) => {
    output.error += text
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), patience)
  const code = await ended(child)
  clearTimeout(timer)
  return { code, ...output }
}

/** Starts a command, to be killed perhaps. */
export function startCommand(place: Pick<Place, 'folder' | 'env'>, args: readonly string[]) {
  const child = start(place, args)
  const output = { out: '', error: '' }
  child.stdout!.on('data', (text) => {
    output.out += text
  })
  child.stderr!.on('data', (text) => {
    output.error += text
  })
  return {
    /** Resolves with its code; null when a signal ended it. */
    ended: ended(child).then((code): Ended => ({ code, ...output })),
    kill: () => void child.kill('SIGKILL'),
  }
}

/** Starts `serve` on a free port; resolves when it says where it listens. */
export async function startServer(place: Place): Promise<RunningServer> {
  const child = start(place, ['serve', '--port', '0'])
  let error = ''
  child.stderr!.on('data', (text) => {
    error += text
  })
  for await (const line of createInterface({ input: child.stdout! })) {
    const address = /listens on (http:\S+)/.exec(line)?.[1]
    if (!address) continue
    child.stdout!.resume()
    return {
      address,
      error: () => error,
      end: async (signal) => {
        const gone = ended(child)
        child.kill(signal)
        await gone
      },
    }
  }
  throw new Error(`The server ended before it listened: ${error}`)
}

function start(place: Pick<Place, 'folder' | 'env'>, args: readonly string[]): ChildProcess {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('PEILMOMENT_') && name !== 'NODE_OPTIONS',
  )
  return spawn(process.execPath, [program, ...args], {
    cwd: place.folder,
    env: { ...Object.fromEntries(inherited), ...place.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('close', resolve))
}
