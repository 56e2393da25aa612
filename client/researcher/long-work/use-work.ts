/** Long work that can be stopped: how far it is, what came of it, what went wrong. */
import { useEffect, useRef, useState } from 'react'

export interface Work<T> {
  /** From 0 to 1 while it runs. */
  readonly share: number | null
  readonly done: T | null
  readonly error: unknown
  /** Starts it; what came of it before stays until there is something new. */
  run(work: (tell: (share: number) => void, signal: AbortSignal) => Promise<T>): Promise<void>
  stop(): void
}

export function useWork<T>(): Work<T> {
  const [share, setShare] = useState<number | null>(null)
  const [done, setDone] = useState<T | null>(null)
  const [error, setError] = useState<unknown>(null)
  const running = useRef<AbortController | null>(null)
  // Who leaves the page does not wait for it.
  useEffect(() => () => running.current?.abort(), [])
  return {
    share,
    done,
    error,
    run: async (work) => {
      const own = new AbortController()
      running.current = own
      setError(null)
      setShare(0)
      try {
        setDone(await work(setShare, own.signal))
      } catch (failure) {
        if (!own.signal.aborted) setError(failure)
      } finally {
        setShare(null)
      }
    },
    stop: () => running.current?.abort(),
  }
}
