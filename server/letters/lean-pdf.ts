/**
 * pdfkit keeps to the end what it wrote long before: of every page and tagged paragraph all it holds, and the shape of every
 * word. For thousands of letters that is hundreds of megabytes. What is written is let go of here, but for its number, by
 * which the end of the document names it.
 */
import type PDFDocument from 'pdfkit'

type Pdf = InstanceType<typeof PDFDocument>

interface Reference {
  data: unknown
  end(): void
}

/** What pdfkit does not declare. */
interface Inside {
  _refEnd(reference: Reference): void
  readonly _fontFamilies: Readonly<Record<string, { layoutCache?: object }>>
  ref(data: unknown): Reference
  getStructParentTree(): { get(page: number): unknown; add(page: number, value: unknown): void }
  createStructParentTreeNextKey(): number
}

export interface LeanPdf {
  /** Between two letters: nothing that was written until now is changed any more. */
  letGo(): void
  /** Before the end: what is written from now on is used until it is there. */
  finish(): void
}

/** Letters whose words are remembered together. */
const remembered = 50

/** What is left of an object: that it has its place, which who stands above it asks for. */
const written = { P: true }

export function leanPdf(pdf: Pdf): LeanPdf {
  const inside = pdf as unknown as Inside
  let pages = 0
  let begun = 0
  let letters = 0

  const refEnd = inside._refEnd
  inside._refEnd = (reference) => {
    refEnd.call(pdf, reference)
    reference.data = written
  }
  const nextKey = inside.createStructParentTreeNextKey
  inside.createStructParentTreeNextKey = () => {
    begun += 1
    return nextKey.call(pdf)
  }
  return {
    letGo: () => {
      // Which paragraphs a page has goes into an object of its own, written at once.
      const tree = inside.getStructParentTree()
      for (; pages < begun; pages++) {
        const paragraphs = inside.ref(tree.get(pages))
        paragraphs.end()
        tree.add(pages, paragraphs)
      }
      letters += 1
      if (letters % remembered > 0) return
      for (const font of Object.values(inside._fontFamilies)) font.layoutCache = Object.create(null) as object
    },
    finish: () => {
      inside._refEnd = refEnd
    },
  }
}
