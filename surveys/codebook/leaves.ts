/** The values that a questionnaire yields, one by one: how each is read from answers, and whether it was asked at all. */
import type { Text } from '../design.ts'
import {
  type Answers,
  type Code,
  type Instrument,
  type Item,
  type State,
  variablesOf,
} from '../instrument/index.ts'

export type Kind = 'number' | 'code' | 'text' | 'day'

export interface Leaf {
  /** As `variablesOf` names it; `item.code` for each choice of a question with several answers. */
  readonly name: string
  readonly label: Text
  readonly kind: Kind
  /** The question on the page, and the part of it that gives the value: the same unless it is of several values. */
  readonly root: Item
  readonly item: Item
  /** The choice that this says yes or no to. */
  readonly chosen: Code | null
  read(answers: Answers): unknown
  isAsked(state: State): boolean
}

/** `items` are those of an instrument, or the parts of its list of entries. */
export function leavesOf(items: readonly Item[], instrument: Instrument): Leaf[] {
  return items.flatMap((root) =>
    variablesOf([root]).flatMap(({ name, label, item, counts, valueIn }): Leaf[] => {
      const isAsked = askedAt(root, item, name)
      const leaf = { name, label, root, item, chosen: null, read: valueIn, isAsked }
      if (counts) return [{ ...leaf, kind: 'number' }]
      if (item.valueType !== 'codes') return [{ ...leaf, kind: kindOf(item) }]
      const hides = hidesChoices(item, instrument)
      return item.choices
        .filter(({ value }) => !item.missing.includes(value))
        .map((choice) => ({
          ...leaf,
          name: `${name}.${choice.value}`,
          label: joined(label, choice.label),
          kind: 'code',
          chosen: choice.value,
          isAsked: (state) => isAsked(state) && (!hides || state.choices(item.name).includes(choice.value)),
        }))
    }),
  )
}

/** Open text: people may write who they are in it. Codes of colours and weeks are no such text. */
export function isOpenText({ valueType, inputType }: Item): boolean {
  return valueType === 'text' && inputType !== 'color' && inputType !== 'week'
}

function kindOf({ valueType }: Item): Kind {
  switch (valueType) {
    case 'number':
    case 'integer':
    case 'computed':
      return 'number'
    case 'code':
    case 'boolean':
      return 'code'
    case 'date':
      return 'day'
    default:
      return 'text'
  }
}

function askedAt(root: Item, item: Item, name: string): (state: State) => boolean {
  // A calculated value stands on no page, and is there for everyone.
  if (root.page === '' && root.valueType === 'computed') return () => true
  const shown = (state: State, of: string) => state.isVisible(of) && state.isEnabled(of)
  if (root.valueType === 'fields')
    return (state) =>
      shown(state, root.name) && state.inside(root.name).some((one) => shown(one.state, item.name))
  const isTable = root.valueType === 'rows' || root.valueType === 'cells'
  if (!isTable) return (state) => shown(state, root.name)
  const rest = name.slice(root.name.length + 1)
  const row = root.rows.find(({ value }) => rest === String(value) || rest.startsWith(`${value}.`))?.value
  return (state) =>
    shown(state, root.name) &&
    state
      .inside(root.name)
      .some((one) => one.row === row && (root.valueType === 'rows' || shown(one.state, item.name)))
}

function hidesChoices({ name }: Item, { conditions }: Instrument): boolean {
  return conditions.some(
    ({ subject, path }) =>
      (subject === name || subject.endsWith(`.${name}`)) && /choices\w*(\[\d+\])?\.?\w*$/i.test(path),
  )
}

function joined(a: Text, b: Text): Text {
  return { nl: `${a.nl}: ${b.nl}`, en: `${a.en}: ${b.en}` }
}
