/** What each `${name}` of an XLSForm is in the questionnaire that is made. */
import type { Notes } from '../notes.ts'
import type { FormName } from './expression.ts'
import type { FormRow } from './form.ts'

const kinds: readonly (readonly [RegExp, FormName['kind']])[] = [
  [/^(integer|int|decimal|range)$/, 'number'],
  [/^(select_multiple|rank|acknowledge)$/, 'several'],
  [/^select_one$/, 'one'],
]

export interface RowType {
  /** `select_one`, `begin_group` … */
  readonly kind: string
  readonly list: string
  readonly other: boolean
}

export function typeOf(row: FormRow): RowType {
  const words = row.cell('type').trim().replace(/\s+/g, ' ')
  const joined = words
    .replace(/^(select|add select) (one|multiple)/i, 'select_$2')
    .replace(/^(begin|end) (group|repeat)/i, '$1_$2')
  const [kind = '', list = '', ...rest] = joined.split(' ')
  return {
    kind: kind.toLowerCase(),
    list,
    other: rest.includes('or_other') || rest.join(' ').includes('or specify other'),
  }
}

export function namesOf(rows: readonly FormRow[], notes: Notes): ReadonlyMap<string, FormName> {
  const names = new Map<string, FormName>()
  const repeats: string[] = []
  for (const row of rows) {
    const { kind } = typeOf(row)
    if (kind === 'begin_repeat') repeats.push(safeName(row.cell('name')))
    if (kind === 'end_repeat') repeats.pop()
    const name = row.cell('name')
    if (name === '' || /^(begin|end)_/.test(kind) || kind === 'note') continue
    if (safeName(name) !== name)
      notes.add(
        name,
        { nl: `naam ${name} → ${safeName(name)}`, en: `name ${name} → ${safeName(name)}` },
        'Een naam heeft hier alleen letters, cijfers en _. Formules die deze naam gebruiken, zijn mee veranderd.',
        'A name has only letters, digits and _ here. Expressions that use this name changed with it.',
      )
    const known = kinds.find(([pattern]) => pattern.test(kind))?.[1] ?? 'text'
    names.set(name, { reads: safeName(name), kind: known, repeat: repeats.at(-1) ?? '' })
  }
  return names
}

export function safeName(name: string): string {
  const safe = name.replace(/[^A-Za-z\d_]/g, '_')
  return /^[A-Za-z]/.test(safe) ? safe : `q${safe}`
}
