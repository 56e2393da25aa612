/** What an item measures beside the same in other waves, and whether they can be compared: decided where it is written. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isJson, type Json } from '../../../../surveys/edit/json.ts'
import { everyPart, outlineOf } from '../../../../surveys/edit/outline.ts'
import { questionnaireDocument } from '../../../../surveys/study-files/document-names.ts'
import { ProblemNotice } from '../../../shared/problem-notice.tsx'
import { type Design, putDocument } from '../queries.ts'
import { documentOf, listOf } from '../schedule.ts'
import { titleOf } from './part-title.ts'

interface Props {
  readonly whole: Design
  readonly questionnaire: string
  /** The question as it stands in the editor. */
  readonly item: Json
}

const verdicts = ['identical', 'comparable', 'broken'] as const

export function ConceptOf({ whole, questionnaire, item }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const concepts = listOf(documentOf(whole, 'concepts'))
  const place = concepts.findIndex(({ id }) => id === item.concept)
  const concept = concepts[place]
  const save = useMutation({
    mutationFn: (changed: Json) => {
      const { revision } = whole.documents.find(({ name }) => name === 'concepts')!
      return putDocument(whole.id, 'concepts', { base: revision, content: concepts.with(place, changed) })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['design', whole.id] }),
  })
  if (!concept) return null
  const waves = listOf(documentOf(whole, 'waves'))
  const items: Json = isJson(concept.items) ? concept.items : {}
  const namesIn = (wave: string) => (Array.isArray(items[wave]) ? items[wave] : []) as readonly string[]
  const own = waves.filter(({ instrument }) => instrument === questionnaire).map(({ id }) => String(id))
  const listed = own.every((wave) => namesIn(wave).includes(String(item.name)))
  const others = waves
    .filter(({ instrument }) => instrument !== questionnaire)
    .flatMap(({ id, instrument }) => {
      const parts = [...everyPart(outlineOf(documentOf(whole, questionnaireDocument(String(instrument)))))]
      return namesIn(String(id)).map((name) => {
        const found = parts.find((part) => part.name === name)
        return { key: `${id} ${name}`, wave: String(id), name, title: found ? titleOf(found.json) : '' }
      })
    })
  return (
    <fieldset className="concept-of">
      <legend>{t('concept.across')}</legend>
      {!listed && (
        <p>
          {t('concept.notListed')}{' '}
          <button
            type="button"
            className="button button--text"
            onClick={() =>
              save.mutate({
                ...concept,
                items: {
                  ...items,
                  ...Object.fromEntries(
                    own.map((wave) => [wave, [...new Set([...namesIn(wave), String(item.name)])]]),
                  ),
                },
              })
            }
          >
            {t('concept.list')}
          </button>
        </p>
      )}
      {others.length === 0 && <p className="quiet">{t('concept.alone')}</p>}
      <ul className="plain">
        {others.map(({ key, wave, name, title }) => (
          <li key={key}>
            <span className="quiet">
              {wave}: {name}
            </span>{' '}
            {title} <em>{t(title === titleOf(item) ? 'concept.sameWords' : 'concept.otherWords')}</em>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <label className="filters__field">
          <span>{t('field.comparability')}</span>
          <select
            value={String(concept.comparability)}
            onChange={({ target }) => {
              // What is not identical needs a footnote; it begins empty, and a check asks for the words.
              const needs = target.value !== 'identical' && !isJson(concept.footnote)
              save.mutate({
                ...concept,
                comparability: target.value,
                ...(needs && { footnote: { nl: '', en: '' } }),
              })
            }}
          >
            {verdicts.map((one) => (
              <option key={one} value={one}>
                {t(`choice.${one}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {others.length > 0 && concept.comparability !== 'identical' && (
        <Footnote
          key={String(concept.id)}
          given={isJson(concept.footnote) ? concept.footnote : {}}
          onChange={(footnote) => save.mutate({ ...concept, footnote })}
        />
      )}
      {save.error && <ProblemNotice error={save.error} />}
    </fieldset>
  )
}

interface FootnoteProps {
  readonly given: Json
  readonly onChange: (footnote: Json) => void
}

/** Saved when somebody goes on to something else. */
function Footnote({ given, onChange }: FootnoteProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState<Json>({ nl: '', en: '', ...given })
  return (['nl', 'en'] as const).map((code) => (
    <label key={code} className="filters__field">
      <span>
        {t('field.footnote')}, {t(`properties.${code}`)}
      </span>
      <input
        lang={code}
        value={String(words[code])}
        onChange={({ target }) => setWords({ ...words, [code]: target.value })}
        onBlur={() => words[code] !== given[code] && onChange(words)}
      />
    </label>
  ))
}
