/** Looking ahead: what to expect of other contacts, from simulated panels, before the field starts. */
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Forecast as Outcome } from '../../../analysis/index.ts'
import type { ContactMode } from '../../../surveys/design.ts'
import type { ForecastAssumptions } from '../../../surveys/forecast.ts'
import { api, reply } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useStudy } from '../../shared/study.ts'
import { useWork } from '../long-work/use-work.ts'
import { WorkProgress } from '../long-work/work-progress.tsx'
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
  const work = useWork<Done>()

  if (start.isPending) return <p role="status">{t('page.loading')}</p>
  if (start.isError) return <ProblemNotice error={start.error} onRetry={() => start.refetch()} />
  const { data } = start
  const own = data.contacts.map(({ modes }) => modes)
  const contacts = changed ?? [...own, ['telephone' as const]]
  const assumptions = assumed ?? data.assumptions

  const run = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const members = Number(given.get('members'))
    const panels = Number(given.get('panels'))
    const scenarios = [own, contacts].map((list) => ({
      contacts: list.map((modes) => ({ modes: [...modes] })),
      assumptions,
    }))
    void work.run(async (tell, signal) => {
      const request = { members, panels, seed: 1, scenarios }
      return { forecasts: await runForecast(study.id, request, tell, signal), members }
    })
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
          <button type="submit" className="button" disabled={work.share !== null}>
            {t('forecast.run')}
          </button>
        </div>
        <Assumptions value={assumptions} onChange={setAssumed} />
      </form>
      <WorkProgress work={work} />
      {work.done ? (
        <Outcomes {...work.done} labels={data} />
      ) : (
        work.share === null && <p className="quiet">{t('forecast.empty')}</p>
      )}
    </>
  )
}
