/** Preloads: they exist, were reachable in an earlier wave, fit, and can be contradicted when they are shown. */

import type { Preload, WaveDesign } from '../design.ts'
import { type Item, placeholdersIn, textsIn } from '../instrument/index.ts'
import type { Reach } from './reach.ts'
import type { Report } from './rules/index.ts'
import { instrumentOf, type Study, waveOf } from './study.ts'

export function checkPreloads(study: Study, reach: Reach, report: Report): void {
  for (const [index, wave] of study.design.waves.entries()) {
    for (const [at, preload] of wave.preloads.entries()) {
      const path = `waves[${index}].preloads[${at}]`
      checkSources(study, reach, wave, preload, path, report)
      checkContradiction(study, reach, wave, preload, path, report)
    }
  }
}

function checkSources(
  study: Study,
  reach: Reach,
  wave: WaveDesign,
  preload: Preload,
  path: string,
  report: Report,
): void {
  const order = study.design.waves.map(({ id }) => id)
  const sources: Item[] = []
  if (preload.from.length === 0) report('Q311', `${path}.from`)
  for (const [index, source] of preload.from.entries()) {
    const at = `${path}.from[${index}]`
    if (!waveOf(study, source.wave)) {
      report('S108', `${at}.wave`, { name: source.wave })
      continue
    }
    if (order.indexOf(source.wave) >= order.indexOf(wave.id)) {
      report('Q312', `${at}.wave`, { source: source.wave, wave: wave.id })
    }
    const instrument = instrumentOf(study, source.wave)
    if (!instrument) continue
    const item = instrument.item(source.item)
    if (!item) {
      report('S109', `${at}.item`, source)
      continue
    }
    sources.push(item)
    const reachability = reach.of(source.wave, source.item)
    if (reachability === 'never') report('Q313', at, source)
    if (reachability === 'undecided') report('Q314', at, source)
  }
  const again = instrumentOf(study, wave.id)?.item(preload.name)
  for (const other of [...sources.slice(1), ...(again ? [again] : [])]) {
    if (sources[0] && kindOf(other) !== kindOf(sources[0])) {
      report('Q315', path, { name: preload.name })
      return
    }
  }
}

function kindOf(item: Item): string {
  const codes = item.choices.map(({ value }) => String(value)).sort()
  return JSON.stringify([item.valueType === 'integer' ? 'number' : item.valueType, codes])
}

function checkContradiction(
  study: Study,
  reach: Reach,
  wave: WaveDesign,
  preload: Preload,
  path: string,
  report: Report,
): void {
  const instrument = instrumentOf(study, wave.id)
  if (!instrument) return
  if (preload.contradictedBy === null) {
    const shown = textsIn(study.json[wave.instrument]).find(({ value }) =>
      mentions(value, `preload.${preload.name}`),
    )
    if (shown) report('Q316', path, { place: shown.path })
    return
  }
  const at = `${path}.contradictedBy`
  const name = preload.contradictedBy
  if (!instrument.item(name)) {
    report('S109', at, { item: name, wave: wave.id })
    return
  }
  const reachability = reach.of(wave.id, name, preload.name)
  if (reachability === 'never') report('Q317', at, { name: preload.name, item: name })
  if (reachability === 'undecided') report('Q318', at, { name: preload.name, item: name })
}

function mentions(value: unknown, name: string): boolean {
  const texts = typeof value === 'object' && value !== null ? Object.values(value) : [value]
  return texts.some((text) => typeof text === 'string' && placeholdersIn(text).includes(name))
}
