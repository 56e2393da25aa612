/** Items: each can be asked of somebody; conditions compare with codes that exist and read what the study knows. */

import { type Instrument, type Item, itemRead } from '../instrument/index.ts'
import type { Reach } from './reach.ts'
import type { Report } from './rules/index.ts'
import { type Study, waveOf } from './study.ts'

const equality = new Set(['equal', 'notequal', 'contains', 'notcontains', 'anyof', 'allof', 'noneof'])

export function checkItems(study: Study, reach: Reach, report: Report): void {
  for (const wave of study.design.waves) {
    const instrument = study.instruments.get(wave.instrument)
    if (!instrument) continue
    const at = `instruments.${wave.instrument}`
    for (const item of instrument.items) {
      const reachability = reach.of(wave.id, item.name)
      if (reachability === 'never') {
        report('Q301', `${at}.${item.name}`, { wave: wave.id, item: item.name })
      } else if (reachability === 'undecided') {
        report('Q302', `${at}.${item.name}`, { wave: wave.id, item: item.name })
      }
    }
    for (const item of instrument.items) checkInside(wave.id, item, at, report)
    for (const page of instrument.pages) {
      const items = page.items.map((name) => reach.of(wave.id, name))
      if (items.length > 0 && items.every((reachability) => reachability === 'never'))
        report('Q321', `${at}.${page.name}`, { wave: wave.id, page: page.name })
    }
    checkContextNames(study, wave.id, instrument, at, report)
    checkComparisons(study, wave.id, instrument, at, report)
  }
}

/** Nobody is walked through rows and entries: what a condition decides there is not known. */
function checkInside(wave: string, item: Item, at: string, report: Report): void {
  for (const part of item.parts) {
    const path = `${at}.${item.name}.${part.name}`
    const asked = { wave, item: `${item.name}.${part.name}` }
    if (part.off) report('Q301', path, asked)
    else if (part.conditional) report('Q302', path, asked)
  }
}

function checkContextNames(
  study: Study,
  wave: string,
  instrument: Instrument,
  at: string,
  report: Report,
): void {
  const preloads = new Set(waveOf(study, wave)?.preloads.map(({ name }) => name))
  for (const variable of instrument.variables) {
    const [root, name = ''] = variable.split('.')
    const readers = instrument.conditions.filter(({ reads }) => reads.map(itemRead).includes(variable))
    const path = `${at}.${readers[0]?.path ?? variable}`
    if (root === 'member' && !study.design.facts.some((fact) => fact.name === name)) {
      report('Q303', path, { variable: `{${variable}}`, name })
    }
    if (root === 'preload' && !preloads.has(name)) {
      report('Q304', path, { variable: `{${variable}}`, wave, name })
    }
  }
}

/** `{work} = 'nope'`: a code that the item does not have never holds, or always. */
function checkComparisons(
  study: Study,
  wave: string,
  instrument: Instrument,
  at: string,
  report: Report,
): void {
  for (const { comparisons, path } of instrument.conditions) {
    for (const { variable, operator, value } of comparisons) {
      const codes = equality.has(operator) ? codesOf(study, wave, instrument, variable) : null
      if (!codes || value === null || value === undefined || value === '') continue
      if (!codes.some((code) => String(code).toLowerCase() === String(value).toLowerCase())) {
        report('Q305', `${at}.${path}`, {
          variable: `{${variable}}`,
          value: String(value),
          wave,
          codes: codes.join(', '),
        })
      }
    }
  }
}

/** All codes a variable can have; null when it is not a code. */
function codesOf(study: Study, wave: string, instrument: Instrument, variable: string): unknown[] | null {
  const item = instrument.item(variable)
  if (item) return item.choices.length > 0 ? item.choices.map(({ value }) => value) : null
  const [root, name] = variable.split('.')
  if (root === 'member') {
    return study.design.facts.find((fact) => fact.name === name)?.values?.map(({ value }) => value) ?? null
  }
  if (root !== 'preload') return null
  const preload = waveOf(study, wave)?.preloads.find((entry) => entry.name === name)
  const sources = preload?.from.map((source) => {
    return study.instruments.get(waveOf(study, source.wave)?.instrument ?? '')?.item(source.item)
  })
  if (!sources?.length || sources.some((source) => !source?.choices.length)) return null
  return sources.flatMap((source) => source!.choices.map(({ value }) => value))
}
