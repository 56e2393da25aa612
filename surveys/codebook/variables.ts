/**
 * The variables of a study's answers, over all versions of its questionnaires: the columns of every data file. The shape
 * follows from what was asked, not from what was answered.
 */
import type { Text } from '../design.ts'
import type { Answers, Code, Instrument, Item, State } from '../instrument/index.ts'
import { isOpenText, type Kind, type Leaf, leavesOf } from './leaves.ts'

/** A questionnaire as it was in the field. */
export interface Version {
  readonly id: string
  readonly instrument: string
  readonly version: number
  readonly publishedAt: number
  readonly compiled: Instrument
}

export interface VariableCode {
  readonly value: Code
  /** Stands for it in files of numbers. */
  readonly number: number
  readonly label: Text
}

/** Why there is no value. `.a` in Stata and CSV, a number in SPSS, the same reason in every variable for the first four. */
export interface MissingReason {
  readonly letter: string
  readonly number: number
  readonly label: Text
  /** The code of the questionnaire that says so; null: nobody chose it. */
  readonly value: Code | null
}

export interface StudyVariable {
  readonly name: string
  readonly label: Text
  readonly kind: Kind
  readonly openText: boolean
  /** Its codes go from less to more. */
  readonly ordered: boolean
  readonly codes: readonly VariableCode[]
  readonly missing: readonly MissingReason[]
  /** By id of a version in which it stands. */
  readonly asked: ReadonlyMap<string, Leaf>
}

/** Places in `missing` of the reasons that every variable has. */
export const NOT_ASKED = 0
export const NOT_ANSWERED = 1
export const NOT_HANDED_IN = 2
export const NOT_IN_VERSION = 3

export const commonReasons: readonly Text[] = [
  { nl: 'niet gevraagd', en: 'not asked' },
  { nl: 'niet beantwoord', en: 'not answered' },
  { nl: 'vragenlijst niet ingevuld', en: 'questionnaire not completed' },
  { nl: 'staat niet in deze vragenlijst', en: 'not in this questionnaire' },
]

/** Codes of a yes or no that a choice was made into. */
const chosenCodes: readonly VariableCode[] = [
  { value: 0, number: 0, label: { nl: 'niet gekozen', en: 'not chosen' } },
  { value: 1, number: 1, label: { nl: 'gekozen', en: 'chosen' } },
]

/**
 * `list` names a list of entries: then the variables of its entries. The numbers of codes go by the time of publication, so
 * that a later version adds numbers and changes none.
 */
export function studyVariables(versions: readonly Version[], list?: string): StudyVariable[] {
  const ordered = versions.toSorted(
    (a, b) => a.publishedAt - b.publishedAt || compare(a.instrument, b.instrument) || a.version - b.version,
  )
  const found = new Map<string, Map<string, Leaf>>()
  for (const { id, compiled } of ordered) {
    const items = list === undefined ? compiled.items : (compiled.item(list)?.parts ?? [])
    for (const leaf of leavesOf(items, compiled)) {
      const asked = found.get(leaf.name) ?? new Map<string, Leaf>()
      found.set(leaf.name, asked.set(id, leaf))
    }
  }
  return [...found].map(([name, asked]) => variableOf(name, asked))
}

/** Names of the lists of entries. */
export function entryLists(versions: readonly Version[]): string[] {
  const lists = versions.flatMap(({ compiled }) =>
    compiled.items.filter(({ valueType }) => valueType === 'entries'),
  )
  return [...new Set(lists.map(({ name }) => name))]
}

function variableOf(name: string, asked: ReadonlyMap<string, Leaf>): StudyVariable {
  const leaves = [...asked.values()]
  const newest = leaves.at(-1)!
  const kind = leaves.every((leaf) => leaf.kind === newest.kind) ? newest.kind : 'text'
  const codes = kind === 'code' ? codesOf(leaves) : []
  return {
    name,
    label: newest.label,
    kind,
    openText: leaves.some(({ item, chosen }) => chosen === null && isOpenText(item)),
    ordered: kind === 'code' && leaves.every(({ item }) => item.type === 'rating'),
    codes,
    missing: reasonsOf(leaves, kind, codes),
    asked,
  }
}

