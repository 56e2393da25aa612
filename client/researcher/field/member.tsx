/** One member's whole story: dates, what registers say, contacts, states of answering, and the log. No answers, no name. */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { writeDay, writeMoment } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Scroll } from '../../shared/scroll.tsx'
import { ChangeDates } from '../contacts/change-dates.tsx'
import { PreviewContact } from '../contacts/preview-contact.tsx'
import { ContactDetails } from '../panel/contact-details.tsx'
import { Disposition } from './disposition.tsx'
import { Participation } from './participation.tsx'
import { useStory } from './queries.ts'
import './field.css'

export function Member({ id }: { id: string }) {
  const { t } = useTranslation()
  const story = useStory(id)
  if (story.isPending) return <p role="status">{t('page.loading')}</p>
  if (story.isError) return <ProblemNotice error={story.error} onRetry={() => story.refetch()} />
  const { data } = story
  return (
    <>
      <p>
        <Link href="/members">{t('member.back')}</Link>
      </p>
      <h1>{t('member.title', { id: data.id })}</h1>
      {data.study.simulated && <p className="simulated">{t('simulated.line')}</p>}
      <Participation story={data} />
      <div className="columns">
        <section aria-labelledby="dates">
          <h2 id="dates">{t('member.dates')}</h2>
          <dl className="facts">
            {data.events.map((event) => (
              <div key={event.name}>
                <dt>{inLanguage(event.label)}</dt>
                <dd>{writeDay(event.day)}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="facts">
          <h2 id="facts">{t('member.facts')}</h2>
          <dl className="facts">
            {data.facts.map((fact) => (
              <div key={fact.name}>
                <dt>{inLanguage(fact.label)}</dt>
                <dd>{fact.valueLabel ? inLanguage(fact.valueLabel) : fact.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <ChangeDates memberId={data.id} events={data.events} waves={data.waves} />
      <PreviewContact memberId={data.id} waves={data.waves} />
      {data.participation !== 'erased' && <ContactDetails member={data.id} />}
      {data.waves.map((wave) => (
        <section key={wave.id} aria-labelledby={`wave-${wave.id}`}>
          <h2 id={`wave-${wave.id}`}>
            {inLanguage(wave.title)}: {t(`status.${wave.status}`).toLowerCase()}
          </h2>
          {wave.opensOn !== null && wave.lastDay !== null && (
            <p className="quiet">
              {t('member.window', { from: writeDay(wave.opensOn), to: writeDay(wave.lastDay) })}
            </p>
          )}
          <Disposition member={data.id} wave={wave} />
          {wave.stuck && (
            <p>
              {t('member.stuck', { reason: t(`stuck.${wave.stuck}`).toLowerCase() })}{' '}
              {t(`stuck.${wave.stuck}.do`)}
            </p>
          )}
          {wave.nextOn && (
            <p>{t('member.nextContact', { day: writeDay(wave.nextOn), mode: t(`mode.${wave.nextMode}`) })}</p>
          )}
          <ol className="story">
            {storyOf(wave, t).map(({ at, key, values }) => (
              <li key={`${key} ${at}`}>
                <time dateTime={new Date(at).toISOString()}>{writeMoment(at)}</time>
                <span>{t(key, values ?? {})}</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      <section aria-labelledby="log">
        <h2 id="log">{t('member.log')}</h2>
        <details>
          <summary>{t('member.log.show', { count: data.log.length })}</summary>
          <Scroll label={t('member.log')}>
            <table className="members">
              <thead>
                <tr>
                  <th scope="col">{t('member.log.at')}</th>
                  <th scope="col">{t('member.log.actor')}</th>
                  <th scope="col">{t('member.log.action')}</th>
                  <th scope="col">{t('member.log.detail')}</th>
                </tr>
              </thead>
              <tbody>
                {data.log.map((line, index) => (
                  <tr key={`${line.at} ${line.action} ${index.toString()}`}>
                    <td>{writeMoment(line.at)}</td>
                    <td>{line.actor.startsWith('member:') ? t('member.log.self') : line.actor}</td>
                    <td>{line.action}</td>
                    <td>{line.detail ? JSON.stringify(line.detail) : ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </details>
      </section>
    </>
  )
}

interface WaveStory {
  readonly contacts: readonly {
    readonly kind: string
    readonly ordinal: number
    readonly mode: string
    readonly at: number
    readonly outcome: string
  }[]
  readonly revisions: number
  readonly firstAccessAt: number | null
  readonly lastActivityAt: number | null
  readonly completedAt: number | null
  readonly refusedAt: number | null
}

interface Happened {
  readonly at: number
  readonly key: string
  readonly values?: Record<string, unknown>
}

type Translate = ReturnType<typeof useTranslation>['t']

/** What happened in a wave, in the order of time. */
function storyOf(wave: WaveStory, t: Translate): Happened[] {
  const happened: (Happened & { at: number | null })[] = [
    ...wave.contacts.map(({ kind, ordinal, mode, at, outcome }) => ({
      at,
      key: `story.${kind}`,
      values: { ordinal, mode: t(`mode.${mode}`), outcome: t(`outcome.${outcome}`) },
    })),
    { at: wave.firstAccessAt, key: 'story.begun' } as Happened,
    ...(wave.revisions > 0 && wave.completedAt === null
      ? [{ at: wave.lastActivityAt, key: 'story.saved', values: { count: wave.revisions } } as Happened]
      : []),
    { at: wave.completedAt, key: 'story.complete', values: { count: wave.revisions } } as Happened,
    { at: wave.refusedAt, key: 'story.refused' } as Happened,
  ]
  return happened.filter(({ at }) => at !== null).sort((a, b) => a.at - b.at)
}
