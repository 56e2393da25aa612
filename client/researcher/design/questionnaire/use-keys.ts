import { useEffect, useRef } from 'react'

interface Keys {
  readonly undo: (() => void) | null
  readonly redo: (() => void) | null
  readonly copy: (() => void) | null
  readonly paste: (() => void) | null
}

/** The keys that people know; whoever types in a field has those of the field. */
export function useKeys(keys: Keys): void {
  const last = useRef(keys)
  last.current = keys
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (/^(input|textarea|select)$/i.test(target.tagName) || target.isContentEditable) return
      if (!event.ctrlKey && !event.metaKey) return
      const key = event.key.toLowerCase()
      const { undo, redo, copy, paste } = last.current
      const action =
        key === 'z'
          ? event.shiftKey
            ? redo
            : undo
          : key === 'y'
            ? redo
            : key === 'c'
              ? copy
              : key === 'v'
                ? paste
                : null
      // Words that are marked on the page are copied as ever.
      if (action === null || (key === 'c' && String(getSelection()) !== '')) return
      event.preventDefault()
      action()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
}
