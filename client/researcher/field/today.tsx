/** Home: what goes out, what came back, who is stuck and why, where we are against the target. Numbers lead to the members behind them. */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { writeDay, writeMoment, writeNumber, writeShare } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { Scroll } from '../../shared/scroll.tsx'
import { addressOf } from './address.ts'
import { Counts } from './counts.tsx'
import { type Fieldwork, useFieldwork } from './queries.ts'
import { Head, Shown } from './shown.tsx'
import { stuckReasons } from './statuses.ts'
import { TimeLine } from './time-line.tsx'
import { WaitsForYou } from './waits-for-you.tsx'
import './field.css'

export function Today() {
  const { t } = useTranslation()
  const fieldwork = useFieldwork()
  return (
    <Shown query={fieldwork}>
      {(data) => (
        <>
          <Head title={inLanguage(data.study.title)} behind={data.behind} />
          <p className="quiet">
            {t('fieldwork.summary', { members: writeNumber(data.members), at: writeMoment(data.now) })}
          </p>
          {data.members === 0 ? (
            <p>{t('fieldwork.empty')}</p>
          ) : (
            <>
              <WaitsForYou />
              <div className="columns">
                <GoesOut data={data} />
                <CameBack data={data} />
                <WhoIsStuck data={data} />
              </div>
              <Target data={data} />
            </>
          )}
          <TimeLine waves={data.waves} />
          {data.members > 0 && <Counts data={data} />}
          <p>
            <Link href="/members">{t('fieldwork.allMembers')}</Link>
          </p>
        </>
      )}
    </Shown>
  )
}

