/** Concepts: their items exist, are what 'identical' promises, and items and concepts name each other. */

import type { Concept } from '../design.ts'
import type { Item } from '../instrument/index.ts'
import type { Report } from './rules/index.ts'
import { instrumentOf, type Study, waveOf } from './study.ts'

export function checkConcepts(study: Study, report: Report): void {
  for (const [index, concept] of study.design.concepts.entries()) {
    const path = `concepts[${index}]`
    checkFootnote(concept, path, report)
    for (const [wave, names] of Object.entries(concept.items)) {
      if (!waveOf(study, wave)) {
        report('S108', `${path}.items.${wave}`, { name: wave })
        continue
      }
      const instrument = instrumentOf(study, wave)
      if (!instrument) continue
      for (const name of names) {
        if (!instrument.item(name)) report('S109', `${path}.items.${wave}`, { item: name, wave })
      }
    }
    if (concept.comparability === 'identical') checkIdentical(study, concept, path, report)
  }
  checkMentions(study, report)
}

function checkFootnote(concept: Concept, path: string, report: Report): void {
  if (concept.comparability !== 'identical' && !concept.footnote?.nl.trim()) {
    report('V501', `${path}.footnote`)
  }
  if (Object.values(concept.items).every((names) => names.length === 0)) {
    report('V502', `${path}.items`)
  }
}

function checkIdentical(study: Study, concept: Concept, path: string, report: Report): void {
  const [first, ...others] = Object.entries(concept.items)
  if (!first) return
  for (const [wave, names] of others) {
    if (names.length !== first[1].length) {
      report('V503', `${path}.items.${wave}`, { wave: first[0] })
      continue
    }
    for (const [index, name] of names.entries()) {
      const here = instrumentOf(study, wave)?.item(name)
      const there = instrumentOf(study, first[0])?.item(first[1][index]!)
      if (here && there && signature(here) !== signature(there)) {
        report('V504', `${path}.items.${wave}`, { item: name, wave: first[0] })
      }
    }
  }
}

function signature(item: Item): string {
  return JSON.stringify([
    item.valueType,
    item.choices.map(({ value }) => value),
    item.min,
    item.max,
    item.step,
  ])
}

/** An item is listed under the concept that it names, not under another. */
function checkMentions(study: Study, report: Report): void {
  for (const [index, { id, items }] of study.design.concepts.entries()) {
    for (const [wave, names] of Object.entries(items)) {
      for (const name of names) {
        const own = instrumentOf(study, wave)?.item(name)?.concept ?? id
        if (own !== id) report('V505', `concepts[${index}].items.${wave}`, { item: name, concept: own })
      }
    }
  }
}
