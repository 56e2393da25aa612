/** What may leave the house, and what was given for taking part. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, reply } from '../../shared/api.ts'
import { writeNumber } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Scroll } from '../../shared/scroll.tsx'
import { useStudy } from '../../shared/study.ts'
import { AnswerDownloads } from './answer-downloads.tsx'
import './panel.css'

const names = ['cases', 'contacts', 'responses', 'members', 'incentives', 'codebook'] as const

export function Downloads() {
  const { t } = useTranslation()
  const study = useStudy()
  const incentives = useQuery({
    queryKey: ['incentives', study.id],
    queryFn: () => reply(api.studies[':study'].incentives.$get({ param: { study: study.id } })),
  })
  const euros = (cents: number) => `€ ${writeNumber(cents / 100, 2)}`
  return (
    <>
      <h1>{t('downloads.title')}</h1>
      {study.simulated && <p className="simulated">{t('simulated.line')}</p>}
      <p className="quiet downloads__explain">{t('downloads.explain')}</p>
      <AnswerDownloads />
      <h2>{t('downloads.field')}</h2>
      <ul className="downloads">
        {names.map((name) => (
          <li key={name}>
            <a href={`/api/studies/${study.id}/exports/${name}.csv`} download>
              {t(`downloads.${name}`)}
            </a>{' '}
            <span className="quiet">{t(`downloads.${name}.explain`)}</span>
          </li>
        ))}
      </ul>
      <section aria-labelledby="incentives">
        <h2 id="incentives">{t('incentives.title')}</h2>
        {incentives.isPending && <p role="status">{t('page.loading')}</p>}
        {incentives.isError && (
          <ProblemNotice error={incentives.error} onRetry={() => incentives.refetch()} />
        )}
        {incentives.data?.length === 0 && <p className="quiet">{t('incentives.none')}</p>}
        {incentives.data && incentives.data.length > 0 && (
          <Scroll>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('incentives.wave')}</th>
                  <th scope="col" className="number">
                    {t('incentives.issued')}
                  </th>
                  <th scope="col" className="number">
                    {t('incentives.claimed')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {incentives.data.map(({ wave, title, issued, issuedCents, claimed, claimedCents }) => (
                  <tr key={wave}>
                    <th scope="row">{inLanguage(title)}</th>
                    <td className="number">
                      {writeNumber(issued)} ({euros(issuedCents)})
                    </td>
                    <td className="number">
                      {writeNumber(claimed)} ({euros(claimedCents)})
                    </td>
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
