import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** Something wide: on a small screen it scrolls by itself, by keyboard too. */
/** `label` tells it from others on the page. */
export function Scroll({ label, children }: { label?: string; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label={label ?? t('table.scroll')}>
      {children}
    </section>
  )
}
