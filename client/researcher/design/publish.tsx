/** The way to the field: what would change, for the answers, for who is filling in, and for the contacts to come. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { api, Refused, reply } from '../../shared/api.ts'
import { writeNumber } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Scroll } from '../../shared/scroll.tsx'
import { useDesign, useFindings } from './queries.ts'
import { Review } from './review.tsx'
import './design.css'

function usePublication(design: string, hash: string | undefined) {
  return useQuery({
    queryKey: ['publication', design, hash],
    queryFn: () => reply(api.designs[':design'].publication.$get({ param: { design } })),
    enabled: hash !== undefined,
  })
}
type Publication = NonNullable<ReturnType<typeof usePublication>['data']>

export function PublishPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const design = useDesign(id)
  const found = useFindings(id)
  const problems = (found.data?.findings ?? []).filter(({ severity }) => severity === 'problem').length
  const [reason, setReason] = useState('')
  const publication = usePublication(id, design.data?.hash)
  const publish = useMutation({
    mutationFn: (hash: string) =>
      reply(api.designs[':design'].publish.$post({ param: { design: id }, json: { hash, reason } })),
    onSuccess: () => queries.invalidateQueries(),
  })
  const breaking = (publication.data?.instruments ?? []).some(({ changes }) =>
    changes.some(({ effect }) => effect === 'breaking'),
  )
  return (
    <>
      <p>
        <Link href={`/design/${id}`}>{t('designer.back')}</Link>
      </p>
      <h1>{t('publish.title')}</h1>
      {design.isError && <ProblemNotice error={design.error} onRetry={() => design.refetch()} />}
      {publication.isPending && <p role="status">{t('publish.working')}</p>}
      {publication.isError && (
        <ProblemNotice error={publication.error} onRetry={() => publication.refetch()} />
      )}
      {publication.data && <Changes publication={publication.data} />}
      {design.data && (
        <section aria-labelledby="publish-do">
          <h2 id="publish-do">{t('publish.do')}</h2>
          {problems > 0 && (
            <p>
              {t('checks.problems', { count: problems })}{' '}
              <Link href={`/design/${id}`}>{t('publish.mend')}</Link>
            </p>
          )}
          <Review design={design.data} />
          {publish.error && <ProblemNotice error={publish.error} />}
          {(reason !== '' ||
            (publish.error instanceof Refused && publish.error.body.code === 'reason-missing')) && (
            <div className="design-form">
              <div className="filters__field">
                <label htmlFor="publish-reason">{t('publish.reason')}</label>
                <textarea
                  id="publish-reason"
                  rows={3}
                  maxLength={2000}
                  value={reason}
                  onChange={({ target }) => setReason(target.value)}
                />
              </div>
            </div>
          )}
          {design.data.state === 'reviewed' && (
            <button
              type="button"
              className="button"
              disabled={publish.isPending || breaking || problems > 0}
              onClick={() => publish.mutate(design.data.hash)}
            >
              {t('publish.confirm')}
            </button>
          )}
          {breaking && <p role="status">{t('publish.breaking')}</p>}
        </section>
      )}
    </>
  )
}

function Changes({ publication: { inField, instruments, contacts, days } }: { publication: Publication }) {
  const { t } = useTranslation()
  if (!inField) return <p>{t('publish.first')}</p>
  return (
    <>
      {instruments.map(({ instrument, version, changes, begun }) => (
        <section key={instrument} aria-labelledby={`changes-${instrument}`}>
          <h2 id={`changes-${instrument}`}>
            {instrument}
            {version !== null && <span className="quiet"> {t('publish.version', { version })}</span>}
          </h2>
          {version === null && <p>{t('publish.new')}</p>}
          {version !== null && changes.length === 0 && <p className="quiet">{t('publish.same')}</p>}
          {changes.length > 0 && (
            <Scroll label={instrument}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('publish.item')}</th>
                    <th scope="col">{t('publish.what')}</th>
                    <th scope="col">{t('publish.effect')}</th>
                    <th scope="col">{t('publish.before')}</th>
                    <th scope="col">{t('publish.after')}</th>
                  </tr>
                </thead>
                <tbody>
                  {changes.map(({ item, kind, effect, before, after }) => (
                    <tr key={`${item} ${kind} ${before?.nl} ${after?.nl}`}>
                      <th scope="row">{item}</th>
                      <td>{t(`change.${kind}`)}</td>
                      <td className={effect === 'breaking' ? 'publish__breaking' : undefined}>
                        {t(`effect.${effect}`)}
                      </td>
                      <td>{before && inLanguage(before)}</td>
                      <td>{after && inLanguage(after)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )}
          {begun.all > 0 && (
            <p>
              {t('publish.begun', { count: begun.all, n: writeNumber(begun.all) })}{' '}
              {begun.stay === 0
                ? t('publish.allMove')
                : t('publish.stay', {
                    count: begun.stay,
                    n: writeNumber(begun.stay),
                    items: begun.because.join(', '),
                  })}
            </p>
          )}
        </section>
      ))}
      <section aria-labelledby="publish-contacts">
        <h2 id="publish-contacts">{t('difference.title', { days })}</h2>
        {contacts.length === 0 ? (
          <p className="quiet">{t('difference.none')}</p>
        ) : (
          <p>
            {t('difference.sum', {
              before: writeNumber(contacts.reduce((sum, { before }) => sum + before, 0)),
              after: writeNumber(contacts.reduce((sum, { after }) => sum + after, 0)),
            })}
          </p>
        )}
      </section>
    </>
  )
}
