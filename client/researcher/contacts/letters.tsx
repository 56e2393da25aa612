/** Print runs: fetch the letters, post them, say so; and letters that come back. */
import { type FormEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { api, reply } from '../../shared/api.ts'
import { writeDay, writeMoment, writeNumber } from '../../shared/format.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Scroll } from '../../shared/scroll.tsx'
import { useStudy } from '../../shared/study.ts'
import { useChange, usePrintRuns } from './queries.ts'

export function Letters() {
  const { t } = useTranslation()
  const study = useStudy()
  const runs = usePrintRuns()
  return (
    <>
      <h1>{t('page.letters')}</h1>
      {study.simulated && <p className="simulated">{t('simulated.line')}</p>}
      <p>{t('letters.explain')}</p>
      {runs.isPending && <p role="status">{t('page.loading')}</p>}
      {runs.isError && <ProblemNotice error={runs.error} onRetry={() => runs.refetch()} />}
      {runs.data?.runs.length === 0 && <p>{t('letters.none')}</p>}
      {runs.data && runs.data.runs.length > 0 && (
        <Scroll>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('letters.run')}</th>
                <th scope="col" className="number">
                  {t('letters.count')}
                </th>
                <th scope="col">{t('letters.state')}</th>
                <th scope="col">{t('letters.next')}</th>
              </tr>
            </thead>
            <tbody>
              {runs.data.runs.map((run) => (
                <RunRow key={run.id} run={run} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <Returned />
    </>
  )
}

interface Run {
  readonly id: string
  readonly day: string
  readonly number: number
  readonly letters: number
  readonly closedAt: number | null
  readonly postedAt: number | null
}

function RunRow({ run }: { run: Run }) {
  const { t } = useTranslation()
  const param = { study: useStudy().id, run: run.id }
  const routes = api.studies[':study']['print-runs'][':run']
  const file = `/api/studies/${param.study}/print-runs/${run.id}/letters`
  const fetchLetters = useChange(() => reply(routes.close.$post({ param })))
  const posted = useChange(() => reply(routes.posted.$post({ param })))
  const error = fetchLetters.error ?? posted.error
  const name = t('letters.name', { day: writeDay(run.day), number: run.number })
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{writeNumber(run.letters)}</td>
      <td>
        {run.postedAt !== null
          ? t('letters.posted', { at: writeMoment(run.postedAt) })
          : run.closedAt !== null
            ? t('letters.closed', { at: writeMoment(run.closedAt) })
            : t('letters.open')}
      </td>
      <td>
        {error && <ProblemNotice error={error} />}
        <div className="answers">
          {run.closedAt === null ? (
            <button
              type="button"
              className="button button--staff"
              disabled={fetchLetters.isPending}
              onClick={() => fetchLetters.mutate(undefined, { onSuccess: () => location.assign(file) })}
            >
              {t('letters.fetch')}
            </button>
          ) : (
            <a href={file} download>
              {t('letters.again')}
            </a>
          )}
          {run.closedAt !== null && run.postedAt === null && (
            <button
              type="button"
              className="button button--quiet button--staff"
              disabled={posted.isPending}
              onClick={() => posted.mutate(undefined)}
            >
              {t('letters.post', { count: run.letters })}
            </button>
          )}
        </div>
      </td>
    </tr>
  )
}

function Returned() {
  const { t } = useTranslation()
  const param = { study: useStudy().id }
  const form = useRef<HTMLFormElement>(null)
  const returned = useChange((reference: string) =>
    reply(api.studies[':study']['returned-letters'].$post({ param, json: { reference } })),
  )
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reference = String(new FormData(event.currentTarget).get('reference'))
    // A scanner types the next code at once.
    returned.mutate(reference, { onSuccess: () => form.current?.reset() })
  }
  return (
    <section aria-labelledby="returned">
      <h2 id="returned">{t('returned.title')}</h2>
      <p>{t('returned.explain')}</p>
      <form ref={form} className="filters" onSubmit={submit}>
        <label className="filters__field">
          <span>{t('returned.code')}</span>
          <input name="reference" required maxLength={40} autoComplete="off" spellCheck={false} />
        </label>
        <button type="submit" className="button button--quiet" disabled={returned.isPending}>
          {t('returned.note')}
        </button>
      </form>
      {returned.error && <ProblemNotice error={returned.error} />}
      {returned.data && (
        <p role="status">
          {t('returned.done')}{' '}
          <Link href={`/members/${returned.data.memberId}`}>{returned.data.memberId}</Link>
        </p>
      )}
    </section>
  )
}
