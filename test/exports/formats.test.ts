/** CSV, Parquet and Stata files, read back. */
import { parse } from 'csv-parse/sync'
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { describe, expect, it } from 'vitest'
import { writeCsv } from '../../server/exports/formats/csv.ts'
import { writeDta } from '../../server/exports/formats/dta.ts'
import { writeParquet } from '../../server/exports/formats/parquet.ts'
import { both } from '../support/small-study.ts'
import { column, dataFile, reasons, written } from './data-file.ts'
import { readDta } from './read-dta.ts'

const yesNo = [
  { value: 'yes', number: 1, label: both('Ja, één keer') },
  { value: 'no', number: 2, label: both('Nee') },
]
const scale = [1, 2].map((value) => ({ value, number: value, label: both(`${value}`) }))
const day = Date.parse('2006-04-04T00:00:00Z') / 86_400_000
const at = Date.parse('2006-04-04T10:00:07Z')
const long = 'één lang verhaal '.repeat(200).trim()
const columns = [
  column('member', 'text'),
  column('first-half.searching', 'code', { codes: yesNo, missing: reasons }),
  column('scale', 'code', { codes: scale, missing: reasons }),
  column('hours', 'number', { missing: reasons }),
  column('since', 'day', { missing: reasons }),
  column('completed_at', 'moment'),
  column('remarks', 'text', { missing: reasons }),
]
const file = dataFile(columns, [
  ['a', 1, 1, 7.25, day, at, long],
  ['b', { missing: 5 }, 2, -3, { missing: 3 }, at, '=1+1'],
  ['c', { missing: 1 }, { missing: 2 }, { missing: 4 }, day, at, { missing: 1 }],
])
const empty = dataFile(columns, [])

describe('a Stata file', () => {
  it('has labels, codes, days, texts of any length, and says of each missing value why', async () => {
    const read = readDta(await written(writeDta, file))
    expect(read.names).toEqual([
      'member',
      'first_half_searching',
      'scale',
      'hours',
      'since',
      'completed_at',
      'remarks',
    ])
    expect(read.labels[3]).toBe('Vraag ‘hours’')
    expect(read.formats.slice(4, 6)).toEqual(['%td', '%tc'])
    const sixties = 3_653
    expect(read.rows).toEqual([
      ['a', 1, 1, 7.25, day + sixties, at + sixties * 86_400_000, long],
      ['b', '.e', 2, -3, '.c', at + sixties * 86_400_000, '=1+1'],
      ['c', '.a', '.b', '.d', day + sixties, at + sixties * 86_400_000, ''],
    ])
    expect(read.codes.first_half_searching).toEqual({
      '1': 'Ja, één keer',
      '2': 'Nee',
      '.a': 'niet gevraagd',
      '.b': 'niet beantwoord',
      '.c': 'vragenlijst niet ingevuld',
      '.d': 'staat niet in deze vragenlijst',
      '.e': 'dat weet ik niet — écht niet',
    })
    expect(Object.keys(read.codes.hours!)).toEqual(['.a', '.b', '.c', '.d', '.e'])
  })

  it('pain 10: has its columns also without a single row, and refuses more than it can hold', async () => {
    expect(readDta(await written(writeDta, empty))).toMatchObject({
      rows: [],
      names: { length: columns.length },
    })
    const many = Array.from({ length: 5_000 }, (_, number) => column(`${'x'.repeat(40)}${number}`, 'number'))
    const { names } = readDta(await written(writeDta, dataFile(many, [])))
    expect(new Set(names).size).toBe(5_000)
    const tooMany = Array.from({ length: 32_768 }, (_, number) => column(`v${number}`, 'number'))
    await expect(written(writeDta, dataFile(tooMany, []))).rejects.toThrow('at most 32767 columns')
  })
})

describe('a CSV file', () => {
  it('has the codes of the questionnaire, reasons as letters, and no formula that a spreadsheet would reckon with', async () => {
    const lines = parse(await written(writeCsv, file), { bom: true }) as string[][]
    expect(lines).toEqual([
      columns.map(({ name }) => name),
      ['a', 'yes', '1', '7.25', '2006-04-04', '2006-04-04T10:00:07.000Z', long],
      ['b', '.e', '2', '-3', '.c', '2006-04-04T10:00:07.000Z', "'=1+1"],
      ['c', '.a', '.b', '.d', '2006-04-04', '2006-04-04T10:00:07.000Z', '.a'],
    ])
    expect(parse(await written(writeCsv, empty), { bom: true })).toHaveLength(1)
  })
})

describe('a Parquet file', () => {
  it('has values of their own type, nothing where there is none, and beside it why', async () => {
    const bytes = await written(writeParquet, file)
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
    const rows = await parquetReadObjects({ file: buffer, compressors })
    expect(rows[0]).toEqual({
      member: 'a',
      'first-half.searching': 'yes',
      'first-half.searching.missing': null,
      scale: 1,
      'scale.missing': null,
      hours: 7.25,
      'hours.missing': null,
      since: new Date('2006-04-04'),
      'since.missing': null,
      completed_at: new Date(at),
      remarks: long,
      'remarks.missing': null,
    })
    expect(rows[2]).toMatchObject({ hours: null, 'hours.missing': 'd', scale: null, 'scale.missing': 'b' })
    const { key_value_metadata: metadata } = await parquetMetadataAsync(buffer)
    const { title, columns: described } = JSON.parse(
      metadata!.find(({ key }) => key === 'peilmoment')!.value!,
    )
    expect(title).toBe('Zoeken naar wérk')
    expect(described['first-half.searching']).toMatchObject({
      label: 'Vraag ‘first-half.searching’',
      codes: [
        ['yes', 'Ja, één keer'],
        ['no', 'Nee'],
      ],
    })
  })

  it('pain 10: has its columns also without a single row', async () => {
    const bytes = await written(writeParquet, empty)
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
    const { num_rows, schema } = await parquetMetadataAsync(buffer)
    expect([Number(num_rows), schema.length]).toEqual([0, 1 + columns.length + 5])
  })
})
