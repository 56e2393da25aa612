import Database from 'better-sqlite3'
import { Problem } from '../problem.ts'
import type { Engine, RunSql } from './engine.ts'

type Connection = Database.Database

/** Opens (or makes) a SQLite file. One connection writes, in turn; another only reads. */
export function openSqlite(file: string): Engine {
  const writer = connect(file, false)
  const reader = connect(file, true)
  const runWriter = runOn(writer)
  let last: Promise<unknown> = Promise.resolve()

  /** Work waits for all work asked for earlier, so a transaction is never interleaved with another. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }

  return {
    name: 'sqlite',
    read: runOn(reader),
    snapshot: (work) => inSnapshot(file, work),
    transaction: (work) =>
      inTurn(async () => {
        writer.exec('begin immediate')
        try {
          const result = await work(runWriter)
          writer.exec('commit')
          return result
        } catch (error) {
          if (writer.inTransaction) writer.exec('rollback')
          throw translate(error)
        }
      }),
    script: (sql) =>
      inTurn(async () => {
        writer.exec(`begin immediate;\n${sql}\n;commit`)
      }),
    close: () =>
      inTurn(async () => {
        reader.close()
        writer.close()
      }),
  }
}

function connect(file: string, readonly: boolean): Connection {
  const connection = new Database(file, { readonly, timeout: 10_000 })
  if (!readonly) {
    connection.pragma('journal_mode = wal')
    // FULL: an acknowledged save survives the power going off, not only the process.
    connection.pragma('synchronous = full')
    connection.pragma('foreign_keys = on')
  }
  return connection
}

/** Parameters are numbered in the order they stand, so `$1` is SQLite's plain `?`; statements are prepared once. */
function runOn(connection: Connection): RunSql {
  const prepared = new Map<string, Database.Statement>()
  return async (sql, params, asObjects) => {
    const key = asObjects ? `o${sql}` : sql
    let statement = prepared.get(key)
    if (!statement) {
      statement = connection.prepare(sql.replace(/\$\d+/g, '?'))
      if (statement.reader && !asObjects) statement.raw(true)
      if (prepared.size > 500) prepared.clear()
      prepared.set(key, statement)
    }
    if (statement.reader) return statement.all(...params)
    statement.run(...params)
    return []
  }
}

async function inSnapshot<T>(file: string, work: (run: RunSql) => Promise<T>): Promise<T> {
  const connection = connect(file, true)
  try {
    connection.exec('begin')
    return await work(runOn(connection))
  } finally {
    connection.close()
  }
}

function translate(error: unknown): unknown {
  const code = (error as { code?: string }).code
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE') return new Problem('storage-full')
  if (code === 'SQLITE_BUSY') return new Problem('busy')
  return error
}
