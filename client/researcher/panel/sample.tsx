/** Who comes into the panel and what registers say: files sent, samples so far, margins of the population. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { api, reply } from '../../shared/api.ts'
import { writeDay, writeMoment, writeNumber } from '../../shared/format.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Scroll } from '../../shared/scroll.tsx'
import { useStudy } from '../../shared/study.ts'
import { Receive } from './receive.tsx'
import './panel.css'

export function Sample() {
  const { t } = useTranslation()
  const study = useStudy()
  const param = { study: study.id }
  const known = useQuery({
    queryKey: ['cohorts', study.id],
    queryFn: () => reply(api.studies[':study'].cohorts.$get({ param })),
  })
  const imports = useQuery({
    queryKey: ['imports', study.id],
    queryFn: () => reply(api.studies[':study'].imports.$get({ param })),
  })
  return (
    <>
      <h1>{t('sample.title')}</h1>
      {study.simulated && <p className="simulated">{t('simulated.line')}</p>}
      <Receive />
      <div className="columns">
        <section aria-labelledby="cohorts">
          <h2 id="cohorts">{t('sample.cohorts')}</h2>
          {known.isPending && <p role="status">{t('page.loading')}</p>}
          {known.isError && <ProblemNotice error={known.error} onRetry={() => known.refetch()} />}
          {known.data?.cohorts.length === 0 && <p className="quiet">{t('sample.cohorts.none')}</p>}
          <dl className="facts">
            {known.data?.cohorts.map(({ name, members, since }) => (
              <div key={name}>
                <dt>
                  {name || t('sample.cohorts.first')}{' '}
                  <span className="quiet">{t('sample.since', { day: dayOf(since) })}</span>
                </dt>
                <dd>
                  <Link href={`/members?cohort=${encodeURIComponent(name)}`}>{writeNumber(members)}</Link>
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="margins">
          <h2 id="margins">{t('sample.margins')}</h2>
          {known.data?.margins.length === 0 && <p className="quiet">{t('sample.margins.none')}</p>}
          <dl className="facts">
            {known.data?.margins.map(({ variable, level, count }) => (
              <div key={`${variable} ${level}`}>
                <dt>
                  {variable}: {level}
                </dt>
                <dd>{writeNumber(count)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <section aria-labelledby="imports">
        <h2 id="imports">{t('sample.imports')}</h2>
        {imports.isError && <ProblemNotice error={imports.error} onRetry={() => imports.refetch()} />}
        {imports.data?.length === 0 && <p className="quiet">{t('sample.imports.none')}</p>}
        {imports.data && imports.data.length > 0 && (
          <Scroll>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('import.file')}</th>
                  <th scope="col">{t('import.kind')}</th>
                  <th scope="col">{t('import.sent')}</th>
                  <th scope="col">{t('import.state')}</th>
                  <th scope="col" className="number">
                    {t('import.rows')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {imports.data.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      <Link href={`/sample/${one.id}`}>{one.fileName}</Link>
                    </th>
                    <td>{t(`import.kind.${one.kind}`)}</td>
                    <td>{writeMoment(one.createdAt)}</td>
                    <td>{t(`import.state.${one.state}`)}</td>
                    <td className="number">{one.counts ? writeNumber(one.counts.rows) : ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </section>
    </>
  )
}

const dayOf = (moment: number) => writeDay(new Date(moment).toISOString().slice(0, 10))
