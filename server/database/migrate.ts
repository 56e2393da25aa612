/** Brings a database to this version's tables, or refuses with a sentence. Migrations are plain SQL, run once. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { Problem } from '../problem.ts'
import type { Engine } from './engine.ts'

const folder = new URL('./migrations/', import.meta.url)

export async function migrate(engine: Engine): Promise<string[]> {
  await engine.script('create table if not exists migration (name text primary key, hash text not null)')
  const applied = new Map(
    (await engine.read('select name, hash from migration order by name', [], false)) as [string, string][],
  )
  const known = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  for (const name of applied.keys()) {
    if (!known.includes(name)) throw new Problem('database-newer', { migration: name })
  }
  const done: string[] = []
  for (const name of known) {
    const sql = readFileSync(new URL(name, folder), 'utf8')
    const hash = createHash('sha256').update(sql).digest('hex')
    const before = applied.get(name)
    if (before === hash) continue
    if (before) throw new Problem('database-differs', { migration: name })
    await engine.script(`${sql}\ninsert into migration (name, hash) values ('${name}', '${hash}')`)
    done.push(name)
  }
  return done
}
