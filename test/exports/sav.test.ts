/** SPSS files as PSPP reads them back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeSav } from '../../server/exports/formats/sav.ts'
import { readSav } from '../support/pspp.ts'
import { both } from '../support/small-study.ts'
import { type Cell, column, dataFile, reasons, written } from './data-file.ts'

const yesNo = [
  { value: 'yes', number: 1, label: both('Ja, één keer') },
  { value: 'no', number: 2, label: both('Nee') },
]
const dayOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000

describe('an SPSS file, as PSPP reads it', () => {
  it('has labels, codes and reasons why a value is missing, days, moments and accents', async () => {
    const columns = [
      column('member', 'text'),
      column('first-half.searching', 'code', { codes: yesNo, missing: reasons }),
      column('hours', 'number', { missing: reasons }),
      column('since', 'day', { missing: reasons }),
      column('completed_at', 'moment'),
      column('remarks', 'text', { missing: reasons }),
      column('mark', 'code', { codes: yesNo, ordered: true }),
    ]
    const at = Date.parse('2006-04-04T10:00:07Z')
    const { rows, dictionary } = readSav(
      await written(
        writeSav,
        dataFile(columns, [
          ['a', 1, 7.25, dayOf('2006-04-04'), at, 'Zoë schreef: "ça va"', 1],
          ['b', 2, -3, dayOf('1899-12-31'), at, 'é'.repeat(300), 2],
          ['c', { missing: 1 }, { missing: 2 }, { missing: 1 }, at, { missing: 5 }, 1],
          ['d', { missing: 5 }, 1e9, dayOf('2026-02-28'), at, '', 1],
        ]),
      ),
    )
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['a', '1', '7.25', '04/04/2006', '04/04/2006 10:00:07', 'Zoë schreef: "ça va"', '1'],
      ['b', '2', '-3', '12/31/1899', '04/04/2006 10:00:07', 'é'.repeat(300), '2'],
      ['c', '-91', '-92', ' ', '04/04/2006 10:00:07', '', '1'],
      ['d', '-95', '1000000000', '02/28/2026', '04/04/2006 10:00:07', '', '1'],
    ])
    expect(Object.keys(rows[0]!)[1]).toBe('first_half.searching')
    expect(dictionary).toContain('first_half.searching,2,Vraag ‘first-half.searching’,Nominal,')
    expect(dictionary).toContain('mark,7,Vraag ‘mark’,Ordinal,')
    expect(dictionary).toMatch(/hours,3,.*,Scale,.*-95 THRU -91|hours,[^\n]*\n?.*-95 THRU -91/)
    expect(dictionary).toMatch(/,1,"?Ja, één keer"?/)
    expect(dictionary).toMatch(/,-95\[a\],dat weet ik niet — écht niet/)
  })

  it('pain 10: has its columns also without a single case', async () => {
    const { rows, dictionary } = readSav(
      await written(writeSav, dataFile([column('member', 'text'), column('hours', 'number')], [])),
    )
    expect(rows).toEqual([])
    expect(dictionary).toContain('hours,2,')
  })

  it('keeps texts of any length up to 32,767 bytes, and cuts no letter in two', async () => {
    const lengths = [0, 1, 7, 8, 9, 252, 253, 255, 256, 257, 400, 504, 505, 510, 511, 765, 32_767]
    const texts = lengths.map((length) => Array.from({ length }, (_, at) => 'abcdefghij'[at % 10]).join(''))
    const columns = texts.map((_, at) => column(`text${at}`, 'text'))
    const { rows } = readSav(await written(writeSav, dataFile(columns, [texts, texts.map(() => 'x')])))
    expect(Object.values(rows[0]!)).toEqual(texts)
    expect(Object.values(rows[1]!)).toEqual(texts.map(() => 'x'))
    const long = readSav(await written(writeSav, dataFile([column('text', 'text')], [['é'.repeat(20_000)]])))
    expect(long.rows[0]!.text).toBe('é'.repeat(16_383))
  })

  it('holds five thousand variables, each under a name of its own', async () => {
    const columns = Array.from({ length: 5_000 }, (_, at) => column(`${'x'.repeat(70)}${at}`, 'number'))
    const values = columns.map((_, at) => at - 300)
    const { rows } = readSav(await written(writeSav, dataFile(columns, [values, values])))
    expect(new Set(Object.keys(rows[0]!)).size).toBe(5_000)
    expect(Object.values(rows[1]!).map(Number)).toEqual(values)
  })

  it('gives back every number and text that was put in', async () => {
    const number = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
    )
    const text = fc
      .string({ unit: 'grapheme', maxLength: 300 })
      .map((some) => some.replace(/\p{Cc}/gu, '').trim())
    const table = fc.array(fc.tuple(number, text), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const file = dataFile([column('n', 'number'), column('t', 'text')], rows as Cell[][])
        const read = readSav(await written(writeSav, file)).rows
        for (const [at, [n, t]] of rows.entries()) {
          expect(Math.abs(Number(read[at]!.n) - n)).toBeLessThanOrEqual(Math.abs(n) * 1e-9 + 1e-9)
          expect(read[at]!.t).toBe(t.trimEnd())
        }
      }),
      { numRuns: 15 },
    )
  })
})
