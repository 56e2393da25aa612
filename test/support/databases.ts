/** A new, empty database for each test, on each engine. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { inject } from 'vitest'

export const engines = ['sqlite', 'postgres'] as const
export type EngineName = (typeof engines)[number]

let made = 0

export async function newDatabaseUrl(engine: EngineName): Promise<string> {
  if (engine === 'sqlite') return `sqlite:${join(mkdtempSync(join(tmpdir(), 'peilmoment-')), 'test.db')}`
  const server = inject('postgres')
  made += 1
  const name = `test_${process.pid}_${made}_${Date.now()}`
  const sql = postgres(server, { max: 1, onnotice: () => undefined })
  await sql.unsafe(`create database ${name}`)
  await sql.end()
  return server.replace(/\/postgres$/, `/${name}`)
}
