/** What can be done with the chosen part: add beside it, move, copy, take away. */
import {
  insertAt,
  isJson,
  type Json,
  moveTo,
  type Path,
  setAt,
  valueAt,
} from '../../../../surveys/edit/json.ts'
import { copyFor } from '../../../../surveys/edit/names.ts'
import { findPart, listWithin, type Part } from '../../../../surveys/edit/outline.ts'
import { isFlat, onOnePage } from '../../../../surveys/edit/pages.ts'
import type { OpenDocument } from '../use-document.ts'

/** Other questionnaires of the workshop can take it from here, also in another window. */
const clipboard = 'peilmoment.copied-part'

export function usePartActions(open: OpenDocument, part: Part | null, choose: (path: Path) => void) {
  const { content } = open

  const change = (next: unknown, name: string) => {
    open.edit(next)
    const changed = name === '' ? null : findPart(next, name)
    if (changed) choose(changed.path)
  }

  /** In the chosen page or panel, or right behind the chosen question; pages among pages. */
  const add = (given: Json) => {
    const entry = copyFor(given, content)
    const isPage = entry.type === undefined || entry.type === 'page'
    const name = typeof entry.name === 'string' ? entry.name : ''
    if (isPage && isJson(content) && isFlat(content)) {
      change(onOnePage(content, name), name)
      return
    }
    if (isPage) {
      const at = part && part.path[0] === 'pages' ? Number(part.path[1]) + 1 : pagesIn(content)
      change(insertAt(content, ['pages'], at, entry), name)
      return
    }
    if (part && part.kind === 'question') {
      const list = part.path.slice(0, -1)
      change(insertAt(content, list, Number(part.path.at(-1)) + 1, entry), name)
      return
    }
    const list = part
      ? listWithin(part, content)
      : pagesIn(content) > 0
        ? ['pages', 0, 'elements']
        : ['elements']
    const before = valueAt(content, list)
    change(insertAt(content, list, Array.isArray(before) ? before.length : 0, entry), name)
  }

  const move = (from: Path, list: Path, index: number) => {
    const entry = valueAt(content, from)
    const next = moveTo(content, from, list, index)
    if (next !== null && next !== content) change(next, isJson(entry) ? String(entry.name ?? '') : '')
  }

  return {
    add,
    moveTo: move,
    /** One place up or down among its own. */
    nudge: ({ path }: Part, by: -1 | 1) => {
      const list = path.slice(0, -1)
      const index = Number(path.at(-1))
      const length = (valueAt(content, list) as unknown[]).length
      const to = index + by
      if (to >= 0 && to < length) move(path, list, by === 1 ? to + 1 : to)
    },
    remove: ({ path }: Part) => {
      open.edit(setAt(content, path, undefined))
      choose(path.slice(0, -2))
    },
    copy: part && (() => localStorage.setItem(clipboard, JSON.stringify(part.json))),
    paste: () => {
      try {
        const copied: unknown = JSON.parse(localStorage.getItem(clipboard) ?? 'null')
        if (isJson(copied)) add(copied)
      } catch {
        // What stands there is no part: there is nothing to paste.
      }
    },
  }
}

function pagesIn(content: unknown): number {
  const pages = valueAt(content, ['pages'])
  return Array.isArray(pages) ? pages.length : 0
}
