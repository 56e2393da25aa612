/** The respondent's way: enter with a code → what is ready → the questionnaire → done. */
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Offline, Refused, reply } from '../shared/api.ts'
import { inLanguage, suggestLanguage } from '../shared/i18n.ts'
import { LanguageSwitch } from '../shared/language-switch.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { EnterCode } from './enter-code.tsx'
import { Overview, type OverviewData } from './overview.tsx'
import { OwnDetails } from './own-details.tsx'
import { TakePartLess } from './take-part-less.tsx'

/** The questionnaire's code is large: it is fetched while the first page is being read. */
const loadQuestionnaire = () => import('./questionnaire.tsx')
const Questionnaire = lazy(loadQuestionnaire)

type Place =
  | { at: 'loading' | 'enter' | 'overview' | 'less' | 'details' }
  | { at: 'questionnaire'; wave: string }

export function RespondentPage() {
  const { t } = useTranslation()
  const [place, setPlace] = useState<Place>({ at: 'loading' })
  const [overview, setOverview] = useState<OverviewData | null>(null)
  const [error, setError] = useState<unknown>(null)

  const load = useCallback(async () => {
    setError(null)
    try {
      const found = await reply(api.respondent.$get())
      setOverview(found)
      suggestLanguage(found.language)
      setPlace({ at: 'overview' })
      void loadQuestionnaire()
    } catch (problem) {
      if (problem instanceof Refused && problem.body.status === 401) setPlace({ at: 'enter' })
      else setError(problem)
    }
  }, [])

  const enter = useCallback(
    async (code: string) => {
      await reply(api.respondent.session.$post({ json: { code } }))
      await load()
    },
    [load],
  )

  useEffect(() => {
    // A link carries the code behind '#': it reaches no log, and is gone from the address at once.
    const code = decodeURIComponent(location.hash.slice(1))
    if (code) history.replaceState(null, '', location.pathname)
    if (!code) void load()
    else {
      enter(code).catch((problem) => {
        if (problem instanceof Offline) setError(problem)
        setPlace({ at: 'enter' })
        setError(problem)
      })
    }
  }, [enter, load])

  const title = overview ? inLanguage(overview.study.title) : t('site.name')
  useEffect(() => {
    document.title = title
  }, [title])

  const leave = async () => {
    await reply(api.respondent.session.$delete())
    setOverview(null)
    setPlace({ at: 'enter' })
  }

  return (
    <div className="respondent">
      <a className="skip-link" href="#content">
        {t('page.skip')}
      </a>
      <header className="respondent__header">
        <span className="respondent__study">{title}</span>
        <LanguageSwitch />
        {overview?.study.simulated && <p className="respondent__simulated quiet">{t('simulated.line')}</p>}
      </header>
      <main id="content">
        {error !== null && <ProblemNotice error={error} {...(place.at === 'loading' && { onRetry: load })} />}
        {place.at === 'loading' && error === null && <p role="status">{t('page.loading')}</p>}
        {place.at === 'enter' && (
          <EnterCode
            onEnter={async (code) => {
              setError(null)
              await enter(code)
            }}
          />
        )}
        {place.at === 'overview' && overview && (
          <Overview
            data={overview}
            onBegin={(wave) => setPlace({ at: 'questionnaire', wave })}
            onLess={() => setPlace({ at: 'less' })}
            onDetails={() => setPlace({ at: 'details' })}
            onLeave={leave}
            onChanged={load}
          />
        )}
        {place.at === 'less' && overview && (
          <TakePartLess
            data={overview}
            onDone={load}
            onErased={leave}
            onBack={() => setPlace({ at: 'overview' })}
          />
        )}
        {place.at === 'details' && <OwnDetails onBack={() => setPlace({ at: 'overview' })} />}
        {place.at === 'questionnaire' && (
          <Suspense fallback={<p role="status">{t('page.loading')}</p>}>
            <Questionnaire wave={place.wave} onDone={load} onSignedOut={() => setPlace({ at: 'enter' })} />
          </Suspense>
        )}
      </main>
    </div>
  )
}
