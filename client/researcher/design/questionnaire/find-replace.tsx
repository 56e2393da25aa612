/** Words found everywhere in a questionnaire, and replaced in texts and conditions. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Path } from '../../../../surveys/edit/json.ts'
import { findText, replaceText } from '../../../../surveys/edit/names.ts'
import type { OpenDocument } from '../use-document.ts'

interface Props {
  readonly open: OpenDocument
  readonly onChoose: (path: Path) => void
}

export function FindReplace({ open, onChoose }: Props) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState('')
  const [by, setBy] = useState('')
  const [matchCase, setMatchCase] = useState(false)
  const found = findText(open.content, wanted, matchCase)
  const changeable = found.filter(({ path }) => !['name', 'value'].includes(String(path.at(-1)))).length
  return (
    <section aria-label={t('designer.view.find')} className="design-form find">
      <div className="filters__field">
        <label htmlFor="find">{t('find.wanted')}</label>
        <input id="find" type="search" value={wanted} onChange={({ target }) => setWanted(target.value)} />
      </div>
      <div className="filters__field">
        <label htmlFor="replace">{t('find.by')}</label>
        <input id="replace" value={by} onChange={({ target }) => setBy(target.value)} />
      </div>
      <label className="properties__check">
        <input type="checkbox" checked={matchCase} onChange={({ target }) => setMatchCase(target.checked)} />{' '}
        {t('find.case')}
      </label>
      <button
        type="button"
        className="button"
        disabled={changeable === 0}
        onClick={() => open.edit(replaceText(open.content, wanted, by, matchCase))}
      >
        {t('find.replace', { count: changeable })}
      </button>
      <p role="status">{wanted !== '' && t('find.found', { count: found.length })}</p>
      <ul className="plain">
        {found.slice(0, 100).map(({ path, text }) => (
          <li key={path.join('.')}>
            <button type="button" className="button button--text" onClick={() => onChoose(path)}>
              {path.join(' · ')}
            </button>
            <span className="quiet counts__explain">{text.slice(0, 200)}</span>
          </li>
        ))}
      </ul>
      <p className="quiet">{t('find.names')}</p>
    </section>
  )
}
