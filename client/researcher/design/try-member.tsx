/** A questionnaire answered as a made-up member: on any day, with what the register says and what was answered before. */
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { questionnaireDocument } from '../../../surveys/study-files/document-names.ts'
import { writeDay } from '../../shared/format.ts'
import { language } from '../../shared/i18n.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { MadeUpMember } from './made-up.tsx'
import type { Design } from './queries.ts'
import { Picture, pictureModel } from './questionnaire/picture.tsx'
import { type Readable, readableNames } from './questionnaire/readable-names.ts'
import { documentOf, listOf, type MadeUp, type Schedule, someMember, useSchedule } from './schedule.ts'
import './wave-lines.css'

interface Props {
  readonly design: Design
  readonly name: string
}

type Earlier = Readonly<Record<string, unknown>>

export function AsMember({ design, name }: Props) {
  const { t } = useTranslation()
  const [member, setMember] = useState<MadeUp>(() => someMember(design))
  const [earlier, setEarlier] = useState<Earlier>({})
  const schedule = useSchedule(design, member)
  const definition = documentOf(design, questionnaireDocument(name))
  const waves = listOf(documentOf(design, 'waves')).filter(({ instrument }) => instrument === name)
  const preloads = readableNames(design, name, definition).filter(({ kind }) => kind === 'preload')
  return (
    <section aria-labelledby="as-member">
      <h2 id="as-member">{t('try.asMember')}</h2>
      <MadeUpMember design={design} member={member} onChange={setMember} />
      {preloads.length > 0 && <EarlierAnswers preloads={preloads} earlier={earlier} onChange={setEarlier} />}
      {schedule.isError && <ProblemNotice error={schedule.error} />}
      {waves.length === 0 && <p>{t('try.noWave')}</p>}
      {waves.map(({ id }) => (
        <InWave
          key={String(id)}
          definition={definition}
          member={member}
          earlier={earlier}
          row={schedule.data?.find(({ wave }) => wave === id)}
          onDay={(today) => setMember({ ...member, today })}
        />
      ))}
    </section>
  )
}

interface EarlierProps {
  readonly preloads: readonly Readable[]
  readonly earlier: Earlier
  readonly onChange: (earlier: Earlier) => void
}

function EarlierAnswers({ preloads, earlier, onChange }: EarlierProps) {
  const { t } = useTranslation()
  const id = useId()
  const set = (name: string, value: unknown) => {
    const { [name]: _, ...rest } = earlier
    onChange(value === undefined || value === '' ? rest : { ...rest, [name]: value })
  }
  return (
    <fieldset className="made-up">
      <legend>{t('try.earlier')}</legend>
      {preloads.map(({ name: read, title, values }) => {
        const name = read.slice('preload.'.length)
        const place = values.findIndex(({ value }) => value === earlier[name])
        return (
          <div key={name} className="filters__field">
            <label htmlFor={`${id}-${name}`}>{title}</label>
            {values.length > 0 ? (
              <select
                id={`${id}-${name}`}
                value={place}
                onChange={({ target }) => set(name, values[Number(target.value)]?.value)}
              >
                <option value={-1}>{t('try.unknown')}</option>
                {values.map(({ value, label }, index) => (
                  <option key={String(value)} value={index}>
                    {label}
                  </option>
                ))}
              </select>
            ) : (
              <input
                id={`${id}-${name}`}
                value={String(earlier[name] ?? '')}
                onChange={({ target }) => set(name, target.value)}
              />
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

interface InWaveProps {
  readonly definition: unknown
  readonly member: MadeUp
  readonly earlier: Earlier
  readonly row: Schedule[number] | undefined
  readonly onDay: (day: string) => void
}

function InWave({ definition, member, earlier, row, onDay }: InWaveProps) {
  const { t } = useTranslation()
  const window = row?.window
  const open = row?.open === true
  const model = useMemo(() => {
    if (!open || !window) return undefined
    const { periodFrom, periodTo } = window
    const opened = {
      caseId: '',
      wave: '',
      instrumentVersionId: '',
      variables: { member: member.facts, period: { from: periodFrom, to: periodTo }, preload: earlier },
      today: member.today,
      periodFrom,
      periodTo,
      revision: 0,
      savedAt: null,
      page: null,
      answers: {},
    }
    const made = pictureModel(definition, { opened, language: language(), headingsBelow: 2 })
    if (made) made.showNavigationButtons = true
    return made
  }, [definition, member, earlier, window, open])
  if (!row) return null
  if (!window) return <p role="status">{t('try.notHeld')}</p>
  return (
    <>
      <p role="status">
        {t(open ? 'try.open' : 'try.closed', {
          from: writeDay(window.opensOn),
          to: writeDay(window.lastDay),
        })}{' '}
        {!open && (
          <button type="button" className="button button--text" onClick={() => onDay(window.opensOn)}>
            {t('try.firstDay')}
          </button>
        )}
      </p>
      {model !== undefined && <Picture model={model} width="wide" />}
    </>
  )
}
