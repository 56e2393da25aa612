/** The questionnaire as JSON: names completed from survey-core's list, what is wrong marked where it stands. */
import { autocompletion, type CompletionContext } from '@codemirror/autocomplete'
import { json as jsonLanguage, jsonParseLinter } from '@codemirror/lang-json'
import { type Diagnostic, linter, lintGutter } from '@codemirror/lint'
import { Annotation } from '@codemirror/state'
import { basicSetup, EditorView } from 'codemirror'
import { findNodeAtLocation, getLocation, parseTree } from 'jsonc-parser'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../queries.ts'
import type { OpenDocument } from '../use-document.ts'
import { codeLook } from './code-look.ts'
import { pathOfText } from './places.ts'
import { propertyNames, valueNames } from './property-names.ts'

interface Props {
  readonly open: OpenDocument
  readonly findings: readonly Finding[]
}

const fromOutside = Annotation.define<boolean>()

export function CodeView({ open, findings }: Props) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorView | null>(null)
  const [readable, setReadable] = useState(true)
  const last = useRef({ open, findings })
  last.current = { open, findings }
  const written = useRef<unknown>(open.content)

  useEffect(() => {
    // In a root of its own its styles are sheets and not style elements, which our policy refuses.
    const host = place.current!
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
    const view = new EditorView({
      parent: root,
      root,
      doc: JSON.stringify(last.current.open.content, null, 2),
      extensions: [
        basicSetup,
        jsonLanguage(),
        lintGutter(),
        linter(jsonParseLinter()),
        linter((current) => marks(current.state.doc.toString(), last.current.findings)),
        autocompletion({ override: [complete] }),
        codeLook,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': t('designer.view.code'), tabindex: '0' }),
        EditorView.updateListener.of(({ docChanged, state, transactions }) => {
          if (!docChanged || transactions.some((one) => one.annotation(fromOutside))) return
          try {
            const content: unknown = JSON.parse(state.doc.toString())
            written.current = content
            last.current.open.edit(content, 'code')
            setReadable(true)
          } catch {
            setReadable(false)
          }
        }),
      ],
    })
    editor.current = view
    return () => view.destroy()
  }, [t])

  // What was undone, or came from another, comes in.
  useEffect(() => {
    const view = editor.current
    if (!view || open.content === written.current) return
    written.current = open.content
    const insert = JSON.stringify(open.content, null, 2)
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert },
      annotations: fromOutside.of(true),
    })
    setReadable(true)
  }, [open.content])

  return (
    <section aria-label={t('designer.view.code')}>
      <p role="status" className={readable ? 'quiet' : 'notice'}>
        {t(readable ? 'code.explain' : 'code.unreadable')}
      </p>
      <div ref={place} className="code-view" />
    </section>
  )
}

function marks(text: string, findings: readonly Finding[]): Diagnostic[] {
  const tree = parseTree(text)
  if (!tree) return []
  return findings.map(({ path, rule, sentence, remedy, severity }) => {
    const full = pathOfText(path)
    // The nearest that is there: a property that is missing is marked at what lacks it.
    let node = tree
    for (let length = full.length; length > 0; length--) {
      const found = findNodeAtLocation(tree, full.slice(0, length))
      if (found) {
        node = found
        break
      }
    }
    const end = node.offset + Math.min(node.length, 80)
    return {
      from: node.offset,
      to: end,
      message: `${sentence} ${remedy} (${rule})`,
      severity: severity === 'problem' ? 'error' : severity === 'warning' ? 'warning' : 'info',
    }
  })
}

function complete(context: CompletionContext) {
  const text = context.state.doc.toString()
  const { path, isAtPropertyKey } = getLocation(text, context.pos)
  const property = path.at(-1)
  const word = context.matchBefore(/["\w-]+/)
  if (typeof property !== 'string' || (!word && (isAtPropertyKey || !context.explicit))) return null
  const of = path.slice(0, -1)
  const tree = parseTree(text)
  const owner = tree && findNodeAtLocation(tree, of)
  const written: unknown = owner && findNodeAtLocation(owner, ['type'])?.value
  const type = typeof written === 'string' ? written : null
  const names = isAtPropertyKey ? propertyNames(type, of) : valueNames(type, of, property)
  return {
    from: word?.from ?? context.pos,
    options: names.map((name) => ({
      label: JSON.stringify(name),
      type: isAtPropertyKey ? 'property' : 'constant',
    })),
  }
}
