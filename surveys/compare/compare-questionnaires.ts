import type { Text } from '../design.ts'
import type { Instrument, Item } from '../instrument/index.ts'

export type Effect = 'compatible' | 'comparable' | 'breaking'

export interface Change {
  readonly item: string
  readonly kind: ChangeKind
  readonly effect: Effect
  /** What it was and what it is, for people; null where there was or is nothing. */
  readonly before: Text | null
  readonly after: Text | null
}

export type ChangeKind =
  | 'item-added'
  | 'item-removed'
  | 'kind'
  | 'words'
  | 'choice-added'
  | 'choice-removed'
  | 'choice-words'
  | 'choice-order'
  | 'row-added'
  | 'row-removed'
  | 'row-words'
  | 'limit-wider'
  | 'limit-narrower'
  | 'required'
  | 'not-required'
  | 'condition'
  | 'missing-codes'
  | 'period'

const effects: Readonly<Record<ChangeKind, Effect>> = {
  'item-added': 'compatible',
  'item-removed': 'comparable',
  kind: 'breaking',
  words: 'comparable',
  'choice-added': 'compatible',
  'choice-removed': 'breaking',
  'choice-words': 'comparable',
  'choice-order': 'comparable',
  'row-added': 'compatible',
  'row-removed': 'comparable',
  'row-words': 'comparable',
  'limit-wider': 'compatible',
  'limit-narrower': 'comparable',
  required: 'comparable',
  'not-required': 'compatible',
  condition: 'comparable',
  'missing-codes': 'breaking',
  period: 'comparable',
}

/** Every change in what is asked and accepted, in the order of the new version; what is gone comes last. */
export function compareQuestionnaires(before: Instrument, after: Instrument): readonly Change[] {
  const changes = after.items.flatMap((item) => {
    const old = before.item(item.name)
    if (!old) return [change(item, 'item-added', null, item.title)]
    return compareItems(old, item, before, after)
  })
  const gone = before.items.filter(({ name }) => !after.item(name))
  return [...changes, ...gone.map((item) => change(item, 'item-removed', item.title, null))]
}

function change({ name }: Item, kind: ChangeKind, before: Text | null, after: Text | null): Change {
  return { item: name, kind, effect: effects[kind], before, after }
}

function compareItems(old: Item, item: Item, before: Instrument, after: Instrument): Change[] {
  if (old.valueType !== item.valueType)
    return [change(item, 'kind', plain(old.valueType), plain(item.valueType))]
  const changes: Change[] = []
  const add = (kind: ChangeKind, one: Text | null, other: Text | null) =>
    changes.push(change(item, kind, one, other))
  if (!sameText(old.title, item.title)) add('words', old.title, item.title)
  else if (!sameText(old.description, item.description)) add('words', old.description, item.description)
  changes.push(...compareChoices(old, item))
  changes.push(...compareRows(old, item))
  changes.push(...compareParts(old, item, before, after))
  changes.push(...compareLimits(old, item))
  if (old.required !== item.required) {
    const strict = rank[item.required] > rank[old.required]
    add(strict ? 'required' : 'not-required', plain(old.required), plain(item.required))
  }
  const [one, other] = [conditionsOf(before, item), conditionsOf(after, item)]
  if (one !== other) add('condition', one === '' ? null : plain(one), other === '' ? null : plain(other))
  const [missing, missingNow] = [codes(old.missing), codes(item.missing)]
  if (missing !== missingNow) add('missing-codes', plain(missing), plain(missingNow))
  if (old.period !== item.period)
    add('period', old.period && plain(old.period), item.period && plain(item.period))
  return changes
}

/** What is asked inside, each under its path: `spells.kind`. */
function compareParts(old: Item, item: Item, before: Instrument, after: Instrument): Change[] {
  const within = (part: Item): Item => ({ ...part, name: `${item.name}.${part.name}` })
  const changes = item.parts.flatMap((part) => {
    const was = old.parts.find(({ name }) => name === part.name)
    if (!was) return [change(within(part), 'item-added', null, part.title)]
    return compareItems(within(was), within(part), before, after)
  })
  const gone = old.parts.filter(({ name }) => !item.parts.some((part) => part.name === name))
  return [...changes, ...gone.map((part) => change(within(part), 'item-removed', part.title, null))]
}

function compareRows(old: Item, item: Item): Change[] {
  const changes = item.rows.flatMap((row) => {
    const was = old.rows.find(({ value }) => value === row.value)
    if (!was) return [change(item, 'row-added', null, row.label)]
    return sameText(was.label, row.label) ? [] : [change(item, 'row-words', was.label, row.label)]
  })
  const gone = old.rows.filter(({ value }) => !item.rows.some((row) => row.value === value))
  return [...changes, ...gone.map((row) => change(item, 'row-removed', row.label, null))]
}

const rank = { never: 0, sometimes: 1, always: 2 } as const

function compareChoices(old: Item, item: Item): Change[] {
  const changes: Change[] = []
  for (const choice of item.choices) {
    const was = old.choices.find(({ value }) => value === choice.value)
    if (!was) changes.push(change(item, 'choice-added', null, choice.label))
    else if (!sameText(was.label, choice.label))
      changes.push(change(item, 'choice-words', was.label, choice.label))
  }
  for (const choice of old.choices) {
    if (!item.choices.some(({ value }) => value === choice.value))
      changes.push(change(item, 'choice-removed', choice.label, null))
  }
  const kept = (one: Item, other: Item) =>
    codes(
      one.choices
        .map(({ value }) => value)
        .filter((code) => other.choices.some(({ value }) => value === code)),
    )
  if (kept(old, item) !== kept(item, old))
    changes.push(change(item, 'choice-order', plain(kept(old, item)), plain(kept(item, old))))
  return changes
}

function compareLimits(old: Item, item: Item): Change[] {
  const changes: Change[] = []
  const add = (wider: boolean, one: unknown, other: unknown) =>
    changes.push(change(item, wider ? 'limit-wider' : 'limit-narrower', shown(one), shown(other)))
  if (old.min !== item.min)
    add(item.min === null || (old.min !== null && item.min < old.min), old.min, item.min)
  if (old.max !== item.max)
    add(item.max === null || (old.max !== null && item.max > old.max), old.max, item.max)
  if (old.maxLength !== item.maxLength)
    add(
      item.maxLength === null || (old.maxLength !== null && item.maxLength > old.maxLength),
      old.maxLength,
      item.maxLength,
    )
  if (old.step !== item.step) add(item.step === null, old.step, item.step)
  return changes
}

/** Every condition on the item and on what it stands in, as one text. */
function conditionsOf(instrument: Instrument, item: Item): string {
  const subjects = new Set([item.name, item.page, ...item.within])
  return instrument.conditions
    .filter(({ subject, property }) => subjects.has(subject) && property !== 'requiredIf')
    .map(({ property, expression }) => `${property}: ${expression}`)
    .sort()
    .join('; ')
}

function sameText(one: Text | null, other: Text | null): boolean {
  return one?.nl === other?.nl && one?.en === other?.en
}

const plain = (text: string): Text => ({ nl: text, en: text })
const shown = (value: unknown): Text | null => (value === null ? null : plain(String(value)))
const codes = (values: readonly unknown[]) => values.map(String).join(', ')
