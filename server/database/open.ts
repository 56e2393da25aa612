import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Impure } from '../impure.ts'
import { Problem } from '../problem.ts'
import type { Engine } from './engine.ts'
import { migrate } from './migrate.ts'
import { openPostgres } from './open-postgres.ts'
import { openSqlite } from './open-sqlite.ts'
import { openStore, type Store } from './store.ts'

/** Opens the database that `url` names (`sqlite:FILE`, with `?durability=relaxed` for what can be made again,
 * or `postgres://…`) and brings its tables up to date. */
export async function openDatabase(url: string, impure: Impure): Promise<Store> {
  let engine: Engine | undefined
  try {
    engine = openEngine(url)
    await migrate(engine)
    return openStore(engine, impure)
  } catch (error) {
    await engine?.close()
    if (error instanceof Problem) throw error
    throw new Problem('database-unusable', { reason: error instanceof Error ? error.message : String(error) })
  }
}

function openEngine(url: string): Engine {
  if (!url.startsWith('sqlite:')) return openPostgres(url)
  const [file = '', option] = url.slice('sqlite:'.length).split('?')
  mkdirSync(dirname(file), { recursive: true })
  return openSqlite(file, option === 'durability=relaxed' ? 'relaxed' : 'full')
}
