/** One study that is being made: its parts, how far it is, and the way to the field. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { strToU8, zipSync } from 'fflate'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { documentText, questionnaireOf } from '../../../surveys/study-files/document-names.ts'
import { api, reply } from '../../shared/api.ts'
import { writeMoment } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { AddQuestionnaire } from './add-questionnaire.tsx'
import { Comments } from './comments.tsx'
import { FindingList } from './findings.tsx'
import { PlanCoverage } from './plan-coverage.tsx'
import { type Design, useDesign, useFindings } from './queries.ts'
import { Review } from './review.tsx'
import { saveFile } from './save-file.ts'
import { StudyCodebook } from './study-codebook.tsx'
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
                <Length design={id} questionnaire={name} />
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
      <p>
        <Link href={`/design/${id}/rehearsal`}>{t('rehearsal.link')}</Link>
      </p>
      <Comments design={id} document="" place="" all />
      <Away design={data} />
    </>
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
      {found.data && <PlanCoverage coverage={found.data.coverage} />}
    </section>
  )
}

/** How long it takes to answer, by the route that somebody goes. */
function Length({ design, questionnaire }: { design: string; questionnaire: string }) {
  const { t } = useTranslation()
  const durations = useFindings(design).data?.durations ?? []
  const own = durations.filter(({ instrument }) => instrument === questionnaire)
  if (own.length === 0) return null
  const minutes = (number: number) => Math.max(1, Math.round(number))
  return (
    <span className="quiet counts__explain">
      {own
        .map(({ shortest, middle, longest }) =>
          t('design.minutes', {
            shortest: minutes(shortest),
            count: minutes(middle),
            longest: minutes(longest),
          }),
        )
        .join(' ')}
    </span>
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
    saveFile(`${design.id}.zip`, zip as BlobPart, 'application/zip')
  }
  return (
    <section aria-labelledby="away">
      <h2 id="away">{t('design.away')}</h2>
      <p>
        <button type="button" className="button button--quiet" onClick={files}>
          {t('design.export')}
        </button>
      </p>
      <StudyCodebook design={design} />
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
