/** A questionnaire while it is made: its outline, how it looks, and what the chosen part is. */
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { isJson, type Path, valueAt } from '../../../../surveys/edit/json.ts'
import { everyPart, outlineOf, type Part } from '../../../../surveys/edit/outline.ts'
import { questionnaireDocument } from '../../../../surveys/study-files/document-names.ts'
import { ProblemNotice } from '../../../shared/problem-notice.tsx'
import { FindingList } from '../findings.tsx'
import { useDesign, useFindings } from '../queries.ts'
import { SaveLine } from '../save-line.tsx'
import { someMember } from '../schedule.ts'
import { useDocument } from '../use-document.ts'
import { AddPart } from './add-part.tsx'
import { CodeView } from './code-view.tsx'
import { FindReplace } from './find-replace.tsx'
import { Outline } from './outline.tsx'
import { pathOfText } from './places.ts'
import { Preview } from './preview.tsx'
import { Properties } from './properties.tsx'
import { TakeAlong } from './take-along.tsx'
import { useKeys } from './use-keys.ts'
import { usePartActions } from './use-part-actions.ts'
import '../design.css'
import './designer.css'

interface Props {
  readonly design: string
  readonly name: string
}

export default function DesignerPage({ design, name }: Props) {
  const { t } = useTranslation()
  const whole = useDesign(design)
  if (whole.isPending || !whole.isFetchedAfterMount) return <p role="status">{t('page.loading')}</p>
  if (whole.isError) return <ProblemNotice error={whole.error} onRetry={() => whole.refetch()} />
  const document = whole.data.documents.find((one) => one.name === questionnaireDocument(name))
  if (!document) {
    return (
      <>
        <h1>{name}</h1>
        <p>{t('designer.gone')}</p>
        <Link href={`/design/${design}`}>{t('designer.back')}</Link>
      </>
    )
  }
  // What was fetched when the page was opened; what changes after that comes in by the document itself.
  return <Designer key={document.name} design={design} name={name} given={document} whole={whole.data} />
}

const panes = ['outline', 'preview', 'properties'] as const
type Pane = (typeof panes)[number]

interface DesignerProps extends Props {
  readonly given: { readonly revision: number; readonly content: unknown }
  readonly whole: NonNullable<ReturnType<typeof useDesign>['data']>
}

function Designer({ design, name, given, whole }: DesignerProps) {
  const { t } = useTranslation()
  const [first] = useState(given)
  const open = useDocument(design, questionnaireDocument(name), first)
  const found = useFindings(design)
  const [chosen, setChosen] = useState<Path>(() => initialPath(first.content))
  const [view, setView] = useState<'picture' | 'code' | 'find'>('picture')
  const [pane, setPane] = useState<Pane>('outline')
  const parts = outlineOf(open.content)
  const part = partAt(parts, open.content, chosen)
  const choose = useCallback((path: Path) => setChosen(path), [])
  const facts = useMemo(() => someMember(whole).facts, [whole])
  const actions = usePartActions(open, part, choose)
  useKeys({ undo: open.undo, redo: open.redo, copy: actions.copy, paste: actions.paste })
  const findings = (found.data?.findings ?? []).filter(
    ({ document }) => document === questionnaireDocument(name),
  )
  return (
    <div className="designer">
      <div className="designer__head">
        <p>
          <Link href={`/design/${design}`}>{t('designer.back')}</Link>
        </p>
        <h1>{name}</h1>
        <p>
          <Link href={`/design/${design}/questionnaire/${name}/try`}>{t('try.link')}</Link>
        </p>
        <div className="designer__tools" role="toolbar" aria-label={t('designer.tools')}>
          <Tool label={t('designer.undo')} onClick={open.undo} keys="Control+Z" />
          <Tool label={t('designer.redo')} onClick={open.redo} keys="Control+Y" />
          <Tool label={t('designer.copy')} onClick={actions.copy} keys="Control+C" />
          <Tool label={t('designer.paste')} onClick={actions.paste} keys="Control+V" />
          {(['picture', 'code', 'find'] as const).map((one) => (
            <button
              key={one}
              type="button"
              className="button button--text"
              aria-pressed={view === one}
              onClick={() => setView(one)}
            >
              {t(`designer.view.${one}`)}
            </button>
          ))}
        </div>
        <TakeAlong design={design} name={name} content={open.content} />
        <SaveLine open={open} />
      </div>
      <fieldset className="designer__panes">
        <legend className="visually-hidden">{t('designer.pane')}</legend>
        {panes.map((one) => (
          <button key={one} type="button" aria-pressed={pane === one} onClick={() => setPane(one)}>
            {t(`designer.pane.${one}`)}
          </button>
        ))}
      </fieldset>
      {view === 'code' && <CodeView open={open} findings={findings} />}
      {view === 'find' && <FindReplace open={open} onChoose={choose} />}
      {view === 'picture' && (
        <div className={`designer__body designer__body--${pane}`}>
          <div className="designer__outline">
            <Outline
              parts={parts}
              questionnaire={open.content}
              chosen={part?.path ?? []}
              findings={findings}
              onChoose={choose}
              onMove={actions.moveTo}
              onNudge={actions.nudge}
              onRemove={actions.remove}
            />
            <AddPart within={part} questionnaire={open.content} onAdd={actions.add} />
          </div>
          <Preview content={open.content} facts={facts} part={part} onChoose={choose} />
          <Properties
            key={(part?.path ?? ['survey']).join('.')}
            design={design}
            questionnaire={name}
            whole={whole}
            open={open}
            part={part}
            onChoose={choose}
          />
        </div>
      )}
      {findings.length > 0 && (
        <section aria-labelledby="designer-findings">
          <h2 id="designer-findings">{t('design.checks')}</h2>
          <FindingList design={design} findings={findings} />
        </section>
      )}
    </div>
  )
}

interface ToolProps {
  readonly label: string
  readonly onClick: (() => void) | null
  readonly keys: string
}

function Tool({ label, onClick, keys }: ToolProps) {
  return (
    <button
      type="button"
      className="button button--text"
      aria-keyshortcuts={keys}
      disabled={onClick === null}
      onClick={onClick ?? undefined}
    >
      {label}
    </button>
  )
}

/** The part that the address names, else the first page. */
function initialPath(content: unknown): Path {
  const at = new URLSearchParams(location.search).get('at')
  const path = at ? pathOfText(at) : []
  return path.length > 0 ? path : Array.isArray(valueAt(content, ['pages'])) ? ['pages', 0] : []
}

/** The part in which a place stands; null is the questionnaire itself. */
function partAt(parts: readonly Part[], content: unknown, path: Path): Part | null {
  for (let length = path.length; length > 0; length--) {
    const here = path.slice(0, length)
    if (!isJson(valueAt(content, here))) continue
    for (const part of everyPart(parts)) if (part.path.join('.') === here.join('.')) return part
  }
  return null
}
