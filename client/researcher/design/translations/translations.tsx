/** The texts of a questionnaire beside their translations: what is missing, what is outdated, and the way to a translator. */
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { isJson } from '../../../../surveys/edit/json.ts'
import {
  noteSources,
  type Sources,
  translate,
  translationTable,
} from '../../../../surveys/interchange/translations/rows.ts'
import {
  questionnaireDocument,
  translationsDocument,
} from '../../../../surveys/study-files/document-names.ts'
import { ProblemNotice } from '../../../shared/problem-notice.tsx'
import { type Design, useDesign } from '../queries.ts'
import { SaveLine } from '../save-line.tsx'
import { someMember } from '../schedule.ts'
import { useDocument } from '../use-document.ts'
import { TranslationFiles } from './files.tsx'
import { Row } from './row.tsx'
import '../design.css'
import '../questionnaire/designer.css'
import './translations.css'

const Preview = lazy(async () => ({ default: (await import('../questionnaire/preview.tsx')).Preview }))

interface Props {
  readonly design: string
  readonly name: string
}

export default function TranslationsPage({ design, name }: Props) {
  const { t } = useTranslation()
  const whole = useDesign(design)
  if (whole.isPending || !whole.isFetchedAfterMount) return <p role="status">{t('page.loading')}</p>
  if (whole.isError) return <ProblemNotice error={whole.error} onRetry={() => whole.refetch()} />
  const find = (wanted: string) => whole.data.documents.find((document) => document.name === wanted)
  const questionnaire = find(questionnaireDocument(name))
  if (!questionnaire) {
    return (
      <>
        <h1>{name}</h1>
        <p>{t('designer.gone')}</p>
      </>
    )
  }
  const notes = find(translationsDocument) ?? { revision: 0, content: {} }
  return <Translations design={design} name={name} given={questionnaire} notes={notes} whole={whole.data} />
}

interface Given {
  readonly revision: number
  readonly content: unknown
}

function Translations({
  design,
  name,
  given,
  notes,
  whole,
}: Props & { given: Given; notes: Given; whole: Design }) {
  const { t } = useTranslation()
  const [first] = useState({ given, notes })
  const open = useDocument(design, questionnaireDocument(name), first.given)
  const noted = useDocument(design, translationsDocument, first.notes)
  const [onlyOpen, setOnlyOpen] = useState(false)
  const [rtl, setRtl] = useState(false)
  const [looking, setLooking] = useState(false)
  const facts = useMemo(() => someMember(whole).facts, [whole])
  const all = isJson(noted.content) ? noted.content : {}
  const sources = (isJson(all[name]) ? all[name] : {}) as Sources
  const rows = translationTable(open.content, sources)
  const toDo = rows.filter(({ state }) => state !== 'present').length

  /** Both documents take one step, so that undoing takes back both. */
  const change = (content: unknown, translated: ReadonlySet<string>, about: string) => {
    open.edit(content, about)
    const own = noteSources(translationTable(content, sources), sources, translated)
    noted.edit({ ...all, [name]: own }, about)
  }
  const undo = () => {
    open.undo?.()
    noted.undo?.()
  }
  return (
    <>
      <p>
        <Link href={`/design/${design}/questionnaire/${name}`}>{t('translations.back')}</Link>
      </p>
      <h1>{t('translations.title', { name })}</h1>
      <p>{t('translations.explain')}</p>
      <SaveLine open={open} />
      {(noted.state.kind === 'failed' || noted.state.kind === 'conflict') && <SaveLine open={noted} />}
      <p role="status">{t('translations.state', { count: toDo, all: rows.length })}</p>
      <div className="translations__tools">
        <label>
          <input type="checkbox" checked={onlyOpen} onChange={({ target }) => setOnlyOpen(target.checked)} />{' '}
          {t('translations.show')}
        </label>
        <button
          type="button"
          className="button button--text"
          disabled={!open.undo && !noted.undo}
          onClick={undo}
        >
          {t('translations.undo')}
        </button>
      </div>
      <TranslationFiles
        study={design}
        questionnaire={name}
        content={open.content}
        rows={rows}
        onTaken={(content, translated, older) => {
          open.edit(content)
          const after = noteSources(translationTable(content, sources), sources, translated)
          // What was translated from older Dutch fits no Dutch that is there.
          const outdated = Object.fromEntries([...older].map((key) => [key, 'older']))
          noted.edit({ ...all, [name]: { ...after, ...outdated } })
        }}
      />
      <details onToggle={({ currentTarget }) => setLooking(currentTarget.open)}>
        <summary>{t('translations.preview')}</summary>
        <label>
          <input type="checkbox" checked={rtl} onChange={({ target }) => setRtl(target.checked)} />{' '}
          {t('translations.rtl')}
        </label>
        {looking && (
          <div dir={rtl ? 'rtl' : 'ltr'}>
            <Suspense fallback={<p role="status">{t('page.loading')}</p>}>
              <Preview content={open.content} facts={facts} part={null} onChoose={() => undefined} />
            </Suspense>
          </div>
        )}
      </details>
      <ol className="translations">
        {rows
          .filter(({ state }) => !onlyOpen || state !== 'present')
          .map((row) => (
            <Row
              key={row.key}
              row={row}
              onWrite={(english) =>
                change(translate(open.content, row, english), new Set([row.key]), row.key)
              }
              onStill={() => change(open.content, new Set([row.key]), `still ${row.key}`)}
            />
          ))}
      </ol>
    </>
  )
}
