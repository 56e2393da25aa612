/** Correct a date of a member: with a reason, after it was shown what that changes in what they will be sent. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Text } from '../../../surveys/design.ts'
import { api, reply } from '../../shared/api.ts'
import { writeDay } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Scroll } from '../../shared/scroll.tsx'
import { useStudy } from '../../shared/study.ts'
import { useChange } from './queries.ts'

interface Props {
  readonly memberId: string
  readonly events: readonly { readonly name: string; readonly label: Text; readonly day: string }[]
  readonly waves: readonly { readonly id: string; readonly title: Text }[]
}

export function ChangeDates({ memberId, events, waves }: Props) {
  const { t } = useTranslation()
  const param = { study: useStudy().id, member: memberId }
  const routes = api.studies[':study'].members[':member'].dates
  const [days, setDays] = useState<Readonly<Record<string, string>>>({})
  const [reason, setReason] = useState('')
  const changed = Object.fromEntries(
    events
      .filter(({ name, day }) => days[name] !== undefined && days[name] !== day)
      .map(({ name }) => [name, days[name] || null]),
  )
  const json = { events: changed, facts: {} }
  const preview = useMutation({ mutationFn: () => reply(routes.preview.$post({ param, json })) })
  const confirm = useChange(() => reply(routes.$post({ param, json: { ...json, reason } })))
  const edit = (name: string, day: string) => {
    preview.reset()
    setDays({ ...days, [name]: day })
  }
  const error = preview.error ?? confirm.error
  const done = () => {
    preview.reset()
    setDays({})
    setReason('')
  }
  return (
    <details className="change-dates">
      <summary>{t('dates.change')}</summary>
      <div className="filters">
        {events.map(({ name, label, day }) => (
          <label className="filters__field" key={name}>
            <span>{inLanguage(label)}</span>
            <input
              type="date"
              value={days[name] ?? day}
              onChange={(event) => edit(name, event.target.value)}
            />
          </label>
        ))}
        <button
          type="button"
          className="button button--quiet"
          disabled={Object.keys(changed).length === 0 || preview.isPending}
          onClick={() => preview.mutate()}
        >
          {t('dates.show')}
        </button>
      </div>
      {error && <ProblemNotice error={error} />}
      {preview.data && (
        <>
          <Plan contacts={preview.data.contacts} made={preview.data.made} waves={waves} />
          <div className="filters">
            <label className="filters__field filters__field--wide">
              <span>{t('dates.reason')}</span>
              <input
                value={reason}
                maxLength={300}
                autoComplete="off"
                onChange={(event) => setReason(event.target.value)}
              />
            </label>
            <button
              type="button"
              className="button"
              disabled={reason.trim().length < 3 || confirm.isPending}
              onClick={() => confirm.mutate(undefined, { onSuccess: done })}
            >
              {t('dates.confirm')}
            </button>
          </div>
        </>
      )}
    </details>
  )
}

interface Planned {
  readonly day: string
  readonly mode: string
}

interface PlanProps {
  readonly contacts: readonly {
    readonly wave: string
    readonly kind: string
    readonly ordinal: number
    readonly before: Planned | null
    readonly after: Planned | null
  }[]
  readonly made: number
  readonly waves: Props['waves']
}

function Plan({ contacts, made, waves }: PlanProps) {
  const { t } = useTranslation()
  const write = (planned: Planned | null) =>
    planned
      ? t('dates.planned', { day: writeDay(planned.day), mode: t(`mode.${planned.mode}`) })
      : t('dates.none')
  return (
    <>
      <p role="status">{t('dates.made', { count: made })}</p>
      {contacts.length > 0 && (
        <Scroll>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('members.wave')}</th>
                <th scope="col">{t('sending.contact')}</th>
                <th scope="col">{t('difference.before')}</th>
                <th scope="col">{t('difference.after')}</th>
              </tr>
            </thead>
            <tbody>
              {contacts.map(({ wave, kind, ordinal, before, after }) => {
                const same = JSON.stringify(before) === JSON.stringify(after)
                return (
                  <tr key={`${wave} ${kind} ${ordinal}`}>
                    <td>{inLanguage(waves.find(({ id }) => id === wave)!.title)}</td>
                    <td>{t(`step.${kind}`, { ordinal })}</td>
                    <td>{write(before)}</td>
                    <td>{same ? <span className="quiet">{t('dates.same')}</span> : write(after)}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </Scroll>
      )}
    </>
  )
}
