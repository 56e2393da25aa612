/** A release as one file: a ZIP archive with a manifest of what is in it, and a signature of the manifest. Same content, same bytes. */
import { createHash, type KeyObject, sign } from 'node:crypto'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { z } from 'zod'
import { publicText } from './key.ts'
import type { Files } from './panel-tables.ts'

export const formatVersion = 1
export const manifestName = 'manifest.json'
export const signatureName = 'manifest.sig'
export const keyName = 'public-key.pem'

const shape = z.object({
  format: z.literal('peilmoment-release'),
  version: z.number().int(),
  software: z.string(),
  study: z.string(),
  simulated: z.boolean(),
  /** The last moment at which anything in the data changed. */
  dataUntil: z.iso.datetime(),
  files: z.record(z.string(), z.object({ sha256: z.string(), bytes: z.number().int() })),
})
export type Manifest = z.infer<typeof shape>
export type About = Pick<Manifest, 'software' | 'study' | 'simulated' | 'dataUntil'>

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

export function pack(files: Files, about: About, key: KeyObject): { archive: Uint8Array; manifest: string } {
  const names = Object.keys(files).sort()
  const contents = new Map(names.map((name) => [name, strToU8(files[name]!)]))
  const listed = [...contents].map(([name, bytes]) => [name, { sha256: sha256(bytes), bytes: bytes.length }])
  const made: Manifest = {
    format: 'peilmoment-release',
    version: formatVersion,
    ...about,
    files: Object.fromEntries(listed),
  }
  const manifest = `${JSON.stringify(made, null, 1)}\n`
  const all = {
    [manifestName]: strToU8(manifest),
    [signatureName]: strToU8(`${sign(null, Buffer.from(manifest), key).toString('base64')}\n`),
    [keyName]: strToU8(publicText(key)),
    ...Object.fromEntries(contents),
  }
  // The time of no clock: the archive's own field for it must hold something.
  return { archive: zipSync(all, { level: 6, mtime: new Date(2000, 0, 1) }), manifest }
}

export interface Opened {
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Names that stand in it more than once: then two readers may see two things. */
  readonly twice: readonly string[]
}

const most = 4e9

/** Null when it is no archive, or would unpack to more than four gigabytes. */
export function unpack(archive: Uint8Array): Opened | null {
  const seen = new Set<string>()
  const twice = new Set<string>()
  let size = 0
  try {
    const files = unzipSync(archive, {
      filter: ({ name, originalSize }) => {
        if (seen.has(name)) twice.add(name)
        seen.add(name)
        size += originalSize
        if (size > most) throw new RangeError('too large')
        return true
      },
    })
    return { files: new Map(Object.entries(files)), twice: [...twice] }
  } catch {
    return null
  }
}

/** The manifest, or null when it is none. */
export function readManifest(bytes: Uint8Array | undefined): Manifest | null {
  try {
    return shape.parse(JSON.parse(Buffer.from(bytes ?? []).toString('utf8')))
  } catch {
    return null
  }
}
