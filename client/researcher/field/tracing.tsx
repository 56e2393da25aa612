/** Who cannot be reached any more where they were: since when, and when they last could. */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { writeDay, writeNumber } from '../../shared/format.ts'
import { Scroll } from '../../shared/scroll.tsx'
import { useAddress } from './address.ts'
import { Pages } from './page-links.tsx'
import { useMembers } from './queries.ts'
import { Choice, Head, Shown } from './shown.tsx'
import './field.css'

export function Tracing() {
  const { t } = useTranslation()
  const { values, address, change } = useAddress('/tracing', ['trace', 'page'])
  const members = useMembers({ trace: 'any', ...values })
  return (
    <Shown query={members}>
      {(data) => (
        <>
          <Head title={t('page.tracing')} explain={t('tracing.explain')} behind={data.behind} />
          <div className="filters">
            <Choice
              name={t('tracing.what')}
              value={values.trace}
              any={t('members.any')}
              options={(['none', 'returned'] as const).map((trace) => [trace, t(`trace.${trace}`)])}
              onChange={(trace) => change({ trace, page: '' })}
            />
          </div>
          <p role="status">{t('members.found', { count: data.total, total: writeNumber(data.total) })}</p>
          {data.total === 0 ? (
            <p className="quiet">{t('tracing.empty')}</p>
          ) : (
            <Scroll>
              <table className="members">
                <thead>
                  <tr>
                    {['member', 'what', 'since', 'lastGood', 'left'].map((name) => (
                      <th scope="col" key={name}>
                        {t(`tracing.${name}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {data.members.map((member) => (
                    <tr key={member.id}>
                      <th scope="row">
                        <Link href={`/members/${member.id}`}>{member.id}</Link>
                      </th>
                      <td>{t(`trace.${member.trace}`)}</td>
                      <td>{member.traceSince ? writeDay(member.traceSince) : '–'}</td>
                      <td>{member.lastGoodOn ? writeDay(member.lastGoodOn) : t('tracing.never')}</td>
                      <td>
                        {member.reachableBy.map((kind) => t(`kind.${kind}`)).join(', ') ||
                          t('tracing.nothing')}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )}
          <Pages data={data} address={(page) => address({ page })} />
        </>
      )}
    </Shown>
  )
}
