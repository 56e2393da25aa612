/** A file that can be read more than once and from anywhere in it: as it lies there, or sealed on its way in. */
import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem } from '../problem.ts'

export interface Source {
  /** Bytes. */
  readonly size: number
  /** From byte `start` up to `end`, `end` not included. */
  read(start: number, end: number): Readable
}

const block = 16

/** Writes a stream to a file that only its owner and who has the key can read. Gives its size and hash. */
export async function seal(
  input: Readable,
  file: string,
  vaultKey: string,
  maxSize: number,
): Promise<{ size: number; hash: string }> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let size = 0
  const measure = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length
      hash.update(chunk)
      done(size > maxSize ? new Problem('import-too-large', { megabytes: maxSize / 1e6 }) : null, chunk)
    },
  })
  const cipher = createCipheriv('aes-256-ctr', keyOf(file, vaultKey), Buffer.alloc(block))
  try {
    await pipeline(input, measure, cipher, createWriteStream(file, { mode: 0o600 }))
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
  return { size, hash: hash.digest('hex') }
}

/** The same file, readable again. */
export async function sealedSource(file: string, vaultKey: string): Promise<Source> {
  const { size } = await stat(file).catch(() => {
    throw new Problem('import-gone')
  })
  const key = keyOf(file, vaultKey)
  return {
    size,
    read: (start, end) => {
      // Counter mode: any block can be read by its number.
      const first = Math.floor(start / block)
      const counter = Buffer.alloc(block)
      counter.writeBigUInt64BE(BigInt(first), 8)
      const decipher = createDecipheriv('aes-256-ctr', key, counter)
      let skip = start - first * block
      const cut = new Transform({
        transform(chunk: Buffer, _, done) {
          const from = Math.min(skip, chunk.length)
          skip -= from
          done(null, chunk.subarray(from))
        },
      })
      const sealed = part(file, first * block, end)
      sealed.on('error', (error) => cut.destroy(error))
      cut.on('close', () => sealed.destroy())
      return sealed.pipe(decipher).pipe(cut)
    },
  }
}

function part(file: string, start: number, end: number): Readable {
  return end <= start ? Readable.from([]) : createReadStream(file, { start, end: end - 1 })
}

/** A key for this file alone; each file is written once, so its counter may begin at zero. */
function keyOf(file: string, vaultKey: string): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(vaultKey, 'base64'), '', `import ${basename(file)}`, 32))
}
