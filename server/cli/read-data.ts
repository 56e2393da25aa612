import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { asyncBufferFromFile } from 'hyparquet'
import type { Table } from '../../analysis/columns.ts'
import { readCsv } from '../../analysis/csv.ts'
import { type ParquetOptions, readParquet } from '../../analysis/parquet.ts'
import { CommandFailed } from './failed.ts'

/**
 * A data file as a table: Parquet when it begins as Parquet does, else CSV.
 *
 * @throws CommandFailed when the file cannot be read; RangeError when its content cannot
 */
export async function readData(file: string, options: ParquetOptions): Promise<Table> {
  if (isParquet(file)) return readParquet(await asyncBufferFromFile(file), options)
  return readCsv(readText('data', file), options.levels)
}

/** @throws CommandFailed with a sentence when the file cannot be read */
export function readText(what: string, file: string): string {
  return reading(what, file, () => readFileSync(file, 'utf8'))
}

/** Whether reading a file takes long enough to say so; one that is not there does not. */
export function isLarge(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 20_000_000
}

function isParquet(file: string): boolean {
  return reading('data', file, () => {
    const descriptor = openSync(file, 'r')
    const start = Buffer.alloc(4)
    readSync(descriptor, start)
    closeSync(descriptor)
    return start.toString('latin1') === 'PAR1'
  })
}

function reading<T>(what: string, file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const reason =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'ERR_STRING_TOO_LONG'
          ? 'it is too large for a text; a Parquet file has no such limit'
          : message
    throw new CommandFailed(`The ${what} ${file} cannot be read: ${reason}.`)
  }
}
