import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { pages } from './pages.tsx'

export function Navigation() {
  const { t } = useTranslation()
  const [place] = useLocation()
  const here = (path: string) => (path === '/' ? place === '/' : place.startsWith(path))
  return (
    <nav className="outline no-print" aria-label={t('navigation.label')}>
      {pages.map(
        ({ path, name }) =>
          name && (
            <Link key={path} href={path} aria-current={here(path) ? 'page' : undefined}>
              {t(`page.${name}`)}
            </Link>
          ),
      )}
    </nav>
  )
}
