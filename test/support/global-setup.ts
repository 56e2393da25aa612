/** What the tests share: one PostgreSQL server, in which each test makes databases of its own, and PSPP. */
import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'
import { findPspp } from './pspp.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  findPspp()
  const postgres = await startPostgres()
  project.provide('postgres', postgres.url)
  return () => postgres.stop()
}
