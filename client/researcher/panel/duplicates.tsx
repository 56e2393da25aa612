/** Members who may be one person: side by side, kept or told apart; and the merges so far, which can be undone. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { api, reply } from '../../shared/api.ts'
import { writeMoment } from '../../shared/format.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { queries } from '../../shared/queries.ts'
import { Scroll } from '../../shared/scroll.tsx'
import { useStudy } from '../../shared/study.ts'
import { type Identity, readIdentity, writeContact } from './contact-details.tsx'
import './panel.css'

export function Duplicates() {
  const { t } = useTranslation()
  const study = useStudy()
  const param = { study: study.id }
  const found = useQuery({
    queryKey: ['duplicates', study.id],
    queryFn: () => reply(api.studies[':study'].duplicates.$get({ param })),
  })
  const undo = useMutation({
    mutationFn: (merge: string) =>
      reply(api.studies[':study'].merges[':merge'].undo.$post({ param: { ...param, merge } })),
    onSettled: () => queries.invalidateQueries(),
  })
  const { data } = found
  return (
    <>
      <h1>{t('duplicates.title')}</h1>
      {study.simulated && <p className="simulated">{t('simulated.line')}</p>}
      {found.isPending && <p role="status">{t('page.loading')}</p>}
      {found.isError && <ProblemNotice error={found.error} onRetry={() => found.refetch()} />}
      {data && (
        <p role="status">
          {data.pairs.length === 0
            ? t('duplicates.none')
            : t('duplicates.count', { count: data.pairs.length })}
        </p>
      )}
      {data && data.pairs.length > 0 && <p className="quiet">{t('duplicates.explain')}</p>}
      {data?.pairs.map((pair, at) => (
        <Pair key={`${pair.first} ${pair.second}`} pair={pair} number={at + 1} />
      ))}
      <section aria-labelledby="merges">
        <h2 id="merges">{t('merges.title')}</h2>
        {data?.merges.length === 0 && <p className="quiet">{t('merges.none')}</p>}
        {undo.isError && <ProblemNotice error={undo.error} />}
        {data && data.merges.length > 0 && (
          <Scroll>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('merges.kept')}</th>
                  <th scope="col">{t('merges.other')}</th>
                  <th scope="col">{t('merges.at')}</th>
                  <th scope="col">{t('merges.undo')}</th>
                </tr>
              </thead>
              <tbody>
                {data.merges.map(({ id, kept, other, at, undoneAt }) => (
                  <tr key={id}>
                    <th scope="row">
                      <Link href={`/members/${kept}`}>{kept}</Link>
                    </th>
                    <td>
                      <Link href={`/members/${other}`}>{other}</Link>
                    </td>
                    <td>{writeMoment(at)}</td>
                    <td>
                      {undoneAt === null ? (
                        <button type="button" className="button button--text" onClick={() => undo.mutate(id)}>
                          {t('merges.undo')}
                        </button>
                      ) : (
                        t('merges.undone', { at: writeMoment(undoneAt) })
                      )}
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

interface PairProps {
  readonly pair: { readonly first: string; readonly second: string; readonly kinds: readonly string[] }
  readonly number: number
}

function Pair({ pair: { first, second, kinds }, number }: PairProps) {
  const { t } = useTranslation()
  const study = useStudy()
  const param = { study: study.id }
  const compare = useMutation({
    mutationFn: () => Promise.all([first, second].map((id) => readIdentity(study.id, id, 'duplicate'))),
  })
  const settle = useMutation({
    mutationFn: (kept: string | null) =>
      kept === null
        ? reply(api.studies[':study'].duplicates.apart.$post({ param, json: { first, second } })).then(
            () => undefined,
          )
        : reply(
            api.studies[':study'].merges.$post({
              param,
              json: { kept, other: kept === first ? second : first },
            }),
          ).then(() => undefined),
    onSuccess: () => queries.invalidateQueries(),
  })
  return (
    <section aria-labelledby={`pair-${number}`} className="details">
      <h2 id={`pair-${number}`}>{t('duplicates.pair', { number })}</h2>
      <p>{t('duplicates.same', { kinds: kinds.map((kind) => t(`duplicates.kind.${kind}`)).join(', ') })}</p>
      <div className="pair">
        {[first, second].map((id, at) => (
          <div key={id}>
            <h3>
              <Link href={`/members/${id}`}>{id}</Link>
            </h3>
            {compare.data && <Known identity={compare.data[at]!} />}
            <button type="button" className="button button--quiet" onClick={() => settle.mutate(id)}>
              {t('duplicates.keep', { id })}
            </button>
          </div>
        ))}
      </div>
      {compare.isError && <ProblemNotice error={compare.error} />}
      {settle.isError && <ProblemNotice error={settle.error} />}
      <div className="details__row">
        {!compare.data && (
          <button type="button" className="button button--quiet" onClick={() => compare.mutate()}>
            {t('duplicates.compare')}
          </button>
        )}
        <button type="button" className="button button--quiet" onClick={() => settle.mutate(null)}>
          {t('duplicates.apart')}
        </button>
        {!compare.data && <span className="quiet">{t('duplicates.compare.explain')}</span>}
      </div>
    </section>
  )
}

export function Known({ identity: { name, contacts } }: { identity: Identity }) {
  return (
    <>
      <p>
        <strong>{name}</strong>
      </p>
      {contacts
        .filter(({ endedAt }) => endedAt === null)
        .map((contact) => (
          <p key={contact.kind}>{writeContact(contact)}</p>
        ))}
    </>
  )
}
