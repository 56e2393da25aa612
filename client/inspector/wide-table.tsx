import type { ReactNode } from 'react'

export interface Head {
  readonly name: string
  /** Of a column of numbers, or of words. */
  readonly of: 'numbers' | 'words'
}

export const numbers = (name: string): Head => ({ name, of: 'numbers' })
export const words = (name: string): Head => ({ name, of: 'words' })

interface Props {
  readonly label: string
  readonly heads: readonly Head[]
  /** The rows. */
  readonly children: ReactNode
}

/** A table that may be wider than its page: a region that scrolls, and that a keyboard reaches. */
export function WideTable({ label, heads, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="scroller" tabIndex={0} aria-label={label}>
      <table className="data">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {heads.map(({ name, of }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: heads do not move, and two groups may have one name
              <th key={place} scope="col" {...(of === 'numbers' && { className: 'number' })}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}
