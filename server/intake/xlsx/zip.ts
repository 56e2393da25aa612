/** The parts of an Excel file: a zip, read in place, in which nothing may be larger than is good for us. */
import type { Readable } from 'node:stream'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'
import { Problem } from '../../problem.ts'
import type { Source } from '../source.ts'

/** Bytes unpacked: a sheet is streamed, and only costs time; other parts are kept in memory. */
const largest = { sheet: 2 * 2 ** 30, kept: 128 * 2 ** 20 }
const mostParts = 5_000

export interface Zip {
  readonly names: readonly string[]
  /** Null when there is no such part. `read` counts the bytes that came out. */
  open(name: string, kind: keyof typeof largest): Promise<{ stream: Readable; size: number } | null>
  close(): void
}

class Reader extends RandomAccessReader {
  readonly source: Source
  constructor(source: Source) {
    super()
    this.source = source
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return this.source.read(start, end)
  }
  override close(done: (error: Error | null) => void): void {
    done(null)
  }
}

export async function openZip(source: Source): Promise<Zip> {
  const entries = new Map<string, Entry>()
  let zip: ZipFile
  try {
    zip = await fromRandomAccessReaderPromise(new Reader(source), source.size, { autoClose: false })
    for await (const entry of zip.eachEntry()) {
      entries.set(entry.fileName.replace(/^\//, ''), entry)
      if (entries.size > mostParts) throw new Problem('import-unreadable')
    }
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('import-unreadable')
  }
  return {
    names: [...entries.keys()],
    open: async (name, kind) => {
      const entry = entries.get(name)
      if (!entry) return null
      // The library holds the content to the size that is announced here.
      if (entry.uncompressedSize > largest[kind]) {
        throw new Problem('import-unpacks-too-large', { megabytes: Math.round(largest[kind] / 1e6) })
      }
      const stream = await zip.openReadStreamPromise(entry).catch(() => {
        throw new Problem('import-unreadable')
      })
      return { stream, size: entry.uncompressedSize }
    },
    close: () => zip.close(),
  }
}
