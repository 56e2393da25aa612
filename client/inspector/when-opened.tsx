import { type ReactNode, useState } from 'react'

interface Props {
  readonly title: string
  readonly children: ReactNode
}

/** A part that is made when somebody opens it: for what stands many times on the page and is long. It is not on paper. */
export function WhenOpened({ title, children }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <details className="how" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {open && children}
    </details>
  )
}
