import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { parts } from './pages.tsx'

export function Navigation() {
  const { t } = useTranslation()
  const [place] = useLocation()
  const here = (path: string) => (path === '/' ? place === '/' : place.startsWith(path))
  return (
    <nav className="outline no-print" aria-label={t('navigation.label')}>
      {Object.entries(parts).map(([part, pages]) => (
        <div key={part} className="outline__part">
          <p className="outline__title" id={`part-${part}`}>
            {t(`part.${part}`)}
          </p>
          <ul aria-labelledby={`part-${part}`}>
            {pages.map(
              ({ path, name }) =>
                name && (
                  <li key={path}>
                    <Link href={path} aria-current={here(path) ? 'page' : undefined}>
                      {t(`page.${name}`)}
                    </Link>
                  </li>
                ),
            )}
          </ul>
        </div>
      ))}
    </nav>
  )
}
