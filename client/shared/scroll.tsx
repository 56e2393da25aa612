import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly children: ReactNode
  /** What it is, where there are several on a page. */
  readonly label?: string
}

/** Something wide: on a small screen it scrolls by itself, by keyboard too. */
export function Scroll({ children, label }: Props) {
  const { t } = useTranslation()
  const name = label ? `${label}: ${t('table.scroll')}` : t('table.scroll')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label={name}>
      {children}
    </section>
  )
}
