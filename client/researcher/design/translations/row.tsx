/** One text and its translation. */
import { useTranslation } from 'react-i18next'
import type { TranslationRow } from '../../../../surveys/interchange/translations/rows.ts'

interface Props {
  readonly row: TranslationRow
  readonly onWrite: (english: string) => void
  readonly onStill: () => void
}

export function Row({ row: { key, dutch, english, state }, onWrite, onStill }: Props) {
  const { t } = useTranslation()
  const lines = Math.min(12, Math.max(1, Math.ceil(Math.max(dutch.length, english.length) / 48)))
  return (
    <li className={`translation translation--${state}`}>
      <div lang="nl" className="translation__dutch">
        <span className="translation__key">{key}</span>
        {dutch}
      </div>
      <div>
        <textarea
          lang="en"
          rows={lines}
          aria-label={t('translations.english', { key })}
          value={english}
          onChange={({ target }) => onWrite(target.value)}
        />
        <span className="translation__state">{t(`translations.${state}`)}</span>
        {state === 'outdated' && (
          <button
            type="button"
            className="button button--text"
            aria-label={t('translations.stillOf', { key })}
            onClick={onStill}
          >
            {t('translations.still')}
          </button>
        )}
      </div>
    </li>
  )
}
