/** What a JSON text says that its values do not hold: a name that stands twice, a number that is too exact, nesting without end. */
import { visit } from 'jsonc-parser'
import { pathText } from '../edit/json.ts'
import type { Notes } from './notes.ts'

/** Nobody nests questions this deep by hand, and everything that walks a questionnaire may rely on it. */
const deepest = 1_000

export function isTooDeep(text: string): boolean {
  let depth = 0
  // Strings are skipped whole: a bracket in one opens nothing.
  for (const [found] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (found === '[' || found === '{') depth += 1
    else if (found === ']' || found === '}') depth -= 1
    if (depth > deepest) return true
  }
  return false
}

export function noteLosses(text: string, notes: Notes): void {
  const names: Set<string>[] = []
  visit(text, {
    onObjectBegin: () => void names.push(new Set()),
    onObjectEnd: () => void names.pop(),
    onObjectProperty: (name, _offset, _length, _line, _character, path) => {
      const seen = names.at(-1)!
      if (seen.has(name)) {
        notes.add(
          pathText([...path(), name]),
          { nl: `'${name}' staat er twee keer`, en: `'${name}' stands there twice` },
          'Alleen de laatste is meegekomen, zoals elk programma JSON leest. Kijk in het bestand welke u bedoelt.',
          'Only the last one came along, as any program reads JSON. Look in the file which one you mean.',
        )
      }
      seen.add(name)
    },
    onLiteralValue: (value, offset, length, _line, _character, path) => {
      const written = text.slice(offset, offset + length)
      if (typeof value !== 'number' || sameNumber(written, value)) return
      notes.add(
        pathText(path()),
        written,
        `Dit getal is groter of preciezer dan getallen hier kunnen zijn: het is nu ${value}. Zet er aanhalingstekens om als het een code is.`,
        `This number is larger or more exact than numbers can be here: it is ${value} now. Put it between quotes when it is a code.`,
      )
    },
  })
}

function sameNumber(written: string, value: number): boolean {
  const [one, other] = [digitsOf(written), digitsOf(String(value))]
  return one !== null && other !== null && one === other
}

/** The digits that count and where the point stands: the same for `1.50`, `1.5` and `15e-1`. */
function digitsOf(number: string): string | null {
  const parts = /^-?(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(number)
  if (!parts) return null
  const [, whole = '', fraction = '', exponent = '0'] = parts
  const digits = `${whole}${fraction}`.replace(/^0+/, '')
  const kept = digits.replace(/0+$/, '')
  return kept === '' ? '0' : `${kept}e${Number(exponent) - fraction.length + digits.length - kept.length}`
}
