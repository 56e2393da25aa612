import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { columnOf, readCsv, readParquet } from '../../analysis/index.ts'

const columnData = [
  { name: 'age', data: [30, null, 41.5, 28], type: 'DOUBLE' as const },
  { name: 'id', data: [7n, 7n, 9n, 12n], type: 'INT64' as const },
  { name: 'sex', data: ['male', 'female', null, 'NA'], type: 'STRING' as const },
  { name: 'works', data: [true, false, true, null], type: 'BOOLEAN' as const },
  { name: 'since', data: [new Date(0), new Date(864e5), null, null], type: 'TIMESTAMP' as const },
]
const file = (rowGroupSize = 4) => parquetWriteBuffer({ columnData, rowGroupSize })

describe('a Parquet file', () => {
  test('that is none, is refused with a sentence', async () => {
    await expect(readParquet(new TextEncoder().encode('age\n1\n').buffer)).rejects.toThrow(
      'readParquet requires a Parquet file, got something else',
    )
  })
  test('with lists in a column is refused, unless that column is not needed', async () => {
    const nested = parquetWriteBuffer({
      columnData: [
        { name: 'x', data: [1, 2] },
        { name: 'list', data: [[1], [2, 3]] },
      ],
      schema: [
        { name: 'root', num_children: 2 },
        { name: 'x', type: 'DOUBLE', repetition_type: 'OPTIONAL' },
        { name: 'list', converted_type: 'LIST', repetition_type: 'OPTIONAL', num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', type: 'INT32', repetition_type: 'OPTIONAL' },
      ],
    })
    await expect(readParquet(nested)).rejects.toThrow("got lists or records in 'list'")
    expect(columnOf(await readParquet(nested, { needs: (name) => name === 'x' }), 'x').values).toEqual(
      Float64Array.of(1, 2),
    )
  })
  test('gives numbers, codes, truth values and days, in one group of rows or in more', async () => {
    for (const size of [4, 3, 1]) {
      const table = await readParquet(file(size))
      expect(columnOf(table, 'age').values).toEqual(Float64Array.of(30, NaN, 41.5, 28))
      expect(columnOf(table, 'id').values).toEqual(Float64Array.of(7, 7, 9, 12))
      expect(columnOf(table, 'sex')).toMatchObject({
        values: Float64Array.of(1, 0, NaN, NaN),
        missing: Uint8Array.of(0, 0, 2, 2),
        categories: ['female', 'male'],
      })
      expect(columnOf(table, 'works').values).toEqual(Float64Array.of(1, 0, 1, NaN))
      expect(columnOf(table, 'since').values).toEqual(Float64Array.of(0, 1, NaN, NaN))
    }
  })
  test('keeps the order of categories that is asked for, as a CSV does', async () => {
    const levels = { sex: ['male', 'female'] }
    const own = columnOf(await readParquet(file(), { levels }), 'sex')
    const csv = columnOf(readCsv('age,sex\n30,male\n,female\n41.5,NA\n28,NA', levels), 'sex')
    expect(own).toEqual(csv)
    await expect(readParquet(file(), { levels: { sex: ['male'] } })).rejects.toThrow("do not name 'female'")
  })
  test('reads only what is asked for, and still names all columns when one is not there', async () => {
    const table = await readParquet(file(), { needs: (name) => name === 'age' })
    expect([...table.columns.keys()]).toEqual(['age'])
    expect(() => columnOf(table, 'agge')).toThrow('Columns: age, id, sex, works, since.')
  })
})
