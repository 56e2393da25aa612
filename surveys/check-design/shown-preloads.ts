/** Texts that show an earlier answer, also to whom has none: they would read a gap. */
import { placeholdersIn, textsIn } from '../instrument/index.ts'
import { chainAt } from './places.ts'
import type { Reach } from './reach.ts'
import type { Report } from './rules/index.ts'
import type { Study } from './study.ts'

export function checkShownPreloads(study: Study, reach: Reach, report: Report): void {
  for (const { id: wave, instrument: name } of study.design.waves) {
    if (!study.instruments.has(name)) continue
    for (const { path, value } of textsIn(study.json[name])) {
      for (const variable of preloadsIn(value)) {
        const chain = chainAt(study.json[name], path)
        const preload = variable.slice('preload.'.length)
        if (reach.without(wave, chain, preload) === 'reachable')
          report('Q319', `instruments.${name}.${path}`, { variable: `{${variable}}` })
      }
    }
  }
}

function preloadsIn(value: unknown): Set<string> {
  const texts = typeof value === 'object' && value !== null ? Object.values(value) : [value]
  const names = texts.flatMap((text) => (typeof text === 'string' ? placeholdersIn(text) : []))
  return new Set(names.filter((name) => name.startsWith('preload.')))
}
