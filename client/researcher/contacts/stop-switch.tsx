import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, reply } from '../../shared/api.ts'
import { writeMoment } from '../../shared/format.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useStudy } from '../../shared/study.ts'
import { type Sending, useChange } from './queries.ts'

/** Stops everything at once, with a reason; while it is stopped, the same place resumes. */
export function StopSwitch({ data: { stop, stops, dueNow } }: { data: Sending }) {
  const { t } = useTranslation()
  const param = { study: useStudy().id }
  const routes = api.studies[':study'].sending
  const [asking, setAsking] = useState(false)
  const halt = useChange((reason: string) => reply(routes.stop.$post({ param, json: { reason } })))
  const resume = useChange(() => reply(routes.resume.$post({ param })))
  const error = halt.error ?? resume.error
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason'))
    halt.mutate(reason, { onSuccess: () => setAsking(false) })
  }
  const before = stops.filter(({ resumedAt }) => resumedAt !== null)
  return (
    <section aria-labelledby="stop">
      <h2 id="stop">{t('stop.title')}</h2>
      {error && <ProblemNotice error={error} />}
      {stop ? (
        <>
          <p>{t('stop.who', { by: stop.by, at: writeMoment(stop.at), reason: stop.reason })}</p>
          <button type="button" className="button button--staff" onClick={() => resume.mutate(undefined)}>
            {t('stop.resume', { count: dueNow })}
          </button>
        </>
      ) : asking ? (
        <form className="filters" onSubmit={submit}>
          <label className="filters__field filters__field--wide">
            <span>{t('stop.reason')}</span>
            <input name="reason" required minLength={3} maxLength={300} autoComplete="off" />
          </label>
          <button type="submit" className="button" disabled={halt.isPending}>
            {t('stop.confirm')}
          </button>
          <button type="button" className="button button--quiet" onClick={() => setAsking(false)}>
            {t('stop.cancel')}
          </button>
        </form>
      ) : (
        <button type="button" className="button button--quiet button--staff" onClick={() => setAsking(true)}>
          {t('stop.ask')}
        </button>
      )}
      {before.length > 0 && (
        <details>
          <summary>{t('stop.before', { count: before.length })}</summary>
          <ul>
            {before.map((one) => (
              <li key={one.at}>
                {t('stop.line', {
                  by: one.by,
                  from: writeMoment(one.at),
                  to: writeMoment(one.resumedAt!),
                  reason: one.reason,
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
