import { useTranslation } from 'react-i18next'
import type { Language } from '../../surveys/design.ts'
import { chooseLanguage, language } from './i18n.ts'

const languages: readonly Language[] = ['nl', 'en']

export function LanguageSwitch() {
  const { t } = useTranslation()
  const now = language()
  return (
    <nav className="language-switch no-print" aria-label={t('language.choose')}>
      {languages.map((code) => (
        <button
          key={code}
          type="button"
          className="button button--text"
          lang={code}
          aria-pressed={code === now}
          onClick={() => chooseLanguage(code)}
        >
          {t(`language.${code}`)}
        </button>
      ))}
    </nav>
  )
}
