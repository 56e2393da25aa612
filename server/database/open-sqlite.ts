import Database from 'better-sqlite3'
import { Problem } from '../problem.ts'
import type { Engine, RunSql } from './engine.ts'

type Connection = Database.Database

/**
 * Every statement, for as long as the process lives. From Node 24.19 on, better-sqlite3 12 crashes the process when a
 * statement is garbage collected; version 13 needs Node 22. There are as many as there are texts of queries and connections.
 */
const kept: Database.Statement[] = []

/**
 * Opens (or makes) a SQLite file. One connection writes, in turn; another only reads. An acknowledged write survives the
 * power going off; with `relaxed` only the process ending, which is enough for what can be made again.
 */
export function openSqlite(file: string, durability: 'full' | 'relaxed' = 'full'): Engine {
  const writer = connect(file, false)
  writer.exec(`pragma synchronous = ${durability === 'full' ? 'full' : 'off'}`)
  writer.exec(
    `pragma cache_size = -${writerMemory.kilobytes}; pragma wal_autocheckpoint = ${writerMemory.pages}`,
  )
  const reader = connect(file, true)
  const enqueue = oneWriter(writer)
  const views = snapshots(file)
  return {
    name: 'sqlite',
    read: runOn(reader),
    snapshot: views.take,
    transaction: enqueue,
    script: (sql) =>
      enqueue(async () => {
        writer.exec(sql)
      }),
    close: async () => {
      await enqueue(async () => undefined)
      views.close()
      reader.close()
      writer.close()
    },
  }
}

/**
 * Many small transactions that touch the same pages over and over: held in memory, and copied from the log into the file
 * only when the log has 32 MB of them. With SQLite's own 4 MB most of the time of an import went there.
 */
const writerMemory = { kilobytes: 64_000, pages: 8_000 }

interface Waiting {
  readonly work: (run: RunSql) => Promise<unknown>
  readonly resolve: (value: never) => void
  readonly reject: (error: unknown) => void
}

/**
 * Writes one after the other, never interleaved. Those that wait at the same moment share one commit, and with it one
 * wait for the disk: each in a savepoint of its own, so that one that fails takes nothing of the others with it. Nobody
 * is told 'saved' before the commit.
 */
function oneWriter(writer: Connection): Engine['transaction'] {
  const run = runOn(writer)
  const [begin, save, release, undo, commit, rollback] = [
    'begin immediate',
    'savepoint one',
    'release one',
    'rollback to one',
    'commit',
    'rollback',
  ].map((sql) => writer.prepare(sql))
  kept.push(begin!, save!, release!, undo!, commit!, rollback!)
  let waiting: Waiting[] = []
  let writing = false

  async function writeAll(): Promise<void> {
    writing = true
    while (waiting.length > 0) {
      const together = waiting
      waiting = []
      const done: (() => void)[] = []
      try {
        begin!.run()
        for (const { work, resolve, reject } of together) {
          save!.run()
          try {
            const result = await work(run)
            release!.run()
            done.push(() => resolve(result as never))
          } catch (error) {
            // A full disk ends the transaction by itself; then all of it is lost, and all are told.
            if (!writer.inTransaction) throw error
            undo!.run()
            release!.run()
            reject(translate(error))
          }
        }
        commit!.run()
        for (const tell of done) tell()
      } catch (error) {
        if (writer.inTransaction) rollback!.run()
        for (const { reject } of together) reject(translate(error))
      }
    }
    writing = false
  }

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({ work, resolve, reject })
      if (!writing) void writeAll()
    })
}

function connect(file: string, readonly: boolean): Connection {
  const connection = new Database(file, { readonly, timeout: 10_000 })
  if (!readonly) {
    connection.exec('pragma journal_mode = wal')
    connection.exec('pragma foreign_keys = on')
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
      prepared.set(key, statement)
      kept.push(statement)
    }
    if (statement.reader) return statement.all(...params)
    statement.run(...params)
    return []
  }
}

/**
 * Connections for snapshots, opened when more are asked for at once than before, and used again: each at one view at a time.
 */
function snapshots(file: string) {
  const idle: { connection: Connection; run: RunSql }[] = []
  const open: Connection[] = []
  return {
    take: async <T>(work: (run: RunSql) => Promise<T>): Promise<T> => {
      let own = idle.pop()
      if (!own) {
        const connection = connect(file, true)
        open.push(connection)
        own = { connection, run: runOn(connection) }
      }
      own.connection.exec('begin')
      try {
        return await work(own.run)
      } finally {
        own.connection.exec('commit')
        idle.push(own)
      }
    },
    close: () => {
      for (const connection of open) connection.close()
    },
  }
}

function translate(error: unknown): unknown {
  const code = (error as { code?: string }).code
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE') return new Problem('storage-full')
  if (code === 'SQLITE_BUSY') return new Problem('busy')
  return error
}
