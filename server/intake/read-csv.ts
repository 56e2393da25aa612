/** CSV as people make it: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252; quoted line ends. */
import { Transform } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { Problem } from '../problem.ts'
import type { Row } from './read-table.ts'
import type { Source } from './source.ts'

/** Characters of one row: what is longer has a quote that is never closed. */
const longestRow = 200_000

export async function readCsv(source: Source): Promise<{ rows: AsyncIterable<Row>; share: () => number }> {
  const { encoding, delimiter } = await look(source)
  let read = 0
  const decoder = new TextDecoder(encoding)
  const decode = new Transform({
    readableObjectMode: true,
    transform(chunk: Buffer, _, done) {
      read += chunk.length
      done(null, decoder.decode(chunk, { stream: true }))
    },
    flush(done) {
      done(null, decoder.decode())
    },
  })
  async function* rows(): AsyncGenerator<Row> {
    const parser = parse({
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: longestRow,
    })
    const input = source.read(0, source.size)
    input.on('error', (error) => parser.destroy(error))
    try {
      let before = 0
      for await (const { record, info } of input.pipe(decode).pipe(parser) as AsyncIterable<Parsed>) {
        // The parser tells the line on which a record ends.
        yield { number: before + 1, cells: record }
        before = info.lines
      }
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
      const longest = error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED'
      throw new Problem(longest ? 'import-quote' : 'import-unreadable')
    } finally {
      input.destroy()
    }
  }
  return { rows: rows(), share: () => (source.size === 0 ? 1 : read / source.size) }
}

interface Parsed {
  readonly record: string[]
  readonly info: { readonly lines: number }
}

/** Reads all of it once: whether it is UTF-8 shows only at the end. */
async function look(source: Source): Promise<{ encoding: string; delimiter: string }> {
  let start: Buffer = Buffer.alloc(0)
  let utf8 = true
  const strict = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of source.read(0, source.size) as AsyncIterable<Buffer>) {
    if (start.length < 65_536) start = Buffer.concat([start, chunk])
    if (start[0] === 0xff && start[1] === 0xfe)
      return { encoding: 'utf-16le', delimiter: delimiterOf(start, 'utf-16le') }
    if (utf8) utf8 = decodes(strict, chunk)
    if (!utf8 && start.length >= 65_536) break
  }
  if (utf8) utf8 = decodes(strict)
  const encoding = utf8 ? 'utf-8' : 'windows-1252'
  // A zero byte stands in no text; it does in pictures and programs.
  if (start.includes(0)) throw new Problem('import-unreadable')
  return { encoding, delimiter: delimiterOf(start, encoding) }
}

function decodes(decoder: TextDecoder, chunk?: Buffer): boolean {
  try {
    if (chunk) decoder.decode(chunk, { stream: true })
    else decoder.decode()
    return true
  } catch {
    return false
  }
}

/** The sign that stands most often in the headings, outside quotes. */
function delimiterOf(start: Buffer, encoding: string): string {
  const text = new TextDecoder(encoding).decode(start).replace(/"[^"]*"/g, 'text')
  const [line = ''] = text.split(/\r?\n|\r/).filter((candidate) => candidate.trim() !== '')
  const counts = [';', ',', '\t'].map((sign) => ({ sign, count: line.split(sign).length }))
  return counts.sort((a, b) => b.count - a.count)[0]!.sign
}
