/** The code in our own colours, light and dark. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { tags } from '@lezer/highlight'
import { EditorView } from 'codemirror'

const frame = EditorView.theme({
  '&': {
    maxHeight: '75vh',
    border: '1px solid var(--line-strong)',
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
    fontSize: '14px',
  },
  '.cm-scroller': { overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--paper-quiet)', color: 'var(--ink-quiet)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--press-quiet)' },
  '.cm-tooltip': { backgroundColor: 'var(--paper)', color: 'var(--ink)', borderColor: 'var(--line-strong)' },
})

const words = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--press)' },
  { tag: tags.string, color: 'var(--ink)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--warn)' },
])

export const codeLook = [frame, syntaxHighlighting(words)]
