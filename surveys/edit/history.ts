/** What was done, so that it can be undone. Typing in one place is one step. */

export interface History<T> {
  readonly past: readonly T[]
  readonly present: T
  readonly future: readonly T[]
  /** What the last step was about, to take the next one together with it. */
  readonly about: string | null
}

const most = 200

export function beginHistory<T>(present: T): History<T> {
  return { past: [], present, future: [], about: null }
}

/** `about` names the place that is typed in; null makes a step of its own. */
export function step<T>(history: History<T>, present: T, about: string | null = null): History<T> {
  if (present === history.present) return history
  if (about !== null && about === history.about && history.past.length > 0)
    return { ...history, present, future: [] }
  return { past: [...history.past, history.present].slice(-most), present, future: [], about }
}

export function undo<T>({ past, present, future }: History<T>): History<T> {
  const before = past.at(-1)
  if (past.length === 0) return { past, present, future, about: null }
  return { past: past.slice(0, -1), present: before as T, future: [present, ...future], about: null }
}

export function redo<T>({ past, present, future }: History<T>): History<T> {
  if (future.length === 0) return { past, present, future, about: null }
  return { past: [...past, present], present: future[0] as T, future: future.slice(1), about: null }
}

/** Another's changes come in: every step is as if they had been there all along, as far as that goes. */
export function rebase<T>(history: History<T>, change: (state: T) => T): History<T> {
  return {
    past: history.past.map(change),
    present: change(history.present),
    future: history.future.map(change),
    about: null,
  }
}
