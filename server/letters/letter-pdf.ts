/** Letters as one PDF, written as it is made. Measures in millimetres of A4 until they are drawn. */
import { createRequire } from 'node:module'
import type { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import type { Message } from '../channels/channel.ts'
import { leanPdf } from './lean-pdf.ts'
import { qrCode } from './qr-code.ts'

export interface Letter {
  readonly message: Message
  /** Stands at the foot, for mail that comes back. */
  readonly reference: string
  /** The date on the letter, written out. */
  readonly date: string
}

export interface RunOfLetters {
  readonly title: string
  readonly language: 'nl' | 'en'
  readonly made: Date
  readonly letters: AsyncIterable<Letter>
}

const words = {
  nl: {
    page: (page: number, of: number) => `Pagina ${page} van ${of}`,
    reference: 'Briefcode',
    code: 'Uw persoonlijke code',
    qr: 'QR-code met de link naar uw vragenlijst',
  },
  en: {
    page: (page: number, of: number) => `Page ${page} of ${of}`,
    reference: 'Letter code',
    code: 'Your personal code',
    qr: 'QR code with the link to your questionnaire',
  },
} as const

const mm = 72 / 25.4
const left = 25
const width = 160
const bottom = 262
/** Where the window of a C5 or EA5/6 envelope with the window at the left shows the address. */
const address = { y: 52, width: 80 }
const firstLine = 98
const qrSize = 26

const require = createRequire(import.meta.url)
const font = (weight: 400 | 600) =>
  require.resolve(`@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-normal.woff`)

type Pdf = InstanceType<typeof PDFDocument>

/** The stream ends after the last letter, and fails when a letter cannot be read. */
export function letterPdf({ title, language, made, letters }: RunOfLetters): Readable {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, CreationDate: made, ModDate: made, Producer: 'Peilmoment', Creator: 'Peilmoment' },
  } as never)
  pdf.registerFont('text', font(400)).registerFont('strong', font(600))
  void write(pdf, letters).catch((error) => pdf.destroy(error))
  return pdf as unknown as Readable
}

async function write(pdf: Pdf, letters: AsyncIterable<Letter>): Promise<void> {
  const lean = leanPdf(pdf)
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  for await (const letter of letters) {
    const section = pdf.struct('Sect', { lang: letter.message.language } as never)
    root.add(section)
    draw(pdf, letter, section)
    section.end()
    lean.letGo()
    // Others are served between two letters, and the reader sets the pace.
    await (pdf.readableLength > 1 << 20 ? drained(pdf) : setImmediate())
  }
  lean.finish()
  root.end()
  pdf.end()
}

async function drained(pdf: Pdf): Promise<void> {
  while (pdf.readableLength > 1 << 19 && !pdf.destroyed) await setImmediate()
}

interface Block {
  readonly y: number
  readonly page: number
  readonly text: string
}

/** The paragraphs by page, and whether the code still fits below the last. */
function layOut(pdf: Pdf, paragraphs: readonly string[]) {
  const blocks: Block[] = []
  let page = 1
  let y = firstLine + 14
  pdf.font('text').fontSize(11)
  for (const text of paragraphs) {
    const height = pdf.heightOfString(text, { width: width * mm, lineGap: 2 }) / mm
    if (y + height > bottom) {
      page += 1
      y = 30
    }
    blocks.push({ y, page, text })
    y += height + 3.5
  }
  const codeFits = y + qrSize + 4 <= bottom
  return { blocks, code: codeFits ? { page, y: y + 2 } : { page: page + 1, y: 30 } }
}

function draw(pdf: Pdf, { message, reference, date }: Letter, section: ReturnType<Pdf['struct']>): void {
  const say = words[message.language]
  const { blocks, code } = layOut(pdf, message.body.split(/\n{2,}/))
  const tag = (type: string, work: () => void, options = {}) =>
    section.add(pdf.struct(type as never, options as never, work))
  const text = (
    content: string,
    x: number,
    y: number,
    options: { size?: number; strong?: boolean; width?: number } = {},
  ) =>
    pdf
      .font(options.strong ? 'strong' : 'text')
      .fontSize(options.size ?? 11)
      .text(content, x * mm, y * mm, { width: (options.width ?? width) * mm, lineGap: 2 })
  for (let page = 1; page <= code.page; page++) {
    pdf.addPage()
    if (page === 1) {
      tag('P', () => text(message.organisation, left, 20, { size: 13, strong: true }))
      tag('P', () => text(addressLines(message).join('\n'), left, address.y, { width: address.width }))
      tag('P', () => text(date, left, firstLine - 10))
      tag('H1', () => text(message.subject, left, firstLine, { size: 13, strong: true }))
    }
    for (const block of blocks) if (block.page === page) tag('P', () => text(block.text, left, block.y))
    if (code.page === page) {
      tag('P', () => {
        text(say.code, left, code.y + 3)
        text(message.code, left, code.y + 9, { size: 24, strong: true, width: width - qrSize - 4 })
      })
      const at = { x: left + width - qrSize, y: code.y }
      tag('Figure', () => drawQr(pdf, message.link, at), { alt: say.qr })
    }
    tag('P', () =>
      text(`${say.reference} ${reference}    ${say.page(page, code.page)}`, left, 280, { size: 9 }),
    )
  }
}

function drawQr(pdf: Pdf, link: string, at: { readonly x: number; readonly y: number }): void {
  const { size, dark } = qrCode(link)
  const square = (qrSize * mm) / size
  for (const { row, from, length } of dark) {
    pdf.rect(at.x * mm + from * square, at.y * mm + row * square, length * square, square)
  }
  pdf.fill('black')
}

function addressLines({ to: { name, address } }: Message): string[] {
  if (!address) return [name]
  const { street, postcode, city, country } = address
  // As the post asks: two spaces, and the city in capitals.
  return [name, street, `${postcode}  ${city.toUpperCase()}`, ...(country ? [country.toUpperCase()] : [])]
}
