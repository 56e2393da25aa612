import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../config.ts'

/** Where files on their way in stand, sealed, until they are taken in or thrown away. */
export function intakeFolder({ dataFolder }: Config): string {
  return join(dataFolder ?? join(tmpdir(), 'peilmoment-data'), 'intake')
}

export function intakeFile(config: Config, importId: string): string {
  return join(intakeFolder(config), importId)
}
