import { describe, expect, it } from 'vitest'
import {
  betweenSentences,
  curveInWords,
  durationSentences,
  monthsOf,
} from '../../client/inspector/duration-sentences.ts'
import { cellOf, plain, rowOf, speak, tableOf, unknownCell } from './cells.ts'

const share = (estimate: number) =>
  cellOf({ estimate, low: estimate - 0.05, high: estimate + 0.05, unit: 'share', persons: 200 })
const columns = [{ key: 'WW', label: { nl: 'WW', en: 'WW' }, unit: 'share' as const }]
const test = (p: number) => cellOf({ estimate: 9, low: null, high: null, p, unit: 'relative' })
const tableWith = (p: number) =>
  tableOf(columns, [
    ...[3, 6, 9, 12].map((months) => rowOf(`out.${months}`, { WW: share(months / 20) })),
    rowOf('inside.3', { WW: cellOf({ estimate: 150, unit: 'count' }) }),
    rowOf('out.12.work', { WW: share(0.4) }),
    rowOf('out.12.unknown', { WW: share(0.1) }),
    rowOf('logRank', { between: test(p) }),
    rowOf('back.6', { WW: share(0.2) }),
    rowOf('lasting.6.6', { WW: share(0.25) }),
    rowOf('lasting.6.13', { WW: unknownCell('not estimable') }),
  ])
const table = tableWith(0.0004)

describe('sentences about how long people stay', () => {
  it('tell who left halfway and at the end, why, who came back, and who stayed out', async () => {
    const t = await speak('nl')
    expect(monthsOf(table)).toEqual([3, 6, 9, 12])
    expect(durationSentences(t, table, 'WW').map(plain)).toEqual([
      'Van de WW’ers ging uit de uitkering: 30 % binnen 6 maanden (95%-interval 25 % tot 35 %; n = 200) en 60 % binnen 12 maanden (95%-interval 55 % tot 65 %; n = 200). Van de WW’ers ging 40 % binnen 12 maanden uit de uitkering met werk of een eigen bedrijf als reden (95%-interval 35 % tot 45 %; n = 200). Nog eens 10 % ging uit de uitkering, zonder dat de reden bekend is.',
      'Van de WW’ers die uit de uitkering gingen, was 20 % binnen 6 maanden terug (95%-interval 15 % tot 25 %; n = 200). Van de WW’ers was 25 % na 6 maanden uit de uitkering, en 6 maanden later nog steeds (95%-interval 20 % tot 30 %; n = 200).',
    ])
  })

  it('say that groups differ only where the test does, never why', async () => {
    const t = await speak('nl')
    expect(plain(betweenSentences(t, table, ['WW', 'WWB'], 0.05)[0]!)).toBe(
      'WW’ers en WWB’ers gingen niet even snel uit de uitkering (p < 0,001). Waar dat aan ligt, zeggen deze gegevens niet.',
    )
    expect(betweenSentences(t, tableWith(0.2), ['WW', 'WWB'], 0.05)[0]).toContain('niet te zeggen')
  })

  it('say what nobody was followed long enough for', async () => {
    const t = await speak('en')
    expect(betweenSentences(t, table, ['WW'], 0.05)[1]).toBe(
      'Whether people stay off benefit for 13 months, these data cannot tell: nobody was followed that long.',
    )
  })

  it('hold back about a group that is too small, and about one that is not there', async () => {
    const t = await speak('en')
    const few = tableOf(columns, [rowOf('out.12', { WW: unknownCell('too few persons') })])
    for (const group of ['WW', 'WWB'])
      expect(durationSentences(t, few, group)[0]).toMatch(/^How long people on WWB? stay .* cannot tell\.$/)
    expect(betweenSentences(t, few, ['WW'], 0.05)).toEqual([])
    expect(curveInWords(t, few, ['WW'])).toBe('Still on benefit. WW: too few persons.')
  })

  it('put the picture in words', async () => {
    const t = await speak('nl')
    expect(plain(curveInWords(t, table, ['WW']))).toBe(
      'Nog in de uitkering. WW: na 3 maanden 85 %, na 6 maanden 70 %, na 9 maanden 55 % en na 12 maanden 40 %.',
    )
  })
})
