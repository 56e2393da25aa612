/** What a reader of the data must know of each variable: what was asked, of whom, about what, and how waves compare. */
import type { Concept, StudyDesign, Text } from '../design.ts'
import { routingInWords } from '../interchange/export/routing-words.ts'
import type { Leaf } from './leaves.ts'
import { spssNames, stataNames } from './names.ts'
import { entryLists, type StudyVariable, studyVariables, type Version } from './variables.ts'

/** How it was asked, and in which versions of the questionnaire in just this way. */
export interface Wording {
  readonly versions: readonly number[]
  readonly question: Text
  readonly description: Text | null
  /** Of whom; null: of everyone. */
  readonly routing: Text | null
  readonly period: Leaf['item']['period']
}

export interface AskedInWave {
  readonly wave: string
  readonly wordings: readonly Wording[]
}

export interface CodebookVariable {
  readonly name: string
  readonly names: { readonly spss: string; readonly stata: string }
  readonly label: Text
  readonly kind: StudyVariable['kind']
  /** In people's own words: only in files that ask for it. */
  readonly openText: boolean
  readonly role: string | null
  readonly concept: Concept | null
  readonly codes: StudyVariable['codes']
  readonly missing: StudyVariable['missing']
  readonly waves: readonly AskedInWave[]
}

export interface CodebookTable {
  /** Null: the table of answers; else the list of which it holds the entries. */
  readonly list: string | null
  readonly variables: readonly CodebookVariable[]
}

export function codebookTables(design: StudyDesign, versions: readonly Version[]): CodebookTable[] {
  return [undefined, ...entryLists(versions)].map((list) => {
    const variables = studyVariables(versions, list)
    const spss = spssNames(variables.map(({ name }) => name))
    const stata = stataNames(variables.map(({ name }) => name))
    return {
      list: list ?? null,
      variables: variables.map((variable, at) => ({
        ...describe(design, versions, variable, list),
        names: { spss: spss[at]!, stata: stata[at]! },
      })),
    }
  })
}

function describe(
  design: StudyDesign,
  versions: readonly Version[],
  variable: StudyVariable,
  list: string | undefined,
): Omit<CodebookVariable, 'names'> {
  const { name, label, kind, openText, codes, missing, asked } = variable
  const newest = [...asked.values()].at(-1)!
  const own = list ?? newest.root.name
  return {
    name,
    label,
    kind,
    openText,
    codes,
    missing,
    role: newest.root.role ?? newest.item.role,
    concept: conceptOf(design, newest.root.concept ?? newest.item.concept, own),
    waves: design.waves.flatMap(({ id, instrument }) => {
      const there = versions.filter((version) => version.instrument === instrument && asked.has(version.id))
      return there.length > 0 ? [{ wave: id, wordings: wordingsOf(there, asked, list) }] : []
    }),
  }
}

function conceptOf({ concepts }: StudyDesign, id: string | null, item: string): Concept | null {
  const named = concepts.find((concept) => concept.id === id)
  return (
    named ?? concepts.find(({ items }) => Object.values(items).some((names) => names.includes(item))) ?? null
  )
}

function wordingsOf(
  versions: readonly Version[],
  asked: StudyVariable['asked'],
  list: string | undefined,
): Wording[] {
  const found = new Map<string, Wording>()
  for (const { id, version, compiled } of versions) {
    const { root, item } = asked.get(id)!
    const inside = list === undefined ? null : compiled.item(list)!
    const wording = {
      question: root.title,
      description: root.description ?? item.description,
      routing: routingInWords(inside ?? root, inside ? root : item, compiled),
      period: item.period ?? root.period,
    }
    const key = JSON.stringify(wording)
    const before = found.get(key)?.versions ?? []
    found.set(key, { ...wording, versions: [...before, version] })
  }
  return [...found.values()]
}
