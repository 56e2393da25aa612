import { useTranslation } from 'react-i18next'
import type { ContactMode, Language, Text } from '../../surveys/design.ts'
import { api, reply } from '../shared/api.ts'
import { writeDay } from '../shared/format.ts'
import { inLanguage } from '../shared/i18n.ts'
import { Incentives } from './incentives.tsx'

export interface WaveData {
  readonly id: string
  readonly title: Text
  readonly status: string
  readonly open: boolean
  readonly opensOn: string | null
  readonly lastDay: string | null
  readonly completedAt: number | null
}

export interface OverviewData {
  readonly study: {
    readonly title: Text
    readonly organisation: Text
    readonly about: Text
    readonly simulated: boolean
  }
  readonly language: Language
  readonly participation: string
  readonly mayAnswer: boolean
  readonly modes: readonly ContactMode[]
  readonly refusedModes: readonly ContactMode[]
  readonly waves: readonly WaveData[]
}

interface Props {
  readonly data: OverviewData
  readonly onBegin: (wave: string) => void
  readonly onLess: () => void
  readonly onDetails: () => void
  readonly onLeave: () => void
  readonly onChanged: () => void
}

export function Overview({ data, onBegin, onLess, onDetails, onLeave, onChanged }: Props) {
  const { t } = useTranslation()
  const open = data.waves.find((wave) => wave.open)
  const comesBack = async () => {
    await reply(api.respondent.participation.$post({ json: { change: 'return' } }))
    onChanged()
  }
  return (
    <>
      <h1>{heading(t, data, open)}</h1>
      {data.mayAnswer && open && (
        <section>
          <p className="lead">
            {t(open.status === 'started' ? 'overview.goOn' : 'overview.ready', {
              title: inLanguage(open.title),
              day: open.lastDay ? writeDay(open.lastDay) : '',
            })}
          </p>
          <button type="button" className="button" onClick={() => onBegin(open.id)}>
            {t(open.status === 'started' ? 'overview.continue' : 'overview.begin')}
          </button>
          <p className="quiet">{t('overview.pause')}</p>
        </section>
      )}
      {data.participation === 'withdrawn' && (
        <section>
          <p className="lead">{t('overview.withdrawn')}</p>
          <button type="button" className="button button--quiet" onClick={comesBack}>
            {t('overview.return')}
          </button>
        </section>
      )}
      {data.participation === 'no-more-contact' && (
        <p>
          {t('overview.noMoreContact')}{' '}
          <button type="button" className="button button--text" onClick={comesBack}>
            {t('overview.contactAgain')}
          </button>
        </p>
      )}
      {data.mayAnswer && (
        <section aria-labelledby="waves">
          <h2 id="waves">{t('overview.waves')}</h2>
          <ol className="waves">
            {data.waves.map((wave) => (
              <li key={wave.id}>
                <span className="waves__title">{inLanguage(wave.title)}</span>
                <span className="quiet">{waveState(t, wave)}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <Incentives titleOf={(id) => inLanguage(data.waves.find((wave) => wave.id === id)!.title)} />
      <section aria-labelledby="about">
        <h2 id="about">{t('overview.about')}</h2>
        <p>{inLanguage(data.study.about)}</p>
        <p className="quiet">{inLanguage(data.study.organisation)}</p>
      </section>
      <footer className="respondent__footer">
        <button type="button" className="button button--text" onClick={onDetails}>
          {t('overview.details')}
        </button>
        {data.participation !== 'withdrawn' && (
          <button type="button" className="button button--text" onClick={onLess}>
            {t('overview.less')}
          </button>
        )}
        <button type="button" className="button button--text" onClick={onLeave}>
          {t('overview.leave')}
        </button>
      </footer>
    </>
  )
}

type Translate = ReturnType<typeof useTranslation>['t']

function heading(t: Translate, data: OverviewData, open: WaveData | undefined): string {
  if (!data.mayAnswer) return t('overview.stopped')
  if (open) return t('overview.welcome')
  const done = data.waves.some(({ status }) => status === 'complete')
  return t(done ? 'overview.thanks' : 'overview.nothing')
}

function waveState(t: Translate, wave: WaveData): string {
  const day = wave.open ? wave.lastDay : wave.opensOn
  return t(`status.${wave.status}`, { day: day ? writeDay(day) : '' })
}
