/** Home: the study's time line, and per wave how many members stand where. Every number leads to the members behind it. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useSearch } from 'wouter'
import { api, reply } from '../../shared/api.ts'
import { writeMoment, writeNumber } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Scroll } from '../../shared/scroll.tsx'
import { useStudy } from '../../shared/study.ts'
import { statuses } from './statuses.ts'
import { TimeLine } from './time-line.tsx'

export function Fieldwork() {
  const { t } = useTranslation()
  const study = useStudy()
  const search = useSearch()
  const group = new URLSearchParams(search).get('group') ?? 'all'
  const fieldwork = useQuery({
    queryKey: ['fieldwork', study.id],
    queryFn: () => reply(api.studies[':study'].fieldwork.$get({ param: { study: study.id } })),
    refetchInterval: 60_000,
  })
  if (fieldwork.isPending) return <p role="status">{t('page.loading')}</p>
  if (fieldwork.isError) return <ProblemNotice error={fieldwork.error} onRetry={() => fieldwork.refetch()} />
  const { data } = fieldwork
  const addressOf = (wave: string, status: string) => {
    const filter = new URLSearchParams({ wave, status, ...(group !== 'all' && { group }) })
    return `/members?${filter}`
  }
  return (
    <>
      <h1>{inLanguage(data.study.title)}</h1>
      {data.study.simulated && <p className="simulated">{t('simulated.line')}</p>}
      <p className="quiet">
        {t('fieldwork.summary', { members: writeNumber(data.members), at: writeMoment(data.now) })}
      </p>
      <TimeLine waves={data.waves} />
      <section aria-labelledby="counts">
        <h2 id="counts">{t('fieldwork.counts')}</h2>
        <GroupFilter groups={data.groups} chosen={group} />
        {data.members === 0 ? (
          <p>{t('fieldwork.empty')}</p>
        ) : (
          <Scroll>
            <table className="counts">
              <caption className="visually-hidden">{t('fieldwork.counts')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('fieldwork.status')}</th>
                  {data.waves.map((wave) => (
                    <th scope="col" key={wave.id} className="number">
                      {inLanguage(wave.title)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {statuses.map((status) => (
                  <tr key={status}>
                    <th scope="row">
                      {t(`status.${status}`)}
                      <span className="quiet counts__explain">{t(`status.${status}.explain`)}</span>
                    </th>
                    {data.waves.map((wave) => {
                      const count = wave.counts[group]?.[status] ?? 0
                      return (
                        <td key={wave.id} className="number">
                          {count === 0 ? (
                            <span className="quiet">0</span>
                          ) : (
                            <Link href={addressOf(wave.id, status)}>{writeNumber(count)}</Link>
                          )}
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </section>
      <p>
        <Link href="/members">{t('fieldwork.allMembers')}</Link>
      </p>
    </>
  )
}

interface GroupFilterProps {
  readonly groups: readonly { readonly value: string; readonly label: { nl: string; en: string } }[]
  readonly chosen: string
}

function GroupFilter({ groups, chosen }: GroupFilterProps) {
  const { t } = useTranslation()
  const all = { value: 'all', label: { nl: t('group.all'), en: t('group.all') } }
  return (
    <nav className="groups" aria-label={t('group.choose')}>
      {[all, ...groups].map(({ value, label }) => (
        <Link
          key={value}
          href={value === 'all' ? '/' : `/?group=${value}`}
          aria-current={value === chosen ? 'true' : undefined}
        >
          {inLanguage(label)}
        </Link>
      ))}
    </nav>
  )
}
