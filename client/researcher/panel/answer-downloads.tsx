/** Answers as data files: a shape a line, a format a link. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStudy } from '../../shared/study.ts'
import { useCodebook } from './codebook.tsx'

const formats = { csv: 'CSV', parquet: 'Parquet', sav: 'SPSS', dta: 'Stata' } as const

export function AnswerDownloads() {
  const { t, i18n } = useTranslation()
  const { id: study } = useStudy()
  const [withText, setWithText] = useState(false)
  const lists = useCodebook().data?.tables.flatMap(({ list }) => (list === null ? [] : [list])) ?? []
  const shapes = [
    { key: 'long', name: t('answers.long'), explain: t('answers.long.explain'), query: {} },
    { key: 'wide', name: t('answers.wide'), explain: t('answers.wide.explain'), query: { shape: 'wide' } },
    ...lists.map((list) => ({
      key: `list ${list}`,
      name: t('answers.list', { list }),
      explain: t('answers.list.explain'),
      query: { entries: list },
    })),
  ]
  const address = (format: string, query: Readonly<Record<string, string>>) =>
    `/api/studies/${study}/answers/answers.${format}?${new URLSearchParams({
      ...query,
      language: i18n.language,
      ...(withText && { text: 'with' }),
    })}`
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{t('answers.title')}</h2>
      <p className="quiet downloads__explain">{t('answers.explain')}</p>
      <label className="downloads__text">
        <input type="checkbox" checked={withText} onChange={(event) => setWithText(event.target.checked)} />
        <span>
          {t('answers.text')} <span className="quiet">{t('answers.text.explain')}</span>
        </span>
      </label>
      <ul className="downloads">
        {shapes.map(({ key, name, explain, query }) => (
          <li key={key}>
            <strong>{name}</strong> <span className="quiet">{explain}</span>
            <span className="downloads__formats">
              {Object.entries(formats).map(([format, title]) => (
                <a key={format} href={address(format, query)} download aria-label={`${name}: ${title}`}>
                  {title}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