function codesOf(leaves: readonly Leaf[]): VariableCode[] {
  if (leaves.every(({ chosen }) => chosen !== null)) return [...chosenCodes]
  const labels = new Map<Code, Text>()
  for (const { item } of leaves) {
    for (const { value, label } of item.choices) if (!item.missing.includes(value)) labels.set(value, label)
  }
  const own = [...labels.keys()].filter(isOwnNumber)
  // Between numbers of the questionnaire's own, a word needs one that it will not use.
  let next = own.length > 0 ? 1001 : 1
  return [...labels].map(([value, label]) => {
    if (typeof value === 'boolean') return { value, label, number: Number(value) }
    return { value, label, number: isOwnNumber(value) ? value : next++ }
  })
}

/** A code that can stand for itself in every format. */
function isOwnNumber(value: Code): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 999_999_900
}

/** The letters that are left for codes of the questionnaire. */
const mostOwnReasons = 22

function reasonsOf(leaves: readonly Leaf[], kind: Kind, codes: readonly VariableCode[]): MissingReason[] {
  const own = new Map<Code, Text>()
  for (const { item } of leaves) for (const value of item.missing) own.set(value, labelOf(item, value))
  // Far below what can be answered: -91 and down, unless a number may be as low as that.
  const lowest = (item: Item) => (typeof item.min === 'number' ? item.min : -Infinity)
  const low = kind === 'number' ? Math.min(...leaves.map(({ item }) => lowest(item))) : 0
  const first = Math.min(low, ...codes.map(({ number }) => number)) > -91 ? -91 : -999_999_901
  const reasons = [
    ...commonReasons.map((label) => ({ value: null, label })),
    ...[...own].slice(0, mostOwnReasons).map(([value, label]) => ({ value, label })),
  ]
  return reasons.map((reason, at) => ({
    ...reason,
    letter: String.fromCharCode(97 + at),
    number: first - at,
  }))
}

function labelOf(item: Item, value: Code): Text {
  return (
    item.choices.find((choice) => choice.value === value)?.label ?? { nl: String(value), en: String(value) }
  )
}

/** How a variable is read from the answers to one version. What was asked is only looked up when there is no answer. */
export type Read = (answers: Answers, state: () => State | null) => number | string | Missing

/** Why a value is missing: the place of its reason. */
export class Missing {
  readonly reason: number
  constructor(reason: number) {
    this.reason = reason
  }
}

const missings = Array.from(
  { length: commonReasons.length + mostOwnReasons },
  (_, reason) => new Missing(reason),
)
export const missing = (reason: number): Missing => missings[reason]!

/** Null when the variable does not stand in that version. Without a state, nothing is told of why a value is missing. */
export function readerOf(variable: StudyVariable, versionId: string): Read | null {
  const leaf = variable.asked.get(versionId)
  if (!leaf) return null
  const reasons = new Map<unknown, Missing>()
  for (const [place, { value }] of variable.missing.entries())
    if (value !== null) reasons.set(value, missing(place))
  const numbers = new Map<unknown, number>(variable.codes.map(({ value, number }) => [value, number]))
  const { kind } = variable
  const encode = (raw: unknown): number | string | Missing => {
    if (Array.isArray(raw) && leaf.chosen !== null) {
      for (const one of raw) {
        const declared = reasons.get(one)
        if (declared) return declared
      }
      return raw.includes(leaf.chosen) ? 1 : 0
    }
    const declared = reasons.get(raw)
    if (declared) return declared
    const value = kind === 'code' ? numbers.get(raw) : kind === 'text' ? asText(raw) : asNumber(raw, kind)
    return value ?? missing(NOT_ANSWERED)
  }
  return (answers, state) => {
    const raw = leaf.read(answers)
    if (raw !== undefined && raw !== null && raw !== '') return encode(raw)
    const here = state()
    return missing(here === null || leaf.isAsked(here) ? NOT_ANSWERED : NOT_ASKED)
  }
}

const DAY = 86_400_000

/** Days count from 1 January 1970. */
function asNumber(raw: unknown, kind: Kind): number | undefined {
  const number =
    kind === 'day' ? Date.parse(`${raw}T00:00:00Z`) / DAY : typeof raw === 'boolean' ? Number(raw) : raw
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

function asText(raw: unknown): string {
  return Array.isArray(raw) ? raw.join(' ') : String(raw)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
