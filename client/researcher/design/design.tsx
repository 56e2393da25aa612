/** One study that is being made: its parts, how far it is, and the way to the field. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { strToU8, zipSync } from 'fflate'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { documentText, isDocumentName, questionnaireOf } from '../../../surveys/study-files/document-names.ts'
import { api, reply } from '../../shared/api.ts'
import { writeMoment } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Comments } from './comments.tsx'
import { FindingList } from './findings.tsx'
import { type Design, fetchRevision, putDocument, useDesign, useFindings } from './queries.ts'
import { Review } from './review.tsx'
import './design.css'

export function DesignPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const design = useDesign(id)
  if (design.isPending) return <p role="status">{t('page.loading')}</p>
  if (design.isError) return <ProblemNotice error={design.error} onRetry={() => design.refetch()} />
  const { data } = design
  const head = data.documents.find(({ name }) => name === 'study')?.content as {
    title?: { nl: string; en: string }
  }
  const questionnaires = data.documents.flatMap((document) => {
    const name = questionnaireOf(document.name)
    return name === null ? [] : [{ ...document, name }]
  })
  return (
    <>
      <p>
        <Link href="/design">{t('design.all')}</Link>
      </p>
      <h1>{(head?.title && inLanguage(head.title)) || id}</h1>
      <Review design={data} />
      {data.state !== 'field' && (
        <p>
          <Link href={`/design/${id}/publish`}>{t('publish.title')}</Link>
        </p>
      )}
      <div className="columns">
        <section aria-labelledby="questionnaires">
          <h2 id="questionnaires">{t('design.questionnaires')}</h2>
          {questionnaires.length === 0 && <p className="quiet">{t('design.questionnaires.none')}</p>}
          <ul className="plain">
            {questionnaires.map(({ name, savedAt, savedBy }) => (
              <li key={name}>
                <Link href={`/design/${id}/questionnaire/${name}`}>{name}</Link>
                <span className="quiet counts__explain">
                  {t('designs.changedBy', { at: writeMoment(savedAt), by: savedBy })}
                </span>
              </li>
            ))}
          </ul>
          <AddQuestionnaire design={data} />
        </section>
        <section aria-labelledby="parts">
          <h2 id="parts">{t('design.parts')}</h2>
          <ul className="plain">
            {(['study', 'waves', 'contact-texts', 'concepts', 'variables', 'plan'] as const).map((name) => (
              <li key={name}>
                <Link href={`/design/${id}/part/${name}`}>{t(`design.part.${name}`)}</Link>
                <span className="quiet counts__explain">{t(`design.part.${name}.about`)}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <Checks design={id} />
      <Comments design={id} document="" place="" all />
      <Away design={data} />
    </>
  )
}

function AddQuestionnaire({ design }: { design: Design }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [json, setJson] = useState<unknown>(null)
  const document = `questionnaires/${name}`
  const taken = design.documents.some((one) => one.name === document)
  const add = useMutation({
    mutationFn: async () => {
      const content = json ?? { pages: [{ name: 'pagina1', elements: [] }] }
      // A name that was used before goes on where that one ended.
      const base = await fetchRevision(design.id, document)
      return putDocument(design.id, document, { base, content })
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['design', design.id] })
      go(`/design/${design.id}/questionnaire/${name}`)
    },
  })
  return (
    <details>
      <summary>{t('design.addQuestionnaire')}</summary>
      <form
        className="design-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!taken) add.mutate()
        }}
      >
        <div className="filters__field">
          <label htmlFor="questionnaire-name">{t('design.questionnaire.name')}</label>
          <input
            id="questionnaire-name"
            required
            pattern="[A-Za-z][\w\-]{0,63}"
            title={t('designs.id.rule')}
            value={name}
            aria-describedby={taken ? 'questionnaire-taken' : undefined}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <div className="filters__field">
          <label htmlFor="questionnaire-file">{t('design.questionnaire.file')}</label>
          <input
            id="questionnaire-file"
            type="file"
            accept=".json,application/json"
            onChange={async ({ target }) => {
              const file = target.files?.[0]
              if (!file) return setJson(null)
              try {
                setJson(JSON.parse(await file.text()))
                target.setCustomValidity('')
              } catch {
                target.setCustomValidity(t('design.questionnaire.notJson'))
                target.reportValidity()
              }
            }}
          />
        </div>
        <button type="submit" className="button" disabled={add.isPending || !isDocumentName(document)}>
          {t('design.questionnaire.add')}
        </button>
        {taken && (
          <p id="questionnaire-taken" role="alert">
            {t('design.questionnaire.taken')}
          </p>
        )}
      </form>
      {add.error && <ProblemNotice error={add.error} />}
    </details>
  )
}

function Checks({ design }: { design: string }) {
  const { t } = useTranslation()
  const found = useFindings(design)
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{t('design.checks')}</h2>
      {found.isPending && <p role="status">{t('design.checking')}</p>}
      {found.isError && <ProblemNotice error={found.error} onRetry={() => found.refetch()} />}
      {found.data && <FindingList design={design} findings={found.data.findings} />}
    </section>
  )
}

/** Taking it along as files, and taking it away. */
function Away({ design }: { design: Design }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => reply(api.designs[':design'].$delete({ param: { design: design.id } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['designs'] })
      go('/design')
    },
  })
  const files = () => {
    const entries = design.documents.map(({ name, content }) => [
      `${design.id}/${name}.json`,
      strToU8(documentText(content)),
    ])
    // The same study gives the same file.
    const zip = zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1) })
    const url = URL.createObjectURL(new Blob([zip as BlobPart], { type: 'application/zip' }))
    const link = Object.assign(document.createElement('a'), { href: url, download: `${design.id}.zip` })
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <section aria-labelledby="away">
      <h2 id="away">{t('design.away')}</h2>
      <p>
        <button type="button" className="button button--quiet" onClick={files}>
          {t('design.export')}
        </button>
      </p>
      <details>
        <summary>{t('design.remove')}</summary>
        <p>{t('design.remove.explain')}</p>
        <button
          type="button"
          className="button button--quiet"
          disabled={remove.isPending}
          onClick={() => remove.mutate()}
        >
          {t('design.remove.confirm')}
        </button>
        {remove.error && <ProblemNotice error={remove.error} />}
      </details>
    </section>
  )
}
