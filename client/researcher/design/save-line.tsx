/** The line that is always true: what is saved, and what is not. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { writeTime } from '../../shared/format.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import type { OpenDocument } from './use-document.ts'

export function SaveLine({ open }: { open: OpenDocument }) {
  const { t } = useTranslation()
  const { state } = open
  if (state.kind === 'failed') return <ProblemNotice error={state.error} onRetry={open.retry} />
  if (state.kind === 'conflict') return <Conflicts open={open} conflicts={state.conflicts} />
  const line =
    state.kind !== 'saved'
      ? t('design.saving')
      : state.at === null
        ? t('design.savedBefore')
        : t('design.saved', { time: writeTime(state.at) })
  return (
    <p className="quiet save-line" role="status">
      {line}
    </p>
  )
}

interface ConflictsProps {
  readonly open: OpenDocument
  readonly conflicts: Extract<OpenDocument['state'], { kind: 'conflict' }>['conflicts']
}

function Conflicts({ open, conflicts }: ConflictsProps) {
  const { t } = useTranslation()
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set())
  const shown = (value: unknown) =>
    value === undefined
      ? t('design.conflict.gone')
      : typeof value === 'string'
        ? value
        : JSON.stringify(value)
  return (
    <div className="notice" role="alert">
      <p>{t('design.conflict', { count: conflicts.length })}</p>
      {conflicts.map(({ path, mine: own, theirs }) => (
        <fieldset key={path} className="conflict">
          <legend>{path}</legend>
          {(['theirs', 'mine'] as const).map((side) => (
            <label key={side}>
              <input
                type="radio"
                name={path}
                checked={mine.has(path) === (side === 'mine')}
                onChange={() => {
                  const next = new Set(mine)
                  if (side === 'mine') next.add(path)
                  else next.delete(path)
                  setMine(next)
                }}
              />{' '}
              {t(`design.conflict.${side}`)}: <span>{shown(side === 'mine' ? own : theirs)}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <button type="button" className="button" onClick={() => open.choose(mine)}>
        {t('design.conflict.choose')}
      </button>
    </div>
  )
}
