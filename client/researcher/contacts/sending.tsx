/** What goes out today and in the next days, what nobody could tell of, and the switch that stops it all. */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { writeDay, writeMoment, writeNumber } from '../../shared/format.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Scroll } from '../../shared/scroll.tsx'
import { useStudy } from '../../shared/study.ts'
import { modes as allModes } from '../field/statuses.ts'
import { type Sending as Data, useSending } from './queries.ts'
import { StopSwitch } from './stop-switch.tsx'
import { UnknownContacts } from './unknown-contacts.tsx'

const outcomes = ['sent', 'queued', 'claimed', 'reached', 'not-reached', 'failed', 'undeliverable', 'unknown']

export function SendingPage() {
  const { t } = useTranslation()
  const study = useStudy()
  const sending = useSending()
  if (sending.isPending) return <p role="status">{t('page.loading')}</p>
  if (sending.isError) return <ProblemNotice error={sending.error} onRetry={() => sending.refetch()} />
  const { data } = sending
  return (
    <>
      <h1>{t('page.sending')}</h1>
      {study.simulated && <p className="simulated">{t('simulated.line')}</p>}
      <p className="quiet">{t('sending.at', { at: writeMoment(data.now) })}</p>
      <p>{now(data, t)}</p>
      <StopSwitch data={data} />
      <UnknownContacts data={data} />
      <Today data={data} />
      <Coming data={data} />
      <Failed data={data} />
    </>
  )
}

type Translate = ReturnType<typeof useTranslation>['t']

function now({ stop, openNow, opensAt, dueNow }: Data, t: Translate): string {
  if (stop) return t('sending.stopped', { count: dueNow, members: writeNumber(dueNow) })
  if (!openNow) return t('sending.closed', { at: writeMoment(opensAt) })
  return t('sending.open', { count: dueNow, members: writeNumber(dueNow) })
}

function Today({ data }: { data: Data }) {
  const { t } = useTranslation()
  const modes = [...new Set(data.today.map(({ mode }) => mode))]
  const seen = outcomes.filter((outcome) => data.today.some((row) => row.outcome === outcome))
  const count = (mode: string, outcome: string) =>
    data.today.find((row) => row.mode === mode && row.outcome === outcome)?.count ?? 0
  return (
    <section aria-labelledby="today">
      <h2 id="today">{t('sending.today')}</h2>
      {modes.length === 0 ? (
        <p>{t('sending.today.none')}</p>
      ) : (
        <Scroll label={t('sending.today')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('sending.mode')}</th>
                {seen.map((outcome) => (
                  <th scope="col" className="number" key={outcome}>
                    {t(`outcome.${outcome}`)}
                  </th>
                ))}
                <th scope="col" className="number">
                  {t('sending.perDay')}
                </th>
              </tr>
            </thead>
            <tbody>
              {modes.map((mode) => (
                <tr key={mode}>
                  <th scope="row">{t(`mode.${mode}`)}</th>
                  {seen.map((outcome) => (
                    <td className="number" key={outcome}>
                      {writeNumber(count(mode, outcome))}
                    </td>
                  ))}
                  <td className="number">
                    {data.rules.perDay[mode as 'letter'] === undefined
                      ? t('sending.noMost')
                      : writeNumber(data.rules.perDay[mode as 'letter']!)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <p className="quiet">
        <Rules data={data} /> <Link href="/protocol">{t('sending.change')}</Link>
      </p>
    </section>
  )
}

function Rules({ data: { rules, channels } }: { data: Data }) {
  const { t } = useTranslation()
  const days = [...rules.weekdays].sort().map((day) => t(`weekday.${day}`))
  const hand = (['email', 'sms'] as const).filter((mode) => !channels.includes(mode))
  return (
    <>
      {t('sending.rules', { from: rules.from, until: rules.until, days: days.join(', ') })}{' '}
      {rules.holidays && t('sending.holidays', { country: rules.holidays })}{' '}
      {hand.length > 0 && t('sending.without', { modes: hand.map((mode) => t(`mode.${mode}`)).join(', ') })}
    </>
  )
}

function Coming({ data: { coming } }: { data: Data }) {
  const { t } = useTranslation()
  const days = [...new Set(coming.map(({ day }) => day))]
  const modes = allModes.filter((mode) => coming.some((row) => row.mode === mode))
  const count = (on: string, by?: string) =>
    coming
      .filter(({ day, mode }) => day === on && (by === undefined || mode === by))
      .reduce((sum, { members }) => sum + members, 0)
  return (
    <section aria-labelledby="coming">
      <h2 id="coming">{t('sending.coming')}</h2>
      {days.length === 0 ? (
        <p>{t('sending.coming.none')}</p>
      ) : (
        <Scroll label={t('sending.coming')}>
          <p className="quiet">{t('sending.members')}</p>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('sending.day')}</th>
                {modes.map((mode) => (
                  <th scope="col" className="number" key={mode}>
                    {t(`mode.${mode}`)}
                  </th>
                ))}
                <th scope="col" className="number">
                  {t('sending.together')}
                </th>
              </tr>
            </thead>
            <tbody>
              {days.map((day) => (
                <tr key={day}>
                  <th scope="row">{writeDay(day)}</th>
                  {modes.map((mode) => (
                    <td className="number" key={mode}>
                      {writeNumber(count(day, mode))}
                    </td>
                  ))}
                  <td className="number">{writeNumber(count(day))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  )
}

function Failed({ data: { failed } }: { data: Data }) {
  const { t } = useTranslation()
  if (failed.count === 0) return null
  return (
    <section aria-labelledby="failed">
      <h2 id="failed">{t('failed.title', { count: failed.count })}</h2>
      <p>{t('failed.explain')}</p>
      <Scroll label={t('failed.title', { count: failed.count })}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('members.member')}</th>
              <th scope="col">{t('sending.contact')}</th>
              <th scope="col">{t('sending.last')}</th>
              <th scope="col" className="number">
                {t('failed.tries')}
              </th>
              <th scope="col">{t('failed.why')}</th>
            </tr>
          </thead>
          <tbody>
            {failed.contacts.map((contact) => (
              <tr key={`${contact.caseId} ${contact.kind} ${contact.ordinal}`}>
                <th scope="row">
                  <Link href={`/members/${contact.memberId}`}>{contact.memberId}</Link>
                </th>
                <td>{t(`contact.${contact.kind}`, { ...contact, mode: t(`mode.${contact.mode}`) })}</td>
                <td>{writeMoment(contact.at)}</td>
                <td className="number">{contact.tries}</td>
                <td>{contact.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}
