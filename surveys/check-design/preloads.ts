/** Preloads: they exist, were reachable in an earlier wave, fit, and can be contradicted when they are shown. */

import type { Preload, WaveDesign } from '../design.ts'
import { type Item, placeholdersIn, textsIn } from '../instrument/index.ts'
import { instrumentOf, type Report, type Study, waveOf } from './problem.ts'
import type { Reach } from './reach.ts'

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
  if (preload.from.length === 0) report(`${path}.from`, 'A preload comes from at least one item.')
  for (const [index, source] of preload.from.entries()) {
    const at = `${path}.from[${index}]`
    if (!waveOf(study, source.wave)) {
      report(`${at}.wave`, `There is no wave '${source.wave}'.`)
      continue
    }
    if (order.indexOf(source.wave) >= order.indexOf(wave.id)) {
      report(`${at}.wave`, `Wave '${source.wave}' does not come before '${wave.id}'.`)
    }
    const instrument = instrumentOf(study, source.wave)
    if (!instrument) continue
    const item = instrument.item(source.item)
    if (!item) {
      report(`${at}.item`, `There is no item '${source.item}' in wave '${source.wave}'.`)
      continue
    }
    sources.push(item)
    const reachability = reach.of(source.wave, source.item)
    if (reachability === 'never')
      report(at, `Nobody can have answered '${source.item}' in wave '${source.wave}'.`)
    if (reachability === 'undecided') {
      report(
        at,
        `Whether '${source.item}' can be answered in wave '${source.wave}' is not decided.`,
        'undecided',
      )
    }
  }
  const again = instrumentOf(study, wave.id)?.item(preload.name)
  for (const other of [...sources.slice(1), ...(again ? [again] : [])]) {
    if (sources[0] && kindOf(other) !== kindOf(sources[0])) {
      report(
        path,
        `'${preload.name}' is not the same kind of value, with the same codes, wherever it is asked.`,
      )
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
    if (shown) report(path, `The preload is shown at ${shown.path} and cannot be contradicted.`)
    return
  }
  const at = `${path}.contradictedBy`
  const name = preload.contradictedBy
  if (!instrument.item(name)) {
    report(at, `There is no item '${name}' in wave '${wave.id}'.`)
    return
  }
  const reachability = reach.of(wave.id, name, preload.name)
  if (reachability === 'never')
    report(at, `Nobody of whom '${preload.name}' is known can be asked '${name}'.`)
  if (reachability === 'undecided') {
    report(
      at,
      `Whether '${name}' can be asked of those of whom '${preload.name}' is known is not decided.`,
      'undecided',
    )
  }
}

function mentions(value: unknown, name: string): boolean {
  const texts = typeof value === 'object' && value !== null ? Object.values(value) : [value]
  return texts.some((text) => typeof text === 'string' && placeholdersIn(text).includes(name))
}
