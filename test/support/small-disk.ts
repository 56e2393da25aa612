/** A disk of a few megabytes that a test can fill and empty, where we may mount one (Linux, as root). */
import { execFileSync } from 'node:child_process'
import { chownSync, closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { inject } from 'vitest'
import type { EngineName } from './databases.ts'

export interface SmallDisk {
  /** Of a new database that lies on it. */
  readonly databaseUrl: string
  fill(): void
  empty(): void
  remove(): Promise<void>
}

/** Null where this machine does not let us mount one. */
export async function newSmallDisk(engine: EngineName): Promise<SmallDisk | null> {
  const folder = mkdtempSync(join(tmpdir(), 'peilmoment-disk-'))
  const megabytes = engine === 'sqlite' ? 4 : 24
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
  const database =
    engine === 'sqlite'
      ? { url: `sqlite:${join(folder, 'test.db')}`, drop: async () => undefined }
      : await onPostgres(folder)
  const ballast = join(folder, 'ballast')
  return {
    databaseUrl: database.url,
    fill: () => fill(ballast),
    empty: () => rmSync(ballast),
    remove: async () => {
      await database.drop()
      execFileSync('umount', [folder])
      rmSync(folder, { recursive: true })
    },
  }
}

/** A database whose tables lie in the folder; the server's own files stay where they are. */
async function onPostgres(folder: string): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject('postgres')
  const sql = postgres(server, { max: 1, onnotice: () => undefined })
  const [row] = await sql`select setting from pg_settings where name = 'data_directory'`
  const owner = statSync(row!.setting)
  chownSync(folder, owner.uid, owner.gid)
  const name = `small_disk_${process.pid}_${Date.now()}`
  await sql.unsafe(`create tablespace ${name} location '${folder}'`)
  await sql.unsafe(`create database ${name} tablespace ${name}`)
  return {
    url: server.replace(/\/postgres$/, `/${name}`),
    drop: async () => {
      await sql.unsafe(`drop database ${name} with (force)`)
      await sql.unsafe(`drop tablespace ${name}`)
      await sql.end()
    },
  }
}

function fill(file: string): void {
  const descriptor = openSync(file, 'w')
  try {
    for (let size = 65_536; size >= 512; size /= 2) {
      try {
        for (;;) writeSync(descriptor, Buffer.alloc(size, 1))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      }
    }
  } finally {
    closeSync(descriptor)
  }
}
