import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, reply } from '../shared/api.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import type { OverviewData } from './overview.tsx'

interface Props {
  readonly data: OverviewData
  readonly onDone: () => void
  readonly onErased: () => void
  readonly onBack: () => void
}

type Change = 'ask-no-more-contact' | 'withdraw' | 'erase'

/** Refusing has degrees. Each says what it does; only erasure cannot be undone, and says that too. */
export function TakePartLess({ data, onDone, onErased, onBack }: Props) {
  const { t } = useTranslation()
  const [error, setError] = useState<unknown>(null)
  const [erasing, setErasing] = useState(false)
  const open = data.waves.find((wave) => wave.open)

  const act = (work: () => Promise<unknown>, then: () => void) => {
    setError(null)
    work().then(then, setError)
  }
  const change = (to: Change) => () => reply(api.respondent.participation.$post({ json: { change: to } }))

  return (
    <>
      <h1>{t('less.title')}</h1>
      <p>{t('less.free')}</p>
      {error !== null && <ProblemNotice error={error} />}
      <ul className="choices">
        {open && (
          <li>
            <p>{t('less.wave.explain')}</p>
            <button
              type="button"
              className="button button--quiet"
              onClick={() =>
                act(
                  () => reply(api.respondent.waves[':wave'].refuse.$post({ param: { wave: open.id } })),
                  onDone,
                )
              }
            >
              {t('less.wave')}
            </button>
          </li>
        )}
        {data.participation === 'active' && data.modes.length > 1 && (
          <li>
            <p>{t('less.modes.explain')}</p>
            {data.modes.map((mode) => {
              const refused = data.refusedModes.includes(mode)
              return (
                <button
                  key={mode}
                  type="button"
                  className="button button--quiet"
                  onClick={() =>
                    act(
                      () => reply(api.respondent.modes.$post({ json: { mode, refused: !refused } })),
                      onDone,
                    )
                  }
                >
                  {t(refused ? `less.mode.${mode}.again` : `less.mode.${mode}`)}
                </button>
              )
            })}
          </li>
        )}
        {data.participation === 'active' && (
          <li>
            <p>{t('less.contact.explain')}</p>
            <button
              type="button"
              className="button button--quiet"
              onClick={() => act(change('ask-no-more-contact'), onDone)}
            >
              {t('less.contact')}
            </button>
          </li>
        )}
        <li>
          <p>{t('less.withdraw.explain')}</p>
          <button
            type="button"
            className="button button--quiet"
            onClick={() => act(change('withdraw'), onDone)}
          >
            {t('less.withdraw')}
          </button>
        </li>
        <li>
          <p>{t('less.erase.explain')}</p>
          {erasing ? (
            <div className="notice">
              <p>{t('less.erase.sure')}</p>
              <button type="button" className="button" onClick={() => act(change('erase'), onErased)}>
                {t('less.erase.confirm')}
              </button>
            </div>
          ) : (
            <button type="button" className="button button--quiet" onClick={() => setErasing(true)}>
              {t('less.erase')}
            </button>
          )}
        </li>
      </ul>
      <button type="button" className="button button--text" onClick={onBack}>
        {t('less.back')}
      </button>
    </>
  )
}
