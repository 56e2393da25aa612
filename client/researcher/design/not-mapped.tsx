/** What does not come along from a file, before anything is added. */
import { useTranslation } from 'react-i18next'
import type { NotMapped } from '../../../surveys/interchange/notes.ts'
import { inLanguage } from '../../shared/i18n.ts'

export function NotMappedList({ notMapped }: { notMapped: readonly NotMapped[] }) {
  const { t } = useTranslation()
  if (notMapped.length === 0) return <p role="status">{t('import.whole')}</p>
  return (
    <>
      <p role="status">{t('import.notMapped', { count: notMapped.length })}</p>
      <ul className="plain not-mapped">
        {notMapped.map(({ place, what, sentence }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once and does not change
          <li key={index}>
            <b>{place || t('import.all')}</b>: {inLanguage(what)}
            <span className="not-mapped__todo">{inLanguage(sentence)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
