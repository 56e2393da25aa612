import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import writeExcel from 'write-excel-file/node'
import { newSecrets } from '../../server/config.ts'
import { readTable } from '../../server/intake/read-table.ts'
import { seal, sealedSource } from '../../server/intake/source.ts'
import { sourceOf, workbook, zip } from '../support/spreadsheet.ts'

async function all(bytes: Buffer | string, sheet?: string) {
  const table = await readTable(sourceOf(bytes), sheet)
  const rows = []
  for await (const row of table.rows) rows.push(row)
  return { columns: table.columns, rows, cells: rows.map(({ cells }) => cells) }
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

describe('a CSV file', () => {
  it('that is empty, a picture, or has a quotation mark that is never closed, is refused with what to do', async () => {
    await expect(all('')).rejects.toMatchObject({ code: 'import-empty' })
    await expect(all('\n\n')).rejects.toMatchObject({ code: 'import-empty' })
    await expect(all(Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0]))).rejects.toMatchObject({
      code: 'import-unreadable',
    })
    await expect(all(`naam\n"${'Jansen\n'.repeat(50_000)}`)).rejects.toMatchObject({ code: 'import-quote' })
  })

  it('gives back every text it was made of, whatever stands in it', async () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/[\0\r\uFEFF]/.test(text))
    const row = fc.tuple(cell, cell, cell).filter((cells) => cells.some((text) => text.trim() !== ''))
    await fc.assert(
      fc.asyncProperty(fc.array(row), fc.constantFrom(';', ',', '\t'), async (rows, sign) => {
        const lines = [['een', 'twee', 'drie'], ...rows].map((cells) => cells.map(quoted).join(sign))
        expect((await all(lines.join('\r\n'))).cells).toEqual(rows)
      }),
      { numRuns: 60 },
    )
  })

  it('is read whether it is UTF-8, with or without its mark, Windows-1252 or UTF-16', async () => {
    const text = 'naam;plaats\nCoöperatie Ünal;Sneek €'
    const expected = [['Coöperatie Ünal', 'Sneek €']]
    const windows = Buffer.from(text.replace('€', '\x80'), 'latin1')
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`),
      windows,
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
    ]) {
      expect(await all(bytes)).toMatchObject({ columns: ['naam', 'plaats'], cells: expected })
    }
  })

  it('numbers rows by the lines of the file, also after a line end between quotes and empty lines', async () => {
    const { rows } = await all('naam,adres\nA,"Straat 1\n2e verdieping"\n\nB,Straat 2')
    expect(rows).toEqual([
      { number: 2, cells: ['A', 'Straat 1\n2e verdieping'] },
      { number: 5, cells: ['B', 'Straat 2'] },
    ])
  })

  it('with the line ends of an old Macintosh has a number for each row', async () => {
    expect((await all('a,b\r1,2\r3,4')).rows).toEqual([
      { number: 2, cells: ['1', '2'] },
      { number: 3, cells: ['3', '4'] },
    ])
  })

  it('keeps a value beside the last heading, so that it can be told, and fills up a short row', async () => {
    expect((await all('a;b\n1\n1;2;3\n1;2;;')).cells).toEqual([
      ['1', ''],
      ['1', '2', '3'],
      ['1', '2'],
    ])
  })
})

describe('an Excel file', () => {
  it('that is no workbook, lacks the sheet, or would unpack to more than is allowed, is refused', async () => {
    await expect(all(zip({ 'a.txt': 'a' }))).rejects.toMatchObject({ code: 'import-unreadable' })
    await expect(all(Buffer.from('PK and nothing more'))).rejects.toMatchObject({ code: 'import-unreadable' })
    const parts = workbook({ Leden: '<row><c><v>1</v></c></row>' })
    await expect(all(zip(parts), 'Anders')).rejects.toMatchObject({
      code: 'import-no-sheet',
      details: { sheets: 'Leden' },
    })
    await expect(all(zip(parts, 4_000_000_000))).rejects.toMatchObject({ code: 'import-unpacks-too-large' })
    await expect(
      all(zip({ ...parts, 'xl/worksheets/sheet1.xml': '<worksheet><row>' })),
    ).rejects.toMatchObject({ code: 'import-unreadable' })
  })

  it('made by a library gives texts, numbers and days as they were put in', async () => {
    const bytes = await writeExcel([
      [{ value: 'naam' }, { value: 'beslissing' }, { value: 'gewicht' }],
      [
        { value: 'Fatima' },
        { value: new Date('2006-04-04T00:00:00Z'), type: Date, format: 'dd-mm-yyyy' },
        { value: 1.25, type: Number },
      ],
    ] as never).toBuffer()
    expect(await all(bytes)).toMatchObject({
      columns: ['naam', 'beslissing', 'gewicht'],
      cells: [['Fatima', '2006-04-04', '1.25']],
    })
  })

  it('gives of a formula its value, of a shared or inline text the text, of a gap nothing', async () => {
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>twee</t></is></c><c r="D1" t="str"><f>1</f><v>vier</v></c></row>' +
      '<row r="7"><c r="A7" s="1"><v>38811</v></c><c r="B7" s="2"><f>TODAY()</f><v>38811.5</v></c><c r="C7" s="3"><v>38811</v></c><c r="D7" t="b"><v>1</v></c></row>'
    const parts = workbook({ Blad1: rows }, { shared: ['een &amp; meer'] })
    expect(await all(zip(parts))).toEqual({
      columns: ['een & meer', 'twee', '', 'vier'],
      rows: [{ number: 7, cells: ['2006-04-04', '2006-04-04', '38811', 'true'] }],
      cells: [['2006-04-04', '2006-04-04', '38811', 'true']],
    })
  })

  it('that gives rows one number, or one beyond all files, is read with numbers of its own, or refused', async () => {
    const row = (number: string) => `<row r="${number}"><c><v>1</v></c></row>`
    const twice = zip(workbook({ Blad1: row('1') + row('4') + row('4') }))
    expect((await all(twice)).rows.map(({ number }) => number)).toEqual([4, 5])
    for (const number of ['99999999999', 'x']) {
      const wrong = zip(workbook({ Blad1: row('1') + row(number) }))
      await expect(all(wrong)).rejects.toMatchObject({ code: 'import-unreadable' })
    }
  })

  it('counts its days from 1904 where it says so, and reads another sheet by its name', async () => {
    const days = '<row><c><v>1</v></c></row><row><c s="1"><v>37349</v></c></row>'
    const parts = workbook({ Eerste: '<row><c><v>9</v></c></row>', Tweede: days }, { from1904: true })
    expect((await all(zip(parts), 'Tweede')).cells).toEqual([['2006-04-04']])
  })
})

describe('a file on its way in', () => {
  it('stands sealed on disk for its owner alone, and opens from any byte to any other', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'peilmoment-seal-'))
    const { vaultKey } = newSecrets()
    const text = 'naam;plaats\n'.repeat(20_000)
    const file = join(folder, 'one')
    const { size } = await seal(Readable.from([Buffer.from(text)]), file, vaultKey, 1e9)
    expect(size).toBe(text.length)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'latin1')).not.toContain('naam')
    const source = await sealedSource(file, vaultKey)
    for (const [start, end] of [
      [0, size],
      [1, 2],
      [15, 33],
      [70_001, 140_003],
      [size, size],
    ] as const) {
      const read: Buffer[] = []
      for await (const chunk of source.read(start, end)) read.push(chunk as Buffer)
      expect(Buffer.concat(read).toString()).toBe(text.slice(start, end))
    }
  })

  it('is refused and gone from disk when it is larger than allowed', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'peilmoment-seal-')), 'two')
    const { vaultKey } = newSecrets()
    const large = seal(Readable.from([Buffer.alloc(2_000)]), file, vaultKey, 1_000)
    await expect(large).rejects.toMatchObject({ code: 'import-too-large' })
    expect(() => statSync(file)).toThrow()
    await expect(sealedSource(file, vaultKey)).rejects.toMatchObject({ code: 'import-gone' })
  })
})
