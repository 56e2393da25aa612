/** Stands on every page of the workshop while nothing goes out. */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { writeMoment } from '../../shared/format.ts'
import { useSending } from './queries.ts'

export function StoppedNotice() {
  const { t } = useTranslation()
  const stop = useSending().data?.stop
  if (!stop) return null
  return (
    <div className="notice" role="status">
      <p>
        <strong>{t('stop.on')}</strong>{' '}
        {t('stop.who', { by: stop.by, at: writeMoment(stop.at), reason: stop.reason })}{' '}
        <Link href="/sending">{t('stop.go')}</Link>
      </p>
    </div>
  )
}
