/** What a column of a file can be, for a kind of import and a study; and what each column seems to be. Pure. */
import type { StudyDesign, Text } from '../../surveys/design.ts'
import { Problem } from '../problem.ts'
import { readBsn, readDay, readEmail, readPhone, readPostcode } from './values.ts'
import type { ImportKind } from './words.ts'

export interface Field {
  /** `name`, `event:decision`, `fact:benefit`, … */
  readonly id: string
  readonly label: Text
  /** Says who someone is: its values are shown and logged nowhere. */
  readonly identity: boolean
}

/** A column that is left out on purpose. */
export const ignored = 'ignore'

const text = (nl: string, en: string): Text => ({ nl, en })
const person = (id: string, nl: string, en: string): Field => ({ id, label: text(nl, en), identity: true })

const reach = [
  person('email', 'e-mailadres', 'e-mail address'),
  person('phone', 'telefoonnummer', 'telephone number'),
  person('street', 'straat (met huisnummer)', 'street (with number)'),
  person('houseNumber', 'huisnummer', 'house number'),
  person('postcode', 'postcode', 'postcode'),
  person('city', 'plaats', 'town'),
  person('country', 'land', 'country'),
]
const keys = [
  person('bsn', 'burgerservicenummer (elfproef)', 'citizen service number (11-test)'),
  person('registerNumber', 'ander registernummer', 'other register number'),
]

export function fieldsOf(kind: ImportKind, design: StudyDesign): Field[] {
  if (kind === 'margins') {
    return [
      { id: 'variable', label: text('variabele', 'variable'), identity: false },
      { id: 'level', label: text('niveau', 'level'), identity: false },
      { id: 'count', label: text('aantal', 'count'), identity: false },
    ]
  }
  const known: Field[] = [
    ...design.events.map(({ name, label }) => ({ id: `event:${name}`, label, identity: false })),
    ...design.facts.map(({ name, label }) => ({ id: `fact:${name}`, label, identity: false })),
  ]
  if (kind === 'register') {
    return [
      { id: 'pseudonym', label: text('pseudoniem', 'pseudonym'), identity: false },
      ...keys,
      ...known,
      ...reach,
    ]
  }
  const language = { id: 'language', label: text('taal', 'language'), identity: false }
  return [person('name', 'naam', 'name'), ...reach, language, ...keys, ...known]
}

/** Headings that mean a field, without spaces and signs. */
const headings: Readonly<Record<string, readonly string[]>> = {
  name: ['naam', 'volledigenaam', 'fullname', 'naamvolledig'],
  email: ['email', 'emailadres', 'mail', 'mailadres', 'emailaddress'],
  phone: ['telefoon', 'telefoonnummer', 'tel', 'mobiel', 'phone', 'telephone', 'mobile', 'phonenumber'],
  street: ['straat', 'adres', 'straatnaam', 'straatenhuisnummer', 'street', 'address', 'streetandnumber'],
  houseNumber: ['huisnummer', 'huisnr', 'nummer', 'housenumber'],
  postcode: ['postcode', 'zip', 'postalcode', 'zipcode'],
  city: ['plaats', 'woonplaats', 'stad', 'town', 'city'],
  country: ['land', 'country'],
  language: ['taal', 'language', 'voertaal'],
  bsn: ['bsn', 'burgerservicenummer', 'sofinummer'],
  registerNumber: ['registernummer', 'clientnummer', 'registernumber', 'klantnummer'],
  pseudonym: ['pseudoniem', 'pseudonym', 'panellid', 'lid', 'member', 'memberid'],
  variable: ['variabele'],
  level: ['niveau', 'klasse', 'categorie', 'waarde'],
  count: ['aantal', 'n', 'omvang'],
}

const plain = (heading: string) =>
  heading
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** The field that each column seems to be, each field at most once; null where it cannot be told. */
export function guessMapping(
  fields: readonly Field[],
  columns: readonly string[],
  preview: readonly (readonly string[])[],
): (string | null)[] {
  const left = new Map(fields.map((field) => [field.id, field]))
  const take = (id: string | undefined) => (id !== undefined && left.delete(id) ? id : null)
  const named = (heading: string, test: (name: string) => boolean) =>
    [...left.values()].filter(
      ({ id, label }) =>
        heading !== '' && [id.split(':').at(-1)!, label.nl, label.en, ...(headings[id] ?? [])].some(test),
    )
  const only = (found: readonly Field[]) => (found.length === 1 ? found[0]!.id : undefined)
  // First who bears the very name, then whose label alone begins with it, then whose label alone has it as a word.
  const passes = [
    (column: string) => named(column, (name) => plain(name) === plain(column))[0]?.id,
    (column: string) =>
      only(named(column, (name) => name.toLowerCase().startsWith(`${column.toLowerCase()} `))),
    (column: string) =>
      only(named(column, (name) => ` ${name.toLowerCase()} `.includes(` ${column.toLowerCase()} `))),
  ]
  const byName: (string | null)[] = columns.map(() => null)
  for (const pass of passes) {
    for (const [at, column] of columns.entries()) byName[at] ??= take(pass(column))
  }
  return byName.map((found, at) => {
    if (found !== null) return found
    const values = preview.map((cells) => cells[at]?.trim() ?? '').filter((value) => value !== '')
    return values.length === 0 ? null : take(fieldOfValues(values))
  })
}

/** Only what cannot well be anything else. */
function fieldOfValues(values: readonly string[]): string | undefined {
  const all = (test: (value: string) => boolean) => values.every(test)
  if (all((value) => 'value' in readEmail(value))) return 'email'
  if (all((value) => 'value' in readPostcode(value, false))) return 'postcode'
  if (all((value) => /^(\+|0)/.test(value) && 'value' in readPhone(value) && !('value' in readDay(value))))
    return 'phone'
  if (all((value) => /^\d{9}$/.test(value) && 'value' in readBsn(value))) return 'bsn'
  return undefined
}

/** The place of each field that is used. @throws Problem when the columns are not all named, or not as they can be */
export function placesOf(
  kind: ImportKind,
  fields: readonly Field[],
  columns: readonly string[],
  mapping: readonly (string | null)[],
): ReadonlyMap<string, number> {
  if (mapping.length !== columns.length) throw new Problem('invalid-body', { places: ['mapping'] })
  const open = columns.filter((_, at) => mapping[at] === null)
  if (open.length > 0) throw new Problem('import-unmapped', { columns: open.join(', ') })
  const places = new Map<string, number>()
  for (const [at, id] of mapping.entries()) {
    if (id === null || id === ignored) continue
    if (!fields.some((field) => field.id === id)) throw new Problem('import-no-field', { field: id })
    if (places.has(id)) throw new Problem('import-field-twice', { field: id })
    places.set(id, at)
  }
  const missing = needed(kind, places)
  if (missing !== null) throw new Problem('import-field-missing', { field: missing })
  return places
}

function needed(kind: ImportKind, places: ReadonlyMap<string, number>): string | null {
  const has = (...ids: readonly string[]) => ids.some((id) => places.has(id))
  if (has('bsn') && has('registerNumber'))
    throw new Problem('import-field-twice', { field: 'registerNumber' })
  if (kind === 'sample') return has('name') ? null : 'name'
  if (kind === 'margins') return ['variable', 'level', 'count'].find((id) => !has(id)) ?? null
  if (!has('pseudonym', 'bsn', 'registerNumber')) return 'pseudonym'
  return places.size > 1 ? null : 'event, fact'
}
