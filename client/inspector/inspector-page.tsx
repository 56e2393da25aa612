/** The inspector's page: fetches the report of the study, and says what it is doing when that takes long. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, reply } from '../shared/api.ts'
import { writeNumber } from '../shared/format.ts'
import { inLanguage } from '../shared/i18n.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { queries } from '../shared/queries.ts'
import { StaffPage } from '../shared/staff-page.tsx'
import { useStudy } from '../shared/study.ts'
import { groupName, PUBLISHED, useGroups } from './groups.tsx'
import { Report } from './report.tsx'
import { fetchChecks, fetchMarks, fetchReport, type StudyReport } from './report-data.ts'

export function InspectorPage() {
  return (
    <StaffPage page="inspector">
      <ReportOfStudy />
    </StaffPage>
  )
}

/** Milliseconds between looks for something newer: often while the server says that it comes. */
const lookEvery = (data: StudyReport | undefined) => (data?.refreshing ? 3_000 : 60_000)

function useReport(study: string, group: string, enabled = true) {
  return useQuery({
    queryKey: ['report', study, group] as const,
    queryFn: ({ signal }) => fetchReport(study, group, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    enabled,
    refetchInterval: ({ state }) => (state.status === 'success' ? lookEvery(state.data) : false),
  })
}

function ReportOfStudy() {
  const { t } = useTranslation()
  const study = useStudy()
  const { group, against, choose } = useGroups()
  const queryKey = ['report', study.id, group] as const
  const comparesClass = against !== '' && against !== PUBLISHED
  const found = useReport(study.id, group)
  const other = useReport(study.id, against, comparesClass)
  const filled = found.isSuccess && found.data.report.meta.persons > 0
  const checks = useQuery({
    queryKey: ['checks', study.id, found.data?.asOf.table1],
    queryFn: ({ signal }) => fetchChecks(study.id, signal),
    enabled: filled && group === '' && !found.isPlaceholderData,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const marks = useQuery({
    queryKey: ['marks', study.id, found.data?.asOf.table1],
    queryFn: ({ signal }) => fetchMarks(study.id, signal),
    enabled: checks.isSuccess,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const working = (says: string) => (
    <Working says={says} study={study.id} onStop={() => void queries.cancelQueries({ queryKey })} />
  )
  if (filled) {
    const ready = !found.isPlaceholderData
    const nameOf = (own: string) =>
      own === '' ? t('groups.everyone') : groupName(found.data.filters, own).name
    const { view } = found.data.report.meta
    const shown = nameOf(view ? `${view.variable}=${view.value}` : '')
    return (
      <>
        {!ready && (
          <div className="report__busy">
            {found.isFetching ? (
              working(t('report.before', { chosen: nameOf(group), shown }))
            ) : (
              <div className="working">
                <p role="status">{t('report.stoppedBefore', { chosen: nameOf(group), shown })}</p>
                <button type="button" className="button" onClick={() => found.refetch()}>
                  {t('report.load')}
                </button>
              </div>
            )}
          </div>
        )}
        {other.isError && comparesClass && <ProblemNotice error={other.error} />}
        <Report
          data={found.data}
          ready={ready}
          checks={group !== '' ? 'whole' : checks.isPending ? 'working' : (checks.data ?? 'later')}
          marks={group === '' ? (marks.data ?? []) : []}
          other={comparesClass && other.isSuccess && !other.isPlaceholderData ? other.data : null}
          groups={{ group, against, choose }}
        />
      </>
    )
  }
  return (
    <article className="report">
      <header className="report__head">
        <h1>{inLanguage(study.title)}</h1>
        {study.simulated && <p className="report__simulated">{t('simulated.line')}</p>}
        {found.isError && <ProblemNotice error={found.error} onRetry={() => found.refetch()} />}
        {found.isError && group !== '' && (
          <button type="button" className="button" onClick={() => choose({ group: '', against: '' })}>
            {t('groups.everyone')}
          </button>
        )}
        {found.isFetching && working(t('report.working'))}
        {found.isPending && found.fetchStatus === 'idle' && (
          <>
            <p role="status">{t('report.stopped')}</p>
            <button type="button" className="button" onClick={() => found.refetch()}>
              {t('report.load')}
            </button>
          </>
        )}
        {found.isSuccess && (
          <>
            <h2>{t('report.empty')}</h2>
            <p className="lead">{t('report.empty.explain')}</p>
            <button type="button" className="button button--quiet" onClick={() => found.refetch()}>
              {t('report.look')}
            </button>
          </>
        )}
      </header>
    </article>
  )
}

/** Nothing in the first second; then what is being done, how far it is, and a way to stop it. */
function Working({ says, study, onStop }: { says: string; study: string; onStop: () => void }) {
  const { t } = useTranslation()
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 1_000)
    return () => clearTimeout(timer)
  }, [])
  const { data } = useQuery({
    queryKey: ['progress', study],
    queryFn: () => reply(api.studies[':study'].report.progress.$get({ param: { study } })),
    enabled: long,
    refetchInterval: 1_000,
  })
  const progress = data?.progress
  const reading = progress?.step === 'read' && progress.of > 0
  return (
    <div role="status" className="working">
      {long && (
        <>
          <p>{says}</p>
          <progress aria-label={says} {...(reading && { max: progress.of, value: progress.done })} />
          {progress && (
            <p className="quiet small">
              {reading
                ? t('working.read', { done: writeNumber(progress.done), of: writeNumber(progress.of) })
                : t('working.compute')}
            </p>
          )}
          <button type="button" className="button button--text" onClick={onStop}>
            {t('report.stop')}
          </button>
        </>
      )}
    </div>
  )
}
