import { describe, expect, it } from 'vitest'
import { mark } from '../../analysis/index.ts'
import { domainAroundZero, domainFromZero, plotScale } from '../../client/inspector/pictures/scale.ts'
import { effectGroups, numberFootnotes, personsOf } from '../../client/inspector/report-data.ts'
import { leavesOpen, mayBeChance, signOf } from '../../client/inspector/signs.ts'
import { stayingMarks } from '../../client/inspector/staying-marks.ts'
import { writeP, writePublished, writeValue } from '../../client/inspector/values.ts'
import { cellOf, effectColumns, plain, rowOf, speak, tableOf, unknownCell } from './cells.ts'

describe('signs', () => {
  it('point up, down or nowhere by the rule of the mark', () => {
    const cells = [
      cellOf({ estimate: 2, p: 0.01 }),
      cellOf({ estimate: -2, p: 0.049 }),
      cellOf({ estimate: 2, p: 0.05 }),
      unknownCell('too few persons'),
    ]
    const signs = cells.map((cell) => signOf(cell, 0.05))
    expect(signs).toEqual(['up', 'down', 'none', 'unknown'])
    const { positive, negative } = mark(
      cells.map(({ estimate, p }) => ({ estimate, p: p ?? null })),
      0.05,
    )
    expect(positive).toBe(signs.filter((sign) => sign === 'up').length)
    expect(negative).toBe(signs.filter((sign) => sign === 'down').length)
  })

  it('leave open what may be zero, and count chance over the whole table', () => {
    expect(leavesOpen(cellOf({ low: 0.01, high: 2 }))).toBe(false)
    expect(leavesOpen(cellOf({ low: -2, high: 0 }))).toBe(true)
    expect(leavesOpen(unknownCell('not measured'))).toBe(true)
    expect(mayBeChance(cellOf({ pHolm: 0.05 }), 0.05)).toBe(true)
    const { pHolm: _, ...alone } = cellOf()
    expect(mayBeChance(alone, 0.05)).toBe(false)
  })
})

it('of marks that stay when estimated otherwise, those that are empty do not count', () => {
  const marked = (text: '+' | '', survives: boolean | null) =>
    rowOf(`${text}${survives}`, {
      'WW.mark': cellOf({
        mark: { ...mark([{ estimate: 1, p: 0.2 }], 0.05), mark: text },
        robustness: [{ check: 'unweighted', mark: null, survives, effects: {} }],
      }),
    })
  const rows = [marked('+', true), marked('+', false), marked('+', null), marked('', true)]
  expect(stayingMarks(tableOf(effectColumns, rows))).toEqual({
    marks: 3,
    ways: [{ check: 'unweighted', staying: 1 }],
  })
  expect(stayingMarks(tableOf(effectColumns, [marked('', true)]))).toBeNull()
  expect(stayingMarks(tableOf(effectColumns, [rowOf('a', { 'WW.mark': cellOf() })]))).toBeNull()
})

describe('numbers', () => {
  it('are written as their unit asks, with a true minus and none before zero', async () => {
    await speak('nl')
    expect(plain(writeValue(0.667, 'share'))).toBe('67 %')
    expect(writeValue(-0.1234, 'points')).toBe('−12,3')
    expect(writeValue(1912, 'count')).toBe('1.912')
    expect(writeValue(-0.0004, 'relative')).toBe('0,00')
    expect(writeValue(-0.05, 'relative')).toBe('−0,05')
    expect(plain(writeP(0.00004))).toBe('< 0,001')
    expect(plain(writeP(0.0416))).toBe('= 0,042')
  })

  it('stand beside what was published, in its own form', async () => {
    const t = await speak('nl')
    const printed = (published: NonNullable<Parameters<typeof cellOf>[0]>['published']) =>
      writePublished(t, cellOf({ unit: 'share', ...(published && { published }) }))
    expect(plain(printed({ value: 0.95 })!)).toBe('95 %')
    expect(printed({ value: null, words: { nl: 'net geen helft', en: 'just under half' } })).toBe(
      'net geen helft',
    )
    expect(printed({ sign: '-' })).toBe('minder vaak')
    expect(printed({ mark: '' })).toBe('leeg')
    expect(printed({ value: null })).toBeNull()
    expect(printed(undefined)).toBeNull()
  })
})

describe('tables', () => {
  it('tell their groups, their persons and their footnotes', () => {
    const note = { nl: 'noot', en: 'note' }
    const rows = [
      { ...rowOf('a', { 'WW.hours': cellOf({ persons: 30 }) }), footnotes: [note] },
      rowOf('b', { 'WW.hours': cellOf({ persons: 12 }) }),
      {
        ...rowOf('c', { 'WW.hours': unknownCell('too few persons') }),
        footnotes: [{ nl: 'twee', en: 'two' }, note],
      },
    ]
    const table = tableOf(effectColumns, rows)
    expect(effectGroups(table).map(({ group, outcomes }) => [group, outcomes.length])).toEqual([['WW', 3]])
    expect(personsOf(table)).toEqual({ fewest: 12, most: 30 })
    expect(personsOf(tableOf([], []))).toBeNull()
    const { notes, ofRow } = numberFootnotes(table)
    expect(notes.map(({ nl }) => nl)).toEqual(['noot', 'twee'])
    expect(ofRow.get('c')).toEqual([2, 1])
  })

  it('get a scale that holds every number, also the published', () => {
    const cells = [
      cellOf({ estimate: 2, low: 1, high: 4, published: { value: 9 } }),
      unknownCell('not measured'),
    ]
    expect(domainFromZero(cells)).toEqual([0, 9])
    expect(domainAroundZero(cells)).toEqual([-9, 9])
    expect(domainAroundZero([])).toEqual([-1, 1])
    const { at } = plotScale([0, 1], { range: [0, 80] })
    expect([at(0), at(0.5), at(2)]).toEqual(['0%', '40%', '80%'])
  })
})
