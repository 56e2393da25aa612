import { useTranslation } from 'react-i18next'
import { Refused } from './api.ts'

/** What went wrong, what is safe, what to do, and a code to mention. Announced at once. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation()
  const sentence = error instanceof Refused ? error.body.title : t('problem.network')
  return (
    <div className="notice" role="alert">
      <p>{sentence}</p>
      {error instanceof Refused && error.body.status >= 500 && (
        <p className="quiet">{t('problem.code', { code: error.body.code })}</p>
      )}
      {onRetry && (
        <button type="button" className="button button--text" onClick={onRetry}>
          {t('page.retry')}
        </button>
      )}
    </div>
  )
}
