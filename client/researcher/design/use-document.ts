/**
 * One document of a draft, open on a page: what is done in it can be undone, is saved by itself, and takes in what another saves
 * meanwhile. Where both changed the same, nothing is saved until somebody chose.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { beginHistory, type History, rebase, redo, step, undo } from '../../../surveys/edit/history.ts'
import { questionnaireOf } from '../../../surveys/study-files/document-names.ts'
import type { Conflict } from '../../../surveys/study-files/merge.ts'
import { mergeDocuments } from '../../../surveys/study-files/merge.ts'
import { Refused } from '../../shared/api.ts'
import { fetchDocumentAt, fetchRevision, putDocument } from './queries.ts'

const saveAfter = 800
const lookEvery = 8_000

export type SaveState =
  | { readonly kind: 'saved'; readonly at: number | null }
  | { readonly kind: 'unsaved' | 'saving' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'conflict'; readonly conflicts: readonly Conflict[] }

interface Base {
  readonly revision: number
  readonly content: unknown
}

export interface OpenDocument {
  readonly content: unknown
  readonly state: SaveState
  /** `about` names the place that is typed in, so that undoing takes back words and not letters. */
  edit(content: unknown, about?: string | null): void
  undo: (() => void) | null
  redo: (() => void) | null
  retry(): void
  /** Ends a conflict: mine stays at these places, theirs at the others. */
  choose(mineAt: ReadonlySet<string>): void
}

export function useDocument(design: string, name: string, given: Base): OpenDocument {
  const queries = useQueryClient()
  const [history, setHistory] = useState<History<unknown>>(() => beginHistory(given.content))
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: null })
  const base = useRef<Base>(given)
  const theirs = useRef<Base | null>(null)
  const present = useRef<unknown>(given.content)
  const busy = useRef(false)
  present.current = history.present

  const takeIn = useCallback((sent: unknown, saved: Base) => {
    base.current = saved
    if (saved.content === sent) return
    setHistory((before) => rebase(before, (own) => mergeDocuments(sent, own, saved.content).merged))
  }, [])

  const save = useCallback(async () => {
    if (busy.current) return
    busy.current = true
    const sent = present.current
    setState({ kind: 'saving' })
    try {
      const saved = await putDocument(design, name, { base: base.current.revision, content: sent })
      takeIn(sent, { revision: saved.revision, content: saved.merged ? saved.content : sent })
      setState(present.current === sent ? { kind: 'saved', at: saved.savedAt } : { kind: 'unsaved' })
      void queries.invalidateQueries({ queryKey: ['design-check', design] })
      void queries.invalidateQueries({ queryKey: ['designs'] })
      // Pictures beside a part are drawn from the whole design; a questionnaire draws itself.
      if (questionnaireOf(name) === null) void queries.invalidateQueries({ queryKey: ['design', design] })
    } catch (error) {
      if (error instanceof Refused && error.body.code === 'changed-by-another') {
        theirs.current = { revision: Number(error.body.revision), content: error.body.content }
        setState({ kind: 'conflict', conflicts: error.body.conflicts as readonly Conflict[] })
      } else setState({ kind: 'failed', error })
    } finally {
      busy.current = false
    }
  }, [design, name, queries, takeIn])

  useEffect(() => {
    if (state.kind !== 'unsaved') return
    const timer = setTimeout(() => void save(), saveAfter)
    return () => clearTimeout(timer)
  }, [state, save])

  // Who leaves while something is unsaved is asked by the browser.
  useEffect(() => {
    if (state.kind === 'saved') return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [state.kind])

  // On another page of the workshop it is saved at once.
  const last = useRef({ state, save })
  last.current = { state, save }
  useEffect(
    () => () => {
      if (last.current.state.kind === 'unsaved') void last.current.save()
    },
    [],
  )

  useEffect(() => {
    const look = async () => {
      if (last.current.state.kind !== 'saved' || document.hidden) return
      const newest = await fetchRevision(design, name)
      if (newest <= base.current.revision || busy.current) return
      const content = await fetchDocumentAt(design, name, newest)
      const sent = base.current.content
      takeIn(sent, { revision: newest, content })
      if (present.current !== sent) setState({ kind: 'unsaved' })
    }
    const timer = setInterval(() => void look().catch(() => undefined), lookEvery)
    return () => clearInterval(timer)
  }, [design, name, takeIn])

  const change = (next: History<unknown>) => {
    if (next.present === history.present) return
    setHistory(next)
    setState((before) => (before.kind === 'conflict' ? before : { kind: 'unsaved' }))
  }
  return {
    content: history.present,
    state,
    edit: (content, about = null) => change(step(history, content, about)),
    undo: history.past.length > 0 ? () => change(undo(history)) : null,
    redo: history.future.length > 0 ? () => change(redo(history)) : null,
    retry: () => void save(),
    choose: (mineAt) => {
      const other = theirs.current
      if (!other) return
      const { merged } = mergeDocuments(base.current.content, present.current, other.content, mineAt)
      base.current = other
      theirs.current = null
      setHistory(step(history, merged))
      setState({ kind: 'unsaved' })
    },
  }
}
