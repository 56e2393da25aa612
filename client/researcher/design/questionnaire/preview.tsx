/** The questionnaire as a respondent sees it, on a phone or a wide screen. What is pressed in it is chosen. */
import { type MouseEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Path } from '../../../../surveys/edit/json.ts'
import { findPart, type Part } from '../../../../surveys/edit/outline.ts'
import { language } from '../../../shared/i18n.ts'
import { Picture, pictureModel } from './picture.tsx'

interface Props {
  readonly content: unknown
  /** What the register says of the one who is pictured, for texts and routes that ask. */
  readonly facts: Readonly<Record<string, string>>
  readonly part: Part | null
  readonly onChoose: (path: Path) => void
}

const nobody = {
  caseId: '',
  wave: '',
  instrumentVersionId: '',
  today: '2026-01-01',
  periodFrom: '2026-01-01',
  periodTo: '2026-06-30',
  revision: 0,
  savedAt: null,
  page: null,
}

export function Preview({ content, facts, part, onChoose }: Props) {
  const { t } = useTranslation()
  const [width, setWidth] = useState<'phone' | 'wide'>('phone')
  const [spoken, setSpoken] = useState<'nl' | 'en'>(language())
  const [shown, setShown] = useState<'route' | 'all'>('all')
  const answers = useRef<Record<string, unknown>>({})
  // Typing is not kept waiting for the picture.
  const json = useDeferredValue(content)
  const model = useMemo(() => {
    // The page has a first heading of its own.
    const opened = { ...nobody, variables: { member: facts }, answers: answers.current }
    const look = { opened, language: spoken, headingsBelow: 1 }
    const made = pictureModel(json, look)
    if (made === null) return null
    made.showInvisibleElements = shown === 'all'
    made.onValueChanged.add((sender) => {
      answers.current = sender.data
    })
    return made
  }, [json, facts, spoken, shown])
  const page = part ? pageOf(part, json) : null
  useEffect(() => {
    const target = page === null ? null : model?.getPageByName(page)
    if (model && target) model.currentPage = target
  }, [model, page])
  const press = (event: MouseEvent) => {
    const name = (event.target as HTMLElement).closest('[data-name]')?.getAttribute('data-name')
    const pressed = name && findPart(content, name)
    if (pressed) onChoose(pressed.path)
  }
  const choices = <T extends string>(
    label: string,
    values: readonly T[],
    now: T,
    set: (value: T) => void,
  ) => (
    <fieldset className="preview__choice">
      <legend className="visually-hidden">{label}</legend>
      {values.map((value) => (
        <button
          key={value}
          type="button"
          className="button button--text"
          aria-pressed={now === value}
          onClick={() => set(value)}
        >
          {t(`preview.${value}`)}
        </button>
      ))}
    </fieldset>
  )
  return (
    <section className="preview" aria-label={t('designer.pane.preview')}>
      <div className="preview__choices">
        {choices(t('preview.width'), ['phone', 'wide'] as const, width, setWidth)}
        {choices(t('preview.language'), ['nl', 'en'] as const, spoken, setSpoken)}
        {choices(t('preview.shown'), ['all', 'route'] as const, shown, setShown)}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: pressing is a short way; the outline is the way by keyboard */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same */}
      <div onClick={press}>
        <Picture model={model} width={width} />
      </div>
    </section>
  )
}

function pageOf(part: Part, content: unknown): string | null {
  const [list, index] = part.path
  if (list !== 'pages') return null
  const pages = (content as { pages?: readonly { name?: unknown }[] }).pages
  const name = pages?.[Number(index)]?.name
  return typeof name === 'string' ? name : null
}
