import { useTranslation } from 'react-i18next'
import type { Sign } from './signs.ts'

const shapes: Readonly<Record<Sign, string>> = {
  up: 'M6 1 11 10H1Z',
  down: 'M6 11 1 2H11Z',
  none: 'M1 5H11V7H1Z',
  unknown: 'M4.5 4.5h3v3h-3Z',
}

/** A small sign with the outcome it is about; which way is said to those who do not see it. */
export function SignText({ sign, name }: { sign: Sign; name: string }) {
  const { t } = useTranslation()
  return (
    <span className={`sign sign--${sign}`}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        <path d={shapes[sign]} />
      </svg>
      {name}
      <span className="visually-hidden">: {t(`sign.${sign}`)}</span>
    </span>
  )
}
