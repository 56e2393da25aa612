/** Texts: there, in both languages. */

import { type Item, textsIn } from '../instrument/index.ts'
import type { Report } from './rules/index.ts'
import type { Study } from './study.ts'

export function checkTexts(study: Study, report: Report): void {
  checkDesignTexts(study.design, '', report)
  for (const [name, json] of Object.entries(study.json)) {
    for (const { path, value } of textsIn(json))
      checkInstrumentText(value, `instruments.${name}.${path}`, report)
    checkUnspoken(study, name, report)
  }
}

/** Every object in the design that holds languages. */
function checkDesignTexts(part: unknown, path: string, report: Report): void {
  if (Array.isArray(part)) {
    for (const [index, entry] of part.entries()) checkDesignTexts(entry, `${path}[${index}]`, report)
  } else if (typeof part !== 'object' || part === null) {
    return
  } else if ('nl' in part || 'en' in part) {
    missing(part as Record<string, unknown>, 'nl', path, report)
  } else {
    for (const [key, value] of Object.entries(part))
      checkDesignTexts(value, path ? `${path}.${key}` : key, report)
  }
}

function checkInstrumentText(value: unknown, path: string, report: Report): void {
  if (typeof value === 'string') {
    if (value.trim() !== '' && /\p{Letter}/u.test(value)) report('T402', path)
    return
  }
  if (typeof value !== 'object' || value === null) return
  missing(value as Record<string, unknown>, 'nl' in value ? 'nl' : 'default', path, report)
}

function missing(texts: Record<string, unknown>, dutch: string, path: string, report: Report): void {
  for (const [language, rule] of [
    [dutch, 'T401'],
    ['en', 'T402'],
  ] as const) {
    const text = texts[language]
    if (typeof text !== 'string' || text.trim() === '') report(rule, path)
  }
}

/** Items without a question and choices without words show their names and codes. */
function checkUnspoken(study: Study, name: string, report: Report): void {
  checkSpoken(study.instruments.get(name)?.items ?? [], `instruments.${name}`, report)
}

function checkSpoken(items: readonly Item[], at: string, report: Report): void {
  for (const item of items) {
    const path = `${at}.${item.name}`
    if (item.commentOf) continue
    if (item.title.nl === item.name && item.type !== 'expression') report('T403', path)
    for (const { value, label } of [...item.choices, ...item.rows]) {
      if (typeof value === 'string' && label.nl === value && label.en === value) {
        report('T404', path, { value })
      }
    }
    // The one question of a table is its title; only its choices have words of their own.
    if (item.valueType === 'rows') checkSpoken([{ ...item.parts[0]!, title: item.title }], at, report)
    else checkSpoken(item.parts, path, report)
  }
}
