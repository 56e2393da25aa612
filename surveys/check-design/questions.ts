/** What questions ask of people: a way out where they must answer, not too many choices, each its own words. */
import type { Item } from '../instrument/index.ts'
import type { Report } from './rules/index.ts'
import type { Study } from './study.ts'

const mostChoices = 10
const mostInTable = 8

export function checkQuestions(study: Study, report: Report): void {
  for (const [name, instrument] of study.instruments) {
    const titles = new Map<string, string>()
    for (const item of instrument.items) {
      if (item.commentOf || item.valueType === 'computed') continue
      const path = `instruments.${name}.${item.name}`
      if (item.required === 'always' && !hasWayOut(item)) report('Q341', path)
      if (item.type === 'radiogroup' && item.choices.length > mostChoices)
        report('Q343', path, { count: item.choices.length })
      const cells = item.rows.length * (item.valueType === 'cells' ? item.parts.length : 1)
      if (cells > mostInTable) report('Q344', path, { count: cells, most: mostInTable })
      const other = titles.get(wordsOf(item))
      if (other !== undefined) report('T406', path, { item: item.name, other })
      else titles.set(wordsOf(item), item.name)
    }
  }
}

/** By its code, or, as not every study keeps a code apart for it, by its words. */
const wayOut = /weet (ik|het|u)?.*niet|zeg.*niet|wil.*niet zeggen|geen (antwoord|mening)|niet van toepassing/i

function hasWayOut({ missing, choices }: Item): boolean {
  return missing.length > 0 || choices.some(({ label }) => wayOut.test(label.nl))
}

/** What tells questions apart for a reader; the explanation below the question belongs to it. */
function wordsOf({ title, description }: Item): string {
  return `${title.nl.trim().toLowerCase()}\n${description?.nl.trim().toLowerCase() ?? ''}`
}
