/** What must be known before a sheet can be read: where it is, which styles are dates, and the shared texts. */
import { Problem } from '../../problem.ts'
import { isDateFormat } from './dates.ts'
import { readXml } from './xml.ts'
import type { Zip } from './zip.ts'

export interface Workbook {
  readonly sheet: string
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean
  /** By number of style: does it show a date? */
  readonly dates: readonly boolean[]
}

const streamOf = async (zip: Zip, name: string) => (await zip.open(name, 'kept'))?.stream

export async function readWorkbook(zip: Zip, wanted?: string): Promise<Workbook> {
  const sheets: { name: string; id: string }[] = []
  let from1904 = false
  await readXml(await streamOf(zip, 'xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
      sheets.push({ name: attributes.name ?? '', id: id ?? '' })
    },
  })
  const chosen = wanted === undefined ? sheets[0] : sheets.find(({ name }) => name === wanted)
  if (!chosen) {
    if (sheets.length === 0) throw new Problem('import-unreadable')
    throw new Problem('import-no-sheet', { sheets: sheets.map(({ name }) => name).join(', ') })
  }
  const targets = new Map<string, string>()
  await readXml(await streamOf(zip, 'xl/_rels/workbook.xml.rels'), {
    open: (name, { Id = '', Target = '' }) => {
      if (name === 'Relationship') targets.set(Id, Target)
    },
  })
  const target = targets.get(chosen.id) ?? ''
  const sheet = target.startsWith('/') ? target.slice(1) : `xl/${target}`
  return { sheet, from1904, dates: await readStyles(zip) }
}

async function readStyles(zip: Zip): Promise<boolean[]> {
  const formats = new Map<string, string>()
  const dates: boolean[] = []
  let inCells = false
  await readXml(await streamOf(zip, 'xl/styles.xml'), {
    open: (name, { numFmtId = '', formatCode = '' }) => {
      if (name === 'numFmt') formats.set(numFmtId, formatCode)
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) dates.push(isDateFormat(Number(numFmtId), formats.get(numFmtId)))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return dates
}

/**
 * The texts that cells share. They must all be known before the first row: the one thing that grows with the file, up to
 * the size that the zip lets through.
 */
export async function readSharedTexts(zip: Zip): Promise<string[]> {
  const texts: string[] = []
  let text = ''
  let [inText, phonetic] = [false, false]
  await readXml(await streamOf(zip, 'xl/sharedStrings.xml'), {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') phonetic = true
      if (name === 't') inText = !phonetic
    },
    text: (more) => {
      if (inText) text += more
    },
    close: (name) => {
      if (name === 't') inText = false
      if (name === 'rPh') phonetic = false
      if (name === 'si') texts.push(text)
    },
  })
  return texts
}
