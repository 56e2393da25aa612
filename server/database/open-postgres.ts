import postgres from 'postgres'
import { Problem } from '../problem.ts'
import type { Engine, RunSql } from './engine.ts'

const attempts = 20

/** Opens a PostgreSQL database. Writes are serializable and repeated when they collide. */
export function openPostgres(url: string): Engine {
  const sql = postgres(url, { max: 10, onnotice: () => undefined })
  const read: RunSql = (text, params, asObjects) => run(sql, text, params, asObjects).catch(refuse)

  return {
    name: 'postgres',
    read,
    snapshot: (work) =>
      sql
        .begin('isolation level repeatable read read only', (tx) =>
          work((text, params, asObjects) => run(tx, text, params, asObjects)),
        )
        .catch(refuse) as Promise<never>,
    transaction: async (work) => {
      for (let attempt = 1; ; attempt++) {
        try {
          return (await sql.begin('isolation level serializable', (tx) =>
            work((text, params, asObjects) => run(tx, text, params, asObjects)),
          )) as never
        } catch (error) {
          if (!collided(error)) return refuse(error)
          if (attempt === attempts) throw new Problem('busy')
          await pause(attempt)
        }
      }
    },
    script: async (text) => {
      await sql.begin((tx) => tx.unsafe(text)).catch(refuse)
    },
    close: () => sql.end({ timeout: 5 }),
  }
}

async function run(
  sql: postgres.Sql | postgres.TransactionSql,
  text: string,
  params: readonly unknown[],
  asObjects: boolean,
): Promise<unknown[]> {
  const query = sql.unsafe(text, params as never[], { prepare: true })
  return [...(asObjects ? await query : await query.values())]
}

/** Serialization failure or deadlock: nothing was written, the work may be done again. */
function collided(error: unknown): boolean {
  const code = (error as { code?: string }).code
  return code === '40001' || code === '40P01'
}

/** Waits longer each time, and not as long as the others: by chance, which only spreads the load. */
function pause(attempt: number): Promise<void> {
  const longest = Math.min(200, 4 * 2 ** attempt)
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest))
}

/** Disk full, and the ways in which a server does not answer: as our own sentences. */
function refuse(error: unknown): never {
  const code = String((error as { code?: string } | null)?.code)
  if (code === '53100') throw new Problem('storage-full')
  if (gone.has(code) || code.startsWith('08')) throw new Problem('storage-unreachable')
  throw error
}

const gone = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ETIMEDOUT'],
  ...['CONNECT_TIMEOUT', 'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED'],
  // Shut down, starting up, no connection left.
  ...['57P01', '57P02', '57P03', '53300'],
])
