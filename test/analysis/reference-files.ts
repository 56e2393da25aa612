import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Table } from '../../analysis/columns.ts'
import { readCsv } from '../../analysis/csv.ts'

export const FOLDER = join(import.meta.dirname, '../reference')

export type Json = null | number | string | boolean | readonly Json[] | { readonly [key: string]: Json }
export type Named = Readonly<Record<string, number>>

export interface Reference {
  readonly name: string
  readonly estimator: string
  readonly data: {
    readonly file: string
    readonly factors_first_level_is_reference: Readonly<Record<string, readonly string[]>> | null
  } | null
  readonly r_formula: string
  readonly r_call: readonly string[]
  readonly model_in_words: string
  readonly unit?: string
  readonly time?: string
  readonly treatment?: string
  readonly outcome?: string
  readonly variables?: Readonly<Record<string, string>>
  readonly cluster_variable?: string | null
  // biome-ignore lint/suspicious/noExplicitAny: results of another program, of many shapes
  readonly results: any
}

export function referenceNames(pattern: RegExp, folder = FOLDER): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && pattern.test(file))
    .map((file) => file.slice(0, -5))
}

export function readReference(name: string, folder = FOLDER): Reference {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
}

export function readData(reference: Reference, folder = FOLDER): Table {
  const levels = reference.data!.factors_first_level_is_reference ?? {}
  return readCsv(readFileSync(join(folder, reference.data!.file), 'utf8'), levels)
}

/** Relative difference; 'Inf' and numbers under the smallest normal double are compared as they are. */
export function difference(own: number | null | undefined, theirs: number | string | null): number {
  if (theirs === 'Inf') return own === null ? 0 : 1
  if (theirs === null || typeof theirs === 'string') return own === null || own === undefined ? 0 : Infinity
  if (own === null || own === undefined) return Infinity
  if (Math.abs(theirs) < 1e-300) return Math.abs(own) < 1e-290 ? 0 : Infinity
  return Math.abs(own - theirs) / Math.abs(theirs)
}

/** Keeps the worst of many differences, and where it was. */
export class Worst {
  value = 0
  place = 'nothing compared'
  compared = 0

  see(place: string, own: number | null | undefined, theirs: number | string | null): void {
    const found = difference(own, theirs)
    this.compared++
    if (this.compared === 1 || found > this.value) {
      this.value = found
      this.place = place
    }
  }
}
