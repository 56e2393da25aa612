/** Items: each can be asked of somebody; conditions compare with codes that exist and read what the study knows. */

import { type Instrument, type Item, itemRead } from '../instrument/index.ts'
import { type Report, type Study, waveOf } from './problem.ts'
import type { Reach } from './reach.ts'

const equality = new Set(['equal', 'notequal', 'contains', 'notcontains', 'anyof', 'allof', 'noneof'])

export function checkItems(study: Study, reach: Reach, report: Report): void {
  for (const wave of study.design.waves) {
    const instrument = study.instruments.get(wave.instrument)
    if (!instrument) continue
    const at = `instruments.${wave.instrument}`
    for (const item of instrument.items) {
      const reachability = reach.of(wave.id, item.name)
      if (reachability === 'never') {
        report(`${at}.${item.name}`, `Nobody in wave '${wave.id}' can be asked '${item.name}'.`)
      } else if (reachability === 'undecided') {
        const sentence = `Whether anybody in wave '${wave.id}' can be asked '${item.name}' is not decided.`
        report(`${at}.${item.name}`, sentence, 'undecided')
      }
    }
    for (const item of instrument.items) checkInside(wave.id, item, at, report)
    checkContextNames(study, wave.id, instrument, at, report)
    checkComparisons(study, wave.id, instrument, at, report)
  }
}

/** Nobody is walked through rows and entries: what a condition decides there is not known. */
function checkInside(wave: string, item: Item, at: string, report: Report): void {
  for (const part of item.parts) {
    const path = `${at}.${item.name}.${part.name}`
    if (part.off) report(path, `Nobody in wave '${wave}' can be asked '${item.name}.${part.name}'.`)
    else if (part.conditional) {
      const sentence = `Whether anybody in wave '${wave}' can be asked '${item.name}.${part.name}' is not decided: rows and entries are not walked through.`
      report(path, sentence, 'undecided')
    }
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
      report(path, `{${variable}}: there is no register fact '${name}'.`)
    }
    if (root === 'preload' && !preloads.has(name)) {
      report(path, `{${variable}}: wave '${wave}' has no preload '${name}'.`)
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
        report(`${at}.${path}`, `{${variable}} never is '${String(value)}'.`)
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
