import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'

interface Props {
  readonly data: {
    readonly page: number
    readonly pageLength: number
    readonly total: number
    readonly more: boolean
  }
  readonly address: (page: string) => string
}

/** To the pages before and after; when not all were counted, the last is not known. */
export function Pages({ data, address }: Props) {
  const { t } = useTranslation()
  const { page, pageLength, total, more } = data
  const last = Math.max(1, Math.ceil(total / pageLength))
  if (last === 1) return null
  return (
    <nav className="pages" aria-label={t('members.pages')}>
      {page > 1 && <Link href={address(page === 2 ? '' : String(page - 1))}>{t('members.previous')}</Link>}
      <span>{more ? t('members.pageOf', { page }) : t('members.page', { page, last })}</span>
      {(page < last || more) && <Link href={address(String(page + 1))}>{t('members.next')}</Link>}
    </nav>
  )
}
