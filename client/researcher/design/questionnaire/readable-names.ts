/** What a condition may read, with the answers that it can have: questions, earlier answers, what registers say. */
import { isJson, type Json } from '../../../../surveys/edit/json.ts'
import { everyPart, outlineOf } from '../../../../surveys/edit/outline.ts'
import { questionnaireDocument } from '../../../../surveys/study-files/document-names.ts'
import type { Design } from '../queries.ts'
import { textOf, titleOf } from './part-title.ts'

export interface Readable {
  /** As it stands between braces. */
  readonly name: string
  readonly title: string
  readonly kind: 'item' | 'preload' | 'member'
  readonly values: readonly { readonly value: string | number | boolean; readonly label: string }[]
}

export function readableNames(whole: Design, questionnaire: string, content: unknown): readonly Readable[] {
  const documentOf = (name: string) => whole.documents.find((one) => one.name === name)?.content
  const items = itemsIn(content)
  const waves = listOf(documentOf('waves'))
  const preloads = waves
    .filter(({ instrument }) => instrument === questionnaire)
    .flatMap(({ preloads: own }) => listOf(own))
    .map((preload): Readable => {
      const source = listOf(preload.from)[0]
      const wave = waves.find(({ id }) => id === source?.wave)
      const asked = itemsIn(documentOf(questionnaireDocument(String(wave?.instrument))))
      const item = asked.find(({ name }) => name === source?.item)
      const name = String(preload.name)
      return {
        name: `preload.${name}`,
        title: item?.title ?? name,
        kind: 'preload',
        values: item?.values ?? [],
      }
    })
  const study = documentOf('study')
  const facts = listOf(isJson(study) ? study.facts : []).map(
    (fact): Readable => ({
      name: `member.${String(fact.name)}`,
      title: textOf(fact.label),
      kind: 'member',
      values: listOf(fact.values).map(({ value, label }) => ({ value: String(value), label: textOf(label) })),
    }),
  )
  return [...items, ...preloads, ...facts]
}

function itemsIn(content: unknown): readonly Readable[] {
  return [...everyPart(outlineOf(content))]
    .filter(({ kind, type }) => kind === 'question' && type !== 'html' && type !== 'image')
    .map(({ name, json, type }) => ({
      name,
      title: titleOf(json) || name,
      kind: 'item' as const,
      values:
        type === 'boolean'
          ? [true, false].map((value) => ({ value, label: String(value) }))
          : (Array.isArray(json.choices) ? json.choices : []).flatMap((choice: unknown) => {
              const value = isJson(choice) ? choice.value : choice
              if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
                return []
              return [{ value, label: (isJson(choice) && textOf(choice.text)) || String(value) }]
            }),
    }))
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : []
}
