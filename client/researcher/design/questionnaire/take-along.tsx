/** One questionnaire as files for elsewhere, and the way to its translations. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { InstrumentError } from '../../../../surveys/instrument/index.ts'
import { toDdi } from '../../../../surveys/interchange/export/ddi.ts'
import { printEdition } from '../../../../surveys/interchange/export/print.ts'
import { documentText } from '../../../../surveys/study-files/document-names.ts'
import { saveFile } from '../save-file.ts'
import { textOf } from './part-title.ts'

interface Props {
  readonly design: string
  readonly name: string
  readonly content: unknown
}

export function TakeAlong({ design, name, content }: Props) {
  const { t } = useTranslation()
  const [refused, setRefused] = useState(false)
  const codebook = () => {
    const title = textOf((content as { title?: unknown }).title) || name
    const none = { nl: '', en: '' }
    try {
      const text = toDdi({
        id: `${design}-${name}`,
        title: { nl: title, en: title },
        organisation: none,
        about: none,
        questionnaires: { [name]: content },
      })
      setRefused(false)
      saveFile(`${name}-ddi.xml`, text, 'application/xml')
    } catch (error) {
      if (!(error instanceof InstrumentError)) throw error
      setRefused(true)
    }
  }
  const files: Readonly<Record<string, () => void>> = {
    'along.json': () => saveFile(`${name}.json`, documentText(content), 'application/json'),
    'along.ddi': codebook,
    'along.print.nl': () => saveFile(`${name}-nl.html`, printEdition(content, 'nl'), 'text/html'),
    'along.print.en': () => saveFile(`${name}-en.html`, printEdition(content, 'en'), 'text/html'),
  }
  return (
    <>
      <Link href={`/design/${design}/questionnaire/${name}/translations`}>{t('along.translations')}</Link>
      <details>
        <summary>{t('along.title')}</summary>
        <ul className="plain">
          {Object.entries(files).map(([key, make]) => (
            <li key={key}>
              <button type="button" className="button button--text" onClick={make}>
                {t(key)}
              </button>
            </li>
          ))}
        </ul>
        <p className="quiet">{t('along.print.explain')}</p>
        {refused && (
          <div className="notice" role="alert">
            <p>{t('along.ddi.refused')}</p>
          </div>
        )}
      </details>
    </>
  )
}
