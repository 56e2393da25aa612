/** Conditions that read what is asked only later: whoever comes there for the first time has not answered it. */
import { type Instrument, itemRead } from '../instrument/index.ts'
import type { Report } from './rules/index.ts'
import type { Study } from './study.ts'

const routing = new Set(['visibleIf', 'enableIf', 'requiredIf'])

export function checkOrder(study: Study, report: Report): void {
  for (const [name, instrument] of study.instruments) {
    for (const { subject, property, path, reads } of instrument.conditions) {
      if (!routing.has(property) || path.includes('choices[')) continue
      const here = positionOf(instrument, subject)
      if (here === null) continue
      for (const item of new Set(reads.map(itemRead))) {
        const read = instrument.items.findIndex((other) => other.name === item)
        if (read > here) report('Q325', `instruments.${name}.${path}`, { item })
      }
    }
  }
}

/** Of an item itself; of a page or panel that of the first item in it, which comes when it does. */
function positionOf(instrument: Instrument, subject: string): number | null {
  const at = instrument.items.findIndex(({ name, within }) => name === subject || within.includes(subject))
  return at < 0 ? null : at
}
