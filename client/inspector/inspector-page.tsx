/** The inspector's page: fetches the report of the study, and says what it is doing when that takes long. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../shared/i18n.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { queries } from '../shared/queries.ts'
import { StaffPage } from '../shared/staff-page.tsx'
import { useStudy } from '../shared/study.ts'
import { Report } from './report.tsx'
import { fetchReport } from './report-data.ts'

export function InspectorPage() {
  return (
    <StaffPage page="inspector">
      <ReportOfStudy />
    </StaffPage>
  )
}

function ReportOfStudy() {
  const { t } = useTranslation()
  const study = useStudy()
  const queryKey = ['report', study.id] as const
  const found = useQuery({
    queryKey,
    queryFn: ({ signal }) => fetchReport(study.id, '', signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (found.isSuccess && found.data.report.meta.persons > 0) return <Report data={found.data} />
  return (
    <article className="report">
      <header className="report__head">
        <h1>{inLanguage(study.title)}</h1>
        {study.simulated && <p className="report__simulated">{t('simulated.line')}</p>}
        {found.isError && <ProblemNotice error={found.error} onRetry={() => found.refetch()} />}
        {found.isFetching && <Working onStop={() => void queries.cancelQueries({ queryKey })} />}
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

/** Nothing in the first second; then what is being done, and a way to stop it. */
function Working({ onStop }: { onStop: () => void }) {
  const { t } = useTranslation()
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 1_000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status" className="working">
      {long && (
        <>
          <p>{t('report.working')}</p>
          <progress aria-label={t('report.working')} />
          <button type="button" className="button button--text" onClick={onStop}>
            {t('report.stop')}
          </button>
        </>
      )}
    </div>
  )
}
