import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Impure } from '../impure.ts'
import { Problem } from '../problem.ts'
import type { Engine } from './engine.ts'
import { migrate } from './migrate.ts'
import { openStore, type Store } from './store.ts'

/** Opens the database that `url` names (`sqlite:FILE`, with `?durability=relaxed` for what can be made again,
 * or `postgres://…`) and brings its tables up to date. */
export async function openDatabase(url: string, impure: Impure): Promise<Store> {
  let engine: Engine | undefined
  try {
    engine = await openEngine(url)
    await migrate(engine)
    return openStore(engine, impure)
  } catch (error) {
    await engine?.close()
    if (error instanceof Problem) throw error
    throw new Problem('database-unusable', { reason: error instanceof Error ? error.message : String(error) })
  }
}

/** Only the engine that is used is read. */
async function openEngine(url: string): Promise<Engine> {
  if (!url.startsWith('sqlite:')) return (await import('./open-postgres.ts')).openPostgres(url)
  const [file = '', option] = url.slice('sqlite:'.length).split('?')
  mkdirSync(dirname(file), { recursive: true })
  const { openSqlite } = await import('./open-sqlite.ts')
  return openSqlite(file, option === 'durability=relaxed' ? 'relaxed' : 'full')
}
