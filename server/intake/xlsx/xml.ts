/** XML as a stream of tags and texts, without namespaces' prefixes: programs differ in those. */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { Problem } from '../../problem.ts'

export interface Handlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** Feeds a stream to the handlers, and gives a turn after each piece of it. */
export async function* parseXml(stream: AsyncIterable<Buffer>, handlers: Handlers): AsyncGenerator<number> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const decoder = new TextDecoder()
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => handlers.open?.(local(name), attributes))
  parser.on('closetag', ({ name }: SaxesTagPlain) => handlers.close?.(local(name)))
  parser.on('text', (text) => handlers.text?.(text))
  parser.on('cdata', (text) => handlers.text?.(text))
  parser.on('error', () => {
    throw new Problem('import-unreadable')
  })
  try {
    for await (const chunk of stream) {
      parser.write(decoder.decode(chunk, { stream: true }))
      yield chunk.length
    }
    parser.write(decoder.decode()).close()
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('import-unreadable')
  }
  yield 0
}

/** The same for a small part that is read whole. */
export async function readXml(stream: AsyncIterable<Buffer> | undefined, handlers: Handlers): Promise<void> {
  if (!stream) return
  for await (const _ of parseXml(stream, handlers));
}
