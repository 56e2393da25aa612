/** One call: name and number, and what came of it in one tap. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, reply } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useStudy } from '../../shared/study.ts'
import type { OnList } from './calls.tsx'
import { MessageText } from './message-text.tsx'
import { useChange } from './queries.ts'

type Outcome = Parameters<(typeof api.studies)[':study']['calls']['$post']>[0]['json']['outcome']

/** In groups: nobody spoken to; spoken to; about the number or the person. */
const groups: readonly (readonly Outcome[])[] = [
  ['no-answer', 'busy', 'voicemail'],
  ['spoken', 'refused', 'language', 'unable'],
  ['wrong-number', 'moved-abroad', 'deceased'],
]

interface Props {
  readonly one: OnList
  readonly most: number
  readonly onDone: () => void
}

export function Call({ one: { memberId, caseId, kind, ordinal, calls }, most, onDone }: Props) {
  const { t } = useTranslation()
  const param = { study: useStudy().id }
  const routes = api.studies[':study'].calls
  const contact = { caseId, kind, ordinal }
  const [agreeing, setAgreeing] = useState(false)
  const open = useChange(() => reply(routes.open.$post({ param, json: contact })))
  const note = useChange((noted: { outcome: Outcome; appointmentAt: number | null }) =>
    reply(routes.$post({ param, json: { ...contact, ...noted } })),
  )
  const settle = (outcome: Outcome, appointmentAt: number | null = null) =>
    note.mutate({ outcome, appointmentAt }, { onSuccess: onDone })
  const agree = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    settle('appointment', new Date(String(new FormData(event.currentTarget).get('at'))).getTime())
  }
  const error = open.error ?? note.error
  return (
    <section className="call" aria-labelledby="call">
      <h2 id="call">{t('call.title', { member: memberId })}</h2>
      {error && <ProblemNotice error={error} />}
      <p className="quiet">{t('call.number', { count: calls.length + 1, most })}</p>
      {open.data ? (
        <>
          <p className="call__who">
            {open.data.name}
            <br />
            <a href={`tel:${open.data.phone}`}>{open.data.phone}</a>
          </p>
          <h3>{t('call.words')}</h3>
          <p className="quiet">{t('call.hidden')}</p>
          <MessageText {...open.data} />
        </>
      ) : (
        <p>
          <button
            type="button"
            className="button button--staff"
            disabled={open.isPending}
            onClick={() => open.mutate(undefined)}
          >
            {t('call.show')}
          </button>{' '}
          <span className="quiet">{t('call.logged')}</span>
        </p>
      )}
      {open.data && (
        <fieldset className="call__outcomes" disabled={note.isPending}>
          <legend>{t('call.outcome')}</legend>
          {groups.map((group) => (
            <div className="answers" key={group[0]}>
              {group.map((outcome) => (
                <button
                  key={outcome}
                  type="button"
                  className="button button--quiet button--staff"
                  onClick={() => settle(outcome)}
                >
                  {t(`call.${outcome}`)}
                </button>
              ))}
            </div>
          ))}
          {agreeing ? (
            <form className="filters" onSubmit={agree}>
              <label className="filters__field">
                <span>{t('call.at')}</span>
                <input type="datetime-local" name="at" required />
              </label>
              <button type="submit" className="button button--quiet">
                {t('call.agree')}
              </button>
            </form>
          ) : (
            <div className="answers">
              <button
                type="button"
                className="button button--quiet button--staff"
                onClick={() => setAgreeing(true)}
              >
                {t('call.appointment')} …
              </button>
            </div>
          )}
        </fieldset>
      )}
      <button type="button" className="button button--text" onClick={onDone}>
        {t('call.back')}
      </button>
    </section>
  )
}
