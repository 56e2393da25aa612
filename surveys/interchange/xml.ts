/** Small XML files as a tree, in browsers and on the server. Entities of the file's own are refused by the parser. */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { UnreadableFile } from './notes.ts'

export interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Tag[]
  /** Its own text, without that of its children. */
  readonly text: string
}

interface OpenTag extends Tag {
  children: Tag[]
  text: string
}

/** Names are without prefix: programs differ in those. Throws `UnreadableFile` when it is not XML. */
export function readXml(source: string): Tag {
  const root: OpenTag = { name: '', attributes: {}, children: [], text: '' }
  const open: OpenTag[] = [root]
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', (error) => {
    const line = /^\d+/.exec(error.message)?.[0] ?? '?'
    throw new UnreadableFile({
      nl: `Dit bestand is geen goede XML (regel ${line}). Exporteer het opnieuw en kies het nieuwe bestand.`,
      en: `This file is not good XML (line ${line}). Export it again and choose the new file.`,
    })
  })
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    const tag = { name: name.slice(name.indexOf(':') + 1), attributes, children: [], text: '' }
    open.at(-1)!.children.push(tag)
    open.push(tag)
  })
  const add = (text: string) => {
    open.at(-1)!.text += text
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(source).close()
  return root.children[0]!
}

export function childrenOf(tag: Tag | undefined, name: string): readonly Tag[] {
  return tag?.children.filter((child) => child.name === name) ?? []
}

export function childOf(tag: Tag | undefined, name: string): Tag | undefined {
  return tag?.children.find((child) => child.name === name)
}

/** All the text inside, in order of the tags. */
export function* everyTag(tag: Tag): Generator<Tag> {
  yield tag
  for (const child of tag.children) yield* everyTag(child)
}

/** For texts and attributes; characters that XML cannot hold are taken out. */
export function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/\r/g, '&#13;')
  )
}
