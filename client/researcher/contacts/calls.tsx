/** The call list: whom to call now, in order. Name and number come when a call is opened, and not before. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Text } from '../../../surveys/design.ts'
import { api, reply } from '../../shared/api.ts'
import { writeMoment } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Scroll } from '../../shared/scroll.tsx'
import { useStudy } from '../../shared/study.ts'
import { Call } from './call.tsx'
import { useCalls, useChange } from './queries.ts'

export interface OnList {
  readonly caseId: string
  readonly memberId: string
  readonly waveTitle: Text
  readonly kind: 'invitation' | 'reminder'
  readonly ordinal: number
  readonly language: string
  readonly from: number
  readonly appointment: boolean
  readonly calls: readonly { readonly at: number; readonly outcome: string }[]
}

const keyOf = ({ caseId, kind, ordinal }: OnList) => `${caseId} ${kind} ${ordinal}`

export function Calls() {
  const { t } = useTranslation()
  const study = useStudy()
  const [chosen, setChosen] = useState<OnList | null>(null)
  const list = useCalls()
  if (list.isPending) return <p role="status">{t('page.loading')}</p>
  if (list.isError) return <ProblemNotice error={list.error} onRetry={() => list.refetch()} />
  const { callNow, later, newest, openNow, opensAt, mostCalls } = list.data
  return (
    <>
      <h1>{t('page.calls')}</h1>
      {study.simulated && <p className="simulated">{t('simulated.line')}</p>}
      {!openNow && <p>{t('calls.closed', { at: writeMoment(opensAt) })}</p>}
      {chosen ? (
        <Call key={keyOf(chosen)} one={chosen} most={mostCalls} onDone={() => setChosen(null)} />
      ) : (
        <List
          title={t('calls.now', { count: callNow.length })}
          empty={t('calls.none')}
          list={callNow}
          most={mostCalls}
          onCall={setChosen}
        />
      )}
      <Newest calls={newest} />
      {later.length > 0 && (
        <List title={t('calls.later', { count: later.length })} empty="" list={later} most={mostCalls} />
      )}
    </>
  )
}

interface ListProps {
  readonly title: string
  readonly empty: string
  readonly list: readonly OnList[]
  readonly most: number
  readonly onCall?: (one: OnList) => void
}

function List({ title, empty, list, most, onCall }: ListProps) {
  const { t } = useTranslation()
  return (
    <section>
      <h2>{title}</h2>
      {list.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <Scroll label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('members.member')}</th>
                <th scope="col">{t('calls.why')}</th>
                <th scope="col">{t('calls.when')}</th>
                <th scope="col">{t('calls.before')}</th>
                {onCall && <th scope="col">{t('calls.call')}</th>}
              </tr>
            </thead>
            <tbody>
              {list.map((one) => (
                <tr key={keyOf(one)}>
                  <th scope="row">
                    <Link href={`/members/${one.memberId}`}>{one.memberId}</Link>
                  </th>
                  <td>
                    {t(`calls.for.${one.kind}`, {
                      wave: inLanguage(one.waveTitle),
                      language: t(`language.${one.language}`),
                    })}
                  </td>
                  <td>
                    {one.appointment
                      ? t('calls.appointmentAt', { at: writeMoment(one.from) })
                      : writeMoment(one.from)}
                  </td>
                  <td>
                    {one.calls.length === 0
                      ? t('calls.never')
                      : t('calls.tried', {
                          count: one.calls.length,
                          most,
                          last: t(`call.${one.calls.at(-1)!.outcome}`),
                        })}
                  </td>
                  {onCall && (
                    <td>
                      <button
                        type="button"
                        className="button button--quiet button--staff"
                        onClick={() => onCall(one)}
                      >
                        {t('calls.open')}
                        <span className="visually-hidden"> {one.memberId}</span>
                      </button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  )
}

interface CallMade {
  readonly id: string
  readonly memberId: string
  readonly at: number
  readonly outcome: string
}

/** The newest can be taken back; the server says when it is too late. */
function Newest({ calls }: { calls: readonly CallMade[] }) {
  const { t } = useTranslation()
  const study = useStudy().id
  const undo = useChange((call: string) =>
    reply(api.studies[':study'].calls[':call'].undo.$post({ param: { study, call } })),
  )
  if (calls.length === 0) return null
  return (
    <section aria-labelledby="newest">
      <h2 id="newest">{t('calls.newest')}</h2>
      {undo.error && <ProblemNotice error={undo.error} />}
      <ol className="story">
        {calls.map((call) => (
          <li key={call.id}>
            <time dateTime={new Date(call.at).toISOString()}>{writeMoment(call.at)}</time>
            <Link href={`/members/${call.memberId}`}>{call.memberId}</Link>
            <span>{t(`call.${call.outcome}`)}</span>
            <button type="button" className="button button--text" onClick={() => undo.mutate(call.id)}>
              {t('calls.undo')}
              <span className="visually-hidden"> {call.memberId}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
