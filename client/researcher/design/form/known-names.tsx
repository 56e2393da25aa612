/** The names that other parts of a design have, for the fields that want one of them. */
import { createContext, type ReactNode, useContext } from 'react'
import { isJson } from '../../../../surveys/edit/json.ts'
import { everyPart, outlineOf } from '../../../../surveys/edit/outline.ts'
import { questionnaireOf } from '../../../../surveys/study-files/document-names.ts'
import type { Design } from '../queries.ts'
import { documentOf, listOf, namesOf } from '../schedule.ts'

type Known = Readonly<Record<string, readonly string[]>>

const Names = createContext<Known>({})

/** Names that can stand in a field of this name; null where anything can. */
export function useKnownNames(field: string): readonly string[] | null {
  return useContext(Names)[field] ?? null
}

export const suggestionsId = (field: string) => `known-${field}`

/** Lists of names to choose from, once for all fields of a form. */
export function KnownNames({ design, children }: { readonly design: Design; readonly children: ReactNode }) {
  const known = namesIn(design)
  return (
    <Names.Provider value={known}>
      {children}
      {Object.entries(known).map(([field, names]) => (
        <datalist key={field} id={suggestionsId(field)}>
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      ))}
    </Names.Provider>
  )
}

function namesIn(design: Design): Known {
  const named = (document: string, key: string) =>
    listOf(documentOf(design, document)).flatMap((one) => (typeof one[key] === 'string' ? [one[key]] : []))
  const events = namesOf(design).events.map(({ name }) => String(name))
  const texts = documentOf(design, 'contact-texts')
  const variables = named('variables', 'name')
  const waves = named('waves', 'id')
  const questionnaires = design.documents.flatMap(({ name, content }) => {
    const own = questionnaireOf(name)
    return own === null ? [] : [{ name: own, content }]
  })
  const items = questionnaires.flatMap(({ content }) =>
    [...everyPart(outlineOf(content))].filter(({ kind }) => kind === 'question').map(({ name }) => name),
  )
  const textNames = isJson(texts) ? Object.keys(texts) : []
  const distinct = [...new Set(items)].sort()
  return {
    event: events,
    begins: events,
    ends: events,
    returns: events,
    instrument: questionnaires.map(({ name }) => name),
    text: textNames,
    textWhenStarted: textNames,
    wave: waves,
    periods: waves,
    item: distinct,
    contradictedBy: distinct,
    variable: variables,
    exposure: variables,
    group: variables,
    covariates: variables,
    selectionCovariates: variables,
    footnotes: named('concepts', 'id'),
  }
}