function GoesOut({ data }: { data: Fieldwork }) {
  const { t } = useTranslation()
  const days = [...new Set([data.today, ...data.next.map(({ day }) => day)])].sort()
  return (
    <section aria-labelledby="goes-out">
      <h2 id="goes-out">{t('today.goesOut')}</h2>
      <dl className="facts">
        {days.map((day) => {
          const own = data.next.filter((next) => next.day === day)
          const today = day === data.today
          return (
            <div key={day}>
              <dt>
                {today ? t('today.today') : writeDay(day)}
                <span className="quiet counts__explain">{modesOf(own, t)}</span>
              </dt>
              <dd>
                <PerWave
                  rows={own}
                  data={data}
                  of={(wave) => ({ wave, ...(today ? { due: day } : { next: day }) })}
                />
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}

function modesOf(next: Fieldwork['next'], t: (key: string) => string): string {
  const modes = [...new Set(next.map(({ mode }) => mode))]
  return modes
    .map((mode) => `${t(`mode.${mode}`)} ${writeNumber(sum(next.filter((own) => own.mode === mode)))}`)
    .join(', ')
}

function CameBack({ data }: { data: Fieldwork }) {
  const { t } = useTranslation()
  const links: Record<string, Record<string, string>> = {
    refused: { status: 'refused' },
    returned: { stuck: 'returned' },
  }
  return (
    <section aria-labelledby="came-back">
      <h2 id="came-back">{t('today.cameBack')}</h2>
      <table className="back">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('today.what')}</span>
            </th>
            <th scope="col" className="number">
              {t('today.today')}
            </th>
            <th scope="col" className="number">
              {t('today.week')}
            </th>
          </tr>
        </thead>
        <tbody>
          {['complete', 'refused', 'returned'].map((what) => {
            const own = data.back.filter((back) => back.what === what)
            const today = own.filter(({ day }) => day === data.today)
            return (
              <tr key={what}>
                <th scope="row">
                  {links[what] ? (
                    <Link href={addressOf('/members', links[what])}>{t(`back.${what}`)}</Link>
                  ) : (
                    t(`back.${what}`)
                  )}
                </th>
                <td className="number">
                  {what === 'complete' ? (
                    <PerWave rows={today} data={data} of={(wave) => ({ wave, completed: data.today })} />
                  ) : (
                    writeNumber(sum(today))
                  )}
                </td>
                <td className="number">{writeNumber(sum(own))}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function WhoIsStuck({ data }: { data: Fieldwork }) {
  const { t } = useTranslation()
  const reasons = stuckReasons.flatMap((reason) => {
    const rows = data.stuck.filter((own) => own.reason === reason)
    return rows.length > 0 ? [{ reason, rows }] : []
  })
  const lost = sum(data.trace)
  return (
    <section aria-labelledby="stuck">
      <h2 id="stuck">{t('today.stuck')}</h2>
      {reasons.length === 0 && lost === 0 && <p className="quiet">{t('today.nobodyStuck')}</p>}
      <dl className="facts">
        {reasons.map(({ reason, rows }) => (
          <div key={reason}>
            <dt>
              {t(`stuck.${reason}`)}
              <span className="quiet counts__explain">{t(`stuck.${reason}.do`)}</span>
            </dt>
            <dd>
              <PerWave rows={rows} data={data} of={(wave) => ({ wave, stuck: reason })} />
            </dd>
          </div>
        ))}
        {lost > 0 && (
          <div>
            <dt>{t('today.trace')}</dt>
            <dd>
              <Count n={lost} to="/tracing" />
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

function Target({ data }: { data: Fieldwork }) {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="target">
      <h2 id="target">{t('today.target')}</h2>
      <Scroll label={t('today.target')}>
        <table>
          <thead>
            <tr>
              {['wave', 'asked', 'answered', 'share', 'goal', 'open'].map((name) => (
                <th key={name} scope="col" className={name === 'wave' ? undefined : 'number'}>
                  {t(`target.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.waves.map((wave) => {
              const share = wave.asked > 0 ? wave.answered / wave.asked : null
              return (
                <tr key={wave.id}>
                  <th scope="row">
                    <Link href={addressOf('/curves', { wave: wave.id })}>{inLanguage(wave.title)}</Link>
                  </th>
                  <td className="number">{writeNumber(wave.asked)}</td>
                  <td className="number">
                    <Count n={wave.answered} to={addressOf('/members', { wave: wave.id, code: '1.1' })} />
                  </td>
                  <td className="number">{share === null ? '–' : writeShare(share, 1)}</td>
                  <td className="number">{goalOf(wave.target, share, t)}</td>
                  <td className="number">{writeNumber(wave.open)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
      <p className="quiet">{t('target.explain')}</p>
    </section>
  )
}

function goalOf(
  target: number | null,
  share: number | null,
  t: (key: string, values: Record<string, string>) => string,
): string {
  if (target === null) return '–'
  if (share === null) return writeShare(target)
  const points = Math.round(1000 * (share - target)) / 10
  return t(points >= 0 ? 'target.above' : 'target.below', {
    target: writeShare(target),
    points: writeNumber(Math.abs(points), 1),
  })
}

function Count({ n, to }: { n: number; to: string }) {
  return n === 0 ? <span className="quiet">0</span> : <Link href={to}>{writeNumber(n)}</Link>
}

interface PerWaveProps {
  readonly rows: readonly { readonly wave: string; readonly n: number }[]
  readonly data: Fieldwork
  readonly of: (wave: string) => Record<string, string>
}

/** A number for each wave that has one: each leads to as many members as it says. */
function PerWave({ rows, data, of }: PerWaveProps) {
  const waves = data.waves.flatMap(({ id, title }) => {
    const n = sum(rows.filter(({ wave }) => wave === id))
    return n > 0 ? [{ id, title, n }] : []
  })
  if (waves.length === 0) return <span className="quiet">0</span>
  return waves.map(({ id, title, n }) => (
    <span key={id} className="per-wave">
      <Count n={n} to={addressOf('/members', of(id))} />
      {data.waves.length > 1 && <span className="quiet counts__explain">{inLanguage(title)}</span>}
    </span>
  ))
}

function sum(rows: readonly { readonly n: number }[]): number {
  return rows.reduce((total, { n }) => total + n, 0)
}
