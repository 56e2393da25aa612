/** Contacts of which nobody can tell whether they went out: nothing follows them until a researcher says which. */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { api, reply } from '../../shared/api.ts'
import { writeMoment } from '../../shared/format.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Scroll } from '../../shared/scroll.tsx'
import { useStudy } from '../../shared/study.ts'
import { type Sending, useChange } from './queries.ts'

export function UnknownContacts({ data: { unknown } }: { data: Sending }) {
  const { t } = useTranslation()
  const param = { study: useStudy().id }
  const resolve = useChange(
    async ({ which, went }: { which: Sending['unknown']['contacts']; went: boolean }) => {
      for (const { caseId, kind, ordinal, tries } of which) {
        const json = { caseId, kind, ordinal, tries, went }
        await reply(api.studies[':study'].sending.unknown.$post({ param, json }))
      }
    },
  )
  const { count, contacts } = unknown
  if (count === 0) return null
  const answers = (which: Sending['unknown']['contacts']) =>
    [true, false].map((went) => (
      <button
        key={String(went)}
        type="button"
        className="button button--quiet button--staff"
        disabled={resolve.isPending}
        onClick={() => resolve.mutate({ which, went })}
      >
        {t(which.length === 1 ? `unknown.${went}` : `unknown.all.${went}`, { count: which.length })}
      </button>
    ))
  return (
    <section aria-labelledby="unknown">
      <h2 id="unknown">{t('unknown.title', { count })}</h2>
      <p>{t('unknown.explain')}</p>
      {resolve.error && <ProblemNotice error={resolve.error} />}
      <Scroll label={t('unknown.title', { count })}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('members.member')}</th>
              <th scope="col">{t('sending.contact')}</th>
              <th scope="col">{t('sending.last')}</th>
              <th scope="col">{t('unknown.which')}</th>
            </tr>
          </thead>
          <tbody>
            {contacts.map((contact) => (
              <tr key={`${contact.caseId} ${contact.kind} ${contact.ordinal}`}>
                <th scope="row">
                  <Link href={`/members/${contact.memberId}`}>{contact.memberId}</Link>
                </th>
                <td>{t(`contact.${contact.kind}`, { ...contact, mode: t(`mode.${contact.mode}`) })}</td>
                <td>{writeMoment(contact.at)}</td>
                <td>
                  <div className="answers">{answers([contact])}</div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {contacts.length > 1 && <div className="answers">{answers(contacts)}</div>}
    </section>
  )
}
