/** What only a person can do: letters to print, calls to make. Nothing while there is nothing. */
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { writeNumber } from '../../shared/format.ts'
import { useCalls, usePrintRuns } from '../contacts/queries.ts'

export function WaitsForYou() {
  const { t } = useTranslation()
  const runs = usePrintRuns().data?.runs ?? []
  const letters = runs
    .filter(({ postedAt }) => postedAt === null)
    .reduce((sum, { letters: count }) => sum + count, 0)
  const calls = useCalls().data?.callNow.length ?? 0
  const waiting = [
    { key: 'letters', count: letters, to: '/letters' },
    { key: 'calls', count: calls, to: '/calls' },
  ].filter(({ count }) => count > 0)
  if (waiting.length === 0) return null
  return (
    <p className="waits">
      {waiting.map(({ key, count, to }) => (
        <Link key={key} href={to}>
          {t(`today.waits.${key}`, { count, n: writeNumber(count) })}
        </Link>
      ))}
    </p>
  )
}
