/** Looking ahead: what to expect of other contacts, from simulated panels, before the field starts. */
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Forecast as Outcome } from '../../../analysis/index.ts'
import type { ContactMode } from '../../../surveys/design.ts'
import type { ForecastAssumptions } from '../../../surveys/forecast.ts'
import { api, reply } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useStudy } from '../../shared/study.ts'
import { Assumptions } from './assumptions.tsx'
import { ContactList } from './contact-list.tsx'
import './forecast.css'
import { Outcomes } from './outcomes.tsx'
import { runForecast } from './run-forecast.ts'

type Ways = readonly ContactMode[]

interface Done {
  readonly forecasts: readonly Outcome[]
  readonly members: number
}

export function Forecast() {
  const { t } = useTranslation()
  const study = useStudy()
  const start = useQuery({
    queryKey: ['forecast', study.id],
    queryFn: () => reply(api.studies[':study'].forecast.$get({ param: { study: study.id } })),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [changed, setChanged] = useState<readonly Ways[] | null>(null)
  const [assumed, setAssumed] = useState<ForecastAssumptions | null>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const [error, setError] = useState<unknown>(null)
  const stop = useRef<AbortController | null>(null)

  if (start.isPending) return <p role="status">{t('page.loading')}</p>
  if (start.isError) return <ProblemNotice error={start.error} onRetry={() => start.refetch()} />
  const { data } = start
  const own = data.contacts.map(({ modes }) => modes)
  const contacts = changed ?? [...own, ['telephone' as const]]
  const assumptions = assumed ?? data.assumptions

  const run = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const members = Number(given.get('members'))
    const panels = Number(given.get('panels'))
    stop.current = new AbortController()
    setError(null)
    setProgress(0)
    try {
      const scenarios = [own, contacts].map((list) => ({
        contacts: list.map((modes) => ({ modes: [...modes] })),
        assumptions,
      }))
      const forecasts = await runForecast(
        study.id,
        { members, panels, seed: 1, scenarios },
        setProgress,
        stop.current.signal,
      )
      setDone({ forecasts, members })
    } catch (failure) {
      if (!stop.current.signal.aborted) setError(failure)
    } finally {
      setProgress(null)
    }
  }

  return (
    <>
      <h1>{t('forecast.title')}</h1>
      <p className="simulated">{t('forecast.simulated')}</p>
      <p className="forecast__about">{t('forecast.about')}</p>
      <form className="forecast__form" onSubmit={run}>
        <div className="columns">
          <ContactList title={t('forecast.own')} contacts={own} />
          <ContactList title={t('forecast.other')} contacts={contacts} onChange={setChanged} />
        </div>
        <div className="filters">
          <label className="filters__field">
            <span>{t('forecast.members')}</span>
            <input
              name="members"
              type="number"
              min={300}
              max={20_000}
              step={100}
              defaultValue={4000}
              required
            />
          </label>
          <label className="filters__field">
            <span>{t('forecast.panels')}</span>
            <input name="panels" type="number" min={2} max={50} defaultValue={10} required />
          </label>
          <button type="submit" className="button" disabled={progress !== null}>
            {t('forecast.run')}
          </button>
        </div>
        <Assumptions value={assumptions} onChange={setAssumed} />
      </form>
      {progress !== null && (
        <div className="forecast__progress" role="status">
          <label>
            {t('forecast.running')} <progress value={progress} max={1} />
          </label>
          <button type="button" className="button button--text" onClick={() => stop.current?.abort()}>
            {t('forecast.stop')}
          </button>
        </div>
      )}
      {error !== null && <ProblemNotice error={error} />}
      {done ? (
        <Outcomes {...done} labels={data} />
      ) : (
        progress === null && <p className="quiet">{t('forecast.empty')}</p>
      )}
    </>
  )
}
