/** What the chosen part is: its name, and its properties in groups. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isJson, type Json, moveTo, type Path, setAt } from '../../../../surveys/edit/json.ts'
import { namesIn, renamePart } from '../../../../surveys/edit/names.ts'
import { everyPart, findPart, listWithin, outlineOf, type Part } from '../../../../surveys/edit/outline.ts'
import { questionnaireDocument } from '../../../../surveys/study-files/document-names.ts'
import { Comments } from '../comments.tsx'
import type { Design } from '../queries.ts'
import type { OpenDocument } from '../use-document.ts'
import { ConceptOf } from './concept-of.tsx'
import { PropertyField } from './property-field.tsx'
import { type Field, fieldsOf, groupNames } from './property-groups.ts'
import { readableNames } from './readable-names.ts'

interface Props {
  readonly design: string
  readonly questionnaire: string
  readonly whole: Design
  readonly open: OpenDocument
  readonly part: Part | null
  readonly onChoose: (path: Path) => void
}

export function Properties({ design, questionnaire, whole, open, part, onChoose }: Props) {
  const { t } = useTranslation()
  const json: Json = part?.json ?? (isJson(open.content) ? open.content : {})
  const path = part?.path ?? []
  const className = part === null ? 'survey' : part.type
  const groups = fieldsOf(className, json)
  const concepts = conceptsOf(whole)
  const readable = readableNames(whole, questionnaire, open.content)
  return (
    <section className="properties" aria-label={t('designer.pane.properties')}>
      <h2>{part ? t(`type.${part.type}`, { defaultValue: part.type }) : t('designer.whole')}</h2>
      {part && <Name key={part.name} open={open} part={part} />}
      {part && part.kind !== 'page' && <OtherPage open={open} part={part} onChoose={onChoose} />}
      {groupNames.map((group) => {
        const fields = groups[group]
        if (fields.length === 0) return null
        return (
          <details
            key={group}
            className="properties__group"
            open={group === 'question' || group === 'answers' || undefined}
          >
            <summary>{t(`properties.${group}`)}</summary>
            {fields.map((field) => (
              <PropertyField
                key={field.name}
                field={withAnswers(field, concepts, json)}
                value={json[field.name]}
                readable={readable}
                onChange={(value) =>
                  open.edit(
                    setAt(open.content, [...path, field.name], value),
                    [...path, field.name].join('.'),
                  )
                }
              />
            ))}
            {group === 'measurement' && <ConceptOf whole={whole} questionnaire={questionnaire} item={json} />}
          </details>
        )
      })}
      <Comments design={design} document={questionnaireDocument(questionnaire)} place={part?.name ?? ''} />
    </section>
  )
}

/** The variable: where it is read it changes with it. */
function Name({ open, part }: Pick<Props, 'open'> & { readonly part: Part }) {
  const { t } = useTranslation()
  const [name, setName] = useState(part.name)
  const others = namesIn(open.content)
  const wrong =
    name === part.name
      ? null
      : !/^[A-Za-z]\w*$/.test(name)
        ? 'properties.name.rule'
        : others.has(name)
          ? 'properties.name.taken'
          : null
  const rename = () => {
    if (wrong !== null || name === part.name) return
    open.edit(renamePart(open.content, part.path, name))
  }
  return (
    <div className="filters__field">
      <label htmlFor="part-name">
        {t(part.kind === 'question' ? 'properties.variable' : 'properties.name')}
      </label>
      <input
        id="part-name"
        value={name}
        aria-invalid={wrong !== null}
        aria-describedby={wrong ? 'part-name-wrong' : undefined}
        onChange={(event) => setName(event.target.value)}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename()
        }}
      />
      {wrong && (
        <p id="part-name-wrong" role="alert">
          {t(wrong)}
        </p>
      )}
    </div>
  )
}

/** The way to another page without dragging. */
function OtherPage({ open, part, onChoose }: Pick<Props, 'open' | 'onChoose'> & { readonly part: Part }) {
  const { t } = useTranslation()
  const homes = [...everyPart(outlineOf(open.content))].filter(
    ({ kind, path }) => kind !== 'question' && !part.path.every((key, place) => path[place] === key),
  )
  if (homes.length < 2) return null
  const home = part.path.slice(0, -2).join('.')
  return (
    <div className="filters__field">
      <label htmlFor="part-home">{t('properties.home')}</label>
      <select
        id="part-home"
        value={home}
        onChange={(event) => {
          const target = homes.find(({ path }) => path.join('.') === event.target.value)
          if (!target) return
          const next = moveTo(open.content, part.path, listWithin(target, open.content), target.parts.length)
          if (next === null) return
          open.edit(next)
          const moved = findPart(next, part.name)
          if (moved) onChoose(moved.path)
        }}
      >
        {homes.map(({ path, name }) => (
          <option key={path.join('.')} value={path.join('.')}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}

/** What a field of measurement can name: a concept of the study, or codes of the question. */
function withAnswers(field: Field, concepts: readonly string[], { choices }: Json): Field {
  if (field.name === 'concept') return { ...field, values: concepts }
  if (field.name !== 'missing' || !Array.isArray(choices)) return field
  return { ...field, codes: choices.map((choice) => (isJson(choice) ? choice.value : choice)) }
}

function conceptsOf(whole: Design): readonly string[] {
  const concepts = whole.documents.find(({ name }) => name === 'concepts')?.content
  if (!Array.isArray(concepts)) return []
  return concepts.flatMap((concept) =>
    isJson(concept) && typeof concept.id === 'string' ? [concept.id] : [],
  )
}
