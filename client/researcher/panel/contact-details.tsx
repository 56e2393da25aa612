/** Who a member is and where they can be reached, with its history; shown when someone says what for. */
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, reply } from '../../shared/api.ts'
import { writeMoment } from '../../shared/format.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Scroll } from '../../shared/scroll.tsx'
import { useStudy } from '../../shared/study.ts'
import { ChangeDetails } from './change-details.tsx'
import './panel.css'

const reasons = ['call', 'trace', 'correct'] as const
export type Reason = (typeof reasons)[number] | 'duplicate'

export function readIdentity(study: string, member: string, reason: Reason) {
  const call = api.studies[':study'].members[':member'].identity
  return reply(call.$post({ param: { study, member }, json: { reason } }))
}

export type Identity = Awaited<ReturnType<typeof readIdentity>>

export function ContactDetails({ member }: { member: string }) {
  const { t } = useTranslation()
  const study = useStudy()
  const id = useId()
  const [reason, setReason] = useState<Reason>('call')
  const [changing, setChanging] = useState(false)
  const read = useMutation({ mutationFn: () => readIdentity(study.id, member, reason) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    read.mutate()
  }
  return (
    <section aria-labelledby={`${id}-title`} className="details">
      <h2 id={`${id}-title`}>{t('details.title')}</h2>
      {read.isError && <ProblemNotice error={read.error} />}
      {read.data ? (
        <>
          <IdentityTable identity={read.data} />
          {changing ? (
            <ChangeDetails
              member={member}
              onDone={() => {
                setChanging(false)
                read.mutate()
              }}
            />
          ) : (
            <div className="details__row">
              <button type="button" className="button button--quiet" onClick={() => setChanging(true)}>
                {t('details.change')}
              </button>
              <button type="button" className="button button--text" onClick={() => read.reset()}>
                {t('details.hide')}
              </button>
            </div>
          )}
        </>
      ) : (
        <form onSubmit={submit} className="details__row">
          <label className="details__field">
            <span>{t('details.reason')}</span>
            <select value={reason} onChange={(event) => setReason(event.target.value as Reason)}>
              {reasons.map((one) => (
                <option key={one} value={one}>
                  {t(`details.reason.${one}`)}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className="button button--quiet" disabled={read.isPending}>
            {t('details.show')}
          </button>
          <span className="quiet">{t('details.explain')}</span>
        </form>
      )}
    </section>
  )
}

export function IdentityTable({ identity: { name, contacts } }: { identity: Identity }) {
  const { t } = useTranslation()
  return (
    <>
      <p>
        <strong>{name}</strong>
      </p>
      {contacts.length === 0 && <p className="quiet">{t('details.none')}</p>}
      {contacts.length > 0 && (
        <Scroll label={t('details.title')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('details.kind')}</th>
                <th scope="col">{t('details.value')}</th>
                <th scope="col">{t('details.source')}</th>
                <th scope="col">{t('details.from')}</th>
                <th scope="col">{t('details.until')}</th>
              </tr>
            </thead>
            <tbody>
              {contacts.map((contact) => (
                <tr key={`${contact.kind} ${contact.since} ${contact.endedAt}`}>
                  <th scope="row">{t(`contactKind.${contact.kind}`)}</th>
                  <td className={contact.endedAt === null ? '' : 'quiet'}>{writeContact(contact)}</td>
                  <td>{t(`details.source.${contact.source}`)}</td>
                  <td>{writeMoment(contact.since)}</td>
                  <td>
                    {contact.endedAt === null
                      ? t('details.now')
                      : `${writeMoment(contact.endedAt)}, ${t(`details.because.${contact.endedBecause}`)}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </>
  )
}

export function writeContact({ value, address }: Identity['contacts'][number]): string {
  if (address === null) return value
  const { street, postcode, city, country } = address
  return [street, `${postcode} ${city}`, country].filter(Boolean).join(', ')
}
