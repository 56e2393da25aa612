/** What the reader was given for their answers, and the button that asks for it. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, reply } from '../shared/api.ts'
import { writeNumber } from '../shared/format.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'

const fetchGiven = () => reply(api.respondent.incentives.$get())

export function Incentives({ titleOf }: { titleOf: (wave: string) => string }) {
  const { t } = useTranslation()
  const [given, setGiven] = useState<Awaited<ReturnType<typeof fetchGiven>>>([])
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    fetchGiven().then(setGiven, setError)
  }, [])
  if (given.length === 0) return error === null ? null : <ProblemNotice error={error} />
  const claim = (wave: string) => {
    reply(api.respondent.incentives[':wave'].claim.$post({ param: { wave } }))
      .then(fetchGiven)
      .then(setGiven, setError)
  }
  return (
    <section aria-labelledby="incentives">
      <h2 id="incentives">{t('incentives.title')}</h2>
      {error !== null && <ProblemNotice error={error} />}
      <ul className="waves">
        {given.map(({ wave, cents, claimedAt }) => (
          <li key={wave}>
            <span className="waves__title">
              {t('incentives.for', { amount: `€ ${writeNumber(cents / 100, 2)}`, title: titleOf(wave) })}
            </span>
            {claimedAt === null ? (
              <button type="button" className="button button--quiet" onClick={() => claim(wave)}>
                {t('incentives.claim')}
              </button>
            ) : (
              <span className="quiet" role="status">
                {t('incentives.claimed')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
