/** Pages, panels and questions in order. Dragged by hand, or moved with Alt and the arrows. */
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Path } from '../../../../surveys/edit/json.ts'
import { samePath } from '../../../../surveys/edit/json.ts'
import { listWithin, type Part } from '../../../../surveys/edit/outline.ts'
import type { Finding } from '../queries.ts'
import { titleOf } from './part-title.ts'
import { isWithin, pathOfText } from './places.ts'

interface Props {
  readonly parts: readonly Part[]
  readonly questionnaire: unknown
  readonly chosen: Path
  readonly findings: readonly Finding[]
  readonly onChoose: (path: Path) => void
  readonly onMove: (from: Path, list: Path, index: number) => void
  readonly onNudge: (part: Part, by: -1 | 1) => void
  readonly onRemove: (part: Part) => void
}

export function Outline(props: Props) {
  const { t } = useTranslation()
  const { parts, chosen, onChoose } = props
  const [over, setOver] = useState('')
  return (
    <nav aria-label={t('designer.pane.outline')}>
      <button
        type="button"
        className="part part--whole"
        aria-current={chosen.length === 0 ? 'true' : undefined}
        onClick={() => onChoose([])}
      >
        {t('designer.whole')}
      </button>
      <PartList {...props} parts={parts} over={over} onOver={setOver} />
      <p className="quiet designer__hint">{t('designer.outline.hint')}</p>
    </nav>
  )
}

interface ListProps extends Props {
  readonly over: string
  readonly onOver: (place: string) => void
}

function PartList({ parts, ...rest }: ListProps) {
  return (
    <ol className="part-list">
      {parts.map((part) => (
        <PartRow key={part.path.join('.')} part={part} {...rest} parts={part.parts} />
      ))}
    </ol>
  )
}

const dragged = 'application/x-peilmoment-part'

function PartRow({ part, ...rest }: ListProps & { readonly part: Part }) {
  const { t } = useTranslation()
  const { chosen, findings, questionnaire, over, onOver, onChoose, onMove, onNudge, onRemove } = rest
  const place = part.path.join('.')
  const wrong = findings.filter(({ severity, path }) => {
    return severity === 'problem' && isWithin(pathOfText(path), part.path)
  })
  const own = part.parts.length > 0 ? wrong.filter(({ path }) => !inChildren(path, part)) : wrong
  const key = (event: KeyboardEvent) => {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      onNudge(part, event.key === 'ArrowUp' ? -1 : 1)
    } else if (event.key === 'Delete') {
      event.preventDefault()
      onRemove(part)
    }
  }
  /** On a page or panel: into it. On a question: right before it. */
  const drop = (event: DragEvent) => {
    event.preventDefault()
    event.stopPropagation()
    onOver('')
    const from = JSON.parse(event.dataTransfer.getData(dragged) || 'null') as Path | null
    if (from === null || samePath(from, part.path)) return
    const fromPage = from.length === 2 && from[0] === 'pages'
    if (fromPage) {
      if (part.kind === 'page') onMove(from, ['pages'], Number(part.path[1]))
    } else if (part.kind === 'question') onMove(from, part.path.slice(0, -1), Number(part.path.at(-1)))
    else onMove(from, listWithin(part, questionnaire), part.parts.length)
  }
  return (
    <li>
      <button
        type="button"
        className={`part part--${part.kind}${over === place ? ' part--over' : ''}`}
        aria-current={samePath(chosen, part.path) ? 'true' : undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
        draggable
        onClick={() => onChoose(part.path)}
        onKeyDown={key}
        onDragStart={(event) => {
          event.stopPropagation()
          event.dataTransfer.setData(dragged, JSON.stringify(part.path))
          event.dataTransfer.effectAllowed = 'move'
        }}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes(dragged)) return
          event.preventDefault()
          onOver(place)
        }}
        onDragLeave={() => onOver('')}
        onDrop={drop}
      >
        <span className="part__title">{titleOf(part.json) || part.name || t(`type.${part.type}`)}</span>
        <span className="part__type">
          {part.kind === 'page'
            ? part.name
            : `${part.name} · ${t(`type.${part.type}`, { defaultValue: part.type })}`}
          {part.json.visibleIf !== undefined && ` · ${t('designer.conditional')}`}
        </span>
        {own.length > 0 && <span className="part__wrong">{t('checks.problems', { count: own.length })}</span>}
      </button>
      {part.parts.length > 0 && <PartList {...rest} parts={part.parts} />}
    </li>
  )
}

function inChildren(path: string, part: Part): boolean {
  const found = pathOfText(path)
  return part.parts.some((child) => isWithin(found, child.path))
}
