import { useTranslation } from 'react-i18next'
import { inLanguage } from './i18n.ts'
import { LanguageSwitch } from './language-switch.tsx'
import type { Me } from './queries.ts'
import { addressOfStudy, type StudySummary } from './study.ts'

interface Props {
  readonly page: string
  /** The pages that the reader may see. */
  readonly pages: readonly string[]
  readonly me: Me | null
  readonly study: StudySummary | null
  readonly studies: readonly StudySummary[]
  readonly onLeave: () => void
}

export function StaffHeader({ page, pages, me, study, studies, onLeave }: Props) {
  const { t } = useTranslation()
  return (
    <header className="staff__header no-print">
      <div className="staff__place">
        <span className="staff__name">Peilmoment</span>
        {studies.length > 1 && study ? (
          <select
            aria-label={t('staff.study')}
            value={study.id}
            onChange={(event) => location.assign(addressOfStudy(event.target.value))}
          >
            {studies.map(({ id, title }) => (
              <option key={id} value={id}>
                {inLanguage(title)}
              </option>
            ))}
          </select>
        ) : (
          study && <span>{inLanguage(study.title)}</span>
        )}
      </div>
      {pages.length > 1 && (
        <nav className="staff__pages" aria-label={t('staff.pages')}>
          {pages.map((name) => (
            <a
              key={name}
              href={`/${name}${location.search}`}
              {...(name === page && { 'aria-current': 'page' })}
            >
              {t(`staff.page.${name}`)}
            </a>
          ))}
        </nav>
      )}
      <div className="staff__reader">
        {me && (
          <span className="quiet">
            {me.name}, {t(`role.${me.role}`)}
          </span>
        )}
        <LanguageSwitch />
        {me && (
          <button type="button" className="button button--text" onClick={onLeave}>
            {t('signOut.submit')}
          </button>
        )}
      </div>
    </header>
  )
}
