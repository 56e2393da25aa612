import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import './long-work.css'
import type { Work } from './use-work.ts'

/** How far the work is, with a way to stop it; or what went wrong. */
export function WorkProgress<T>({ work }: { readonly work: Work<T> }) {
  const { t } = useTranslation()
  return (
    <>
      {work.share !== null && (
        <div className="work-progress" role="status">
          <label>
            {t('work.running')} <progress value={work.share} max={1} />
          </label>
          <button type="button" className="button button--text" onClick={work.stop}>
            {t('work.stop')}
          </button>
        </div>
      )}
      {work.error !== null && <ProblemNotice error={work.error} />}
    </>
  )
}
