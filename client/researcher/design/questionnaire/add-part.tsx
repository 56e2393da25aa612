/** What can be added, and questions of other questionnaires to take over. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../../../../surveys/edit/json.ts'
import { freeName, namesIn } from '../../../../surveys/edit/names.ts'
import { everyPart, outlineOf, type Part } from '../../../../surveys/edit/outline.ts'
import { questionnaireOf } from '../../../../surveys/study-files/document-names.ts'
import { api, reply } from '../../../shared/api.ts'
import { useDesigns } from '../queries.ts'
import { titleOf } from './part-title.ts'
import { newPart, partTypes } from './part-types.ts'

interface Props {
  readonly within: Part | null
  readonly questionnaire: unknown
  readonly onAdd: (part: Json) => void
}

export function AddPart({ questionnaire, onAdd }: Props) {
  const { t } = useTranslation()
  const [type, setType] = useState('radiogroup')
  const add = (kind: string) => {
    const base = kind === 'page' ? 'pagina' : 'vraag'
    onAdd(newPart(kind, freeName(`${base}1`, namesIn(questionnaire))))
  }
  return (
    <>
      <div className="add-part">
        <label className="visually-hidden" htmlFor="add-type">
          {t('designer.add.type')}
        </label>
        <select id="add-type" value={type} onChange={(event) => setType(event.target.value)}>
          {Object.entries(partTypes).map(([group, types]) => (
            <optgroup key={group} label={t(`designer.add.${group}`)}>
              {types.map((one) => (
                <option key={one} value={one}>
                  {t(`type.${one}`)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <button type="button" className="button button--quiet" onClick={() => add(type)}>
          {t('designer.add')}
        </button>
        <button type="button" className="button button--text" onClick={() => add('page')}>
          {t('designer.add.page')}
        </button>
      </div>
      <Bank onAdd={onAdd} />
    </>
  )
}

/** Every question of every study that is being made or can be copied: the bank of items. */
function Bank({ onAdd }: { readonly onAdd: (part: Json) => void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [design, setDesign] = useState('')
  const [wanted, setWanted] = useState('')
  const designs = useDesigns()
  const chosen = design || designs.data?.drafts[0]?.id || ''
  const items = useQuery({
    queryKey: ['design', chosen],
    queryFn: () => reply(api.designs[':design'].$get({ param: { design: chosen } })),
    enabled: open && chosen !== '',
  })
  const found = (items.data?.documents ?? []).flatMap(({ name, content }) => {
    const questionnaire = questionnaireOf(name)
    if (questionnaire === null) return []
    return [...everyPart(outlineOf(content))]
      .filter(({ kind }) => kind !== 'page')
      .map((part) => ({ questionnaire, part, title: titleOf(part.json) || part.name }))
      .filter(({ title, part }) => `${title} ${part.name}`.toLowerCase().includes(wanted.toLowerCase()))
  })
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('designer.bank')}</summary>
      <div className="filters__field">
        <label htmlFor="bank-study">{t('designs.study')}</label>
        <select id="bank-study" value={chosen} onChange={(event) => setDesign(event.target.value)}>
          {designs.data?.drafts.map(({ id }) => (
            <option key={id}>{id}</option>
          ))}
        </select>
      </div>
      <div className="filters__field">
        <label htmlFor="bank-wanted">{t('designer.bank.wanted')}</label>
        <input
          id="bank-wanted"
          type="search"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </div>
      <p role="status" className="quiet">
        {t('designer.bank.found', { count: found.length })}
      </p>
      <ul className="plain bank">
        {found.slice(0, 50).map(({ questionnaire, part, title }) => (
          <li key={`${questionnaire} ${part.path.join('.')}`}>
            <button type="button" className="part" onClick={() => onAdd(part.json)}>
              <span className="part__title">{title}</span>
              <span className="part__type">
                {questionnaire}: {part.name}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
