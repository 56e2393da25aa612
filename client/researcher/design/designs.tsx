/** All studies that are being made, and how to begin another. */
import { useMutation } from '@tanstack/react-query'
import { strFromU8, unzipSync } from 'fflate'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { api, reply } from '../../shared/api.ts'
import { writeMoment } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Scroll } from '../../shared/scroll.tsx'
import { useDesigns } from './queries.ts'
import './design.css'

export function Designs() {
  const { t } = useTranslation()
  const designs = useDesigns()
  return (
    <>
      <h1>{t('page.designs')}</h1>
      <p>{t('designs.explain')}</p>
      {designs.isPending && <p role="status">{t('page.loading')}</p>}
      {designs.isError && <ProblemNotice error={designs.error} onRetry={() => designs.refetch()} />}
      {designs.data?.drafts.length === 0 && <p className="quiet">{t('designs.none')}</p>}
      {designs.data && designs.data.drafts.length > 0 && (
        <Scroll>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('designs.study')}</th>
                <th scope="col">{t('designs.state')}</th>
                <th scope="col">{t('designs.changed')}</th>
              </tr>
            </thead>
            <tbody>
              {designs.data.drafts.map(({ id, title, state, inField, changedAt, changedBy }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link href={`/design/${id}`}>{(title && inLanguage(title)) || id}</Link>
                    <span className="quiet counts__explain">{id}</span>
                  </th>
                  <td>
                    {t(`design.state.${state}`)}
                    {inField && state !== 'field' && (
                      <span className="quiet counts__explain">{t('designs.inField')}</span>
                    )}
                  </td>
                  <td>{t('designs.changedBy', { at: writeMoment(changedAt), by: changedBy })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <Begin />
    </>
  )
}

type Start = Parameters<typeof api.designs.$post>[0]['json']

function Begin() {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const { drafts, sources } = useDesigns().data ?? { drafts: [], sources: [] }
  const [title, setTitle] = useState({ nl: '', en: '' })
  const [id, setId] = useState<string | null>(null)
  const [from, setFrom] = useState('nothing')
  const start = useMutation({
    mutationFn: (json: Start) => reply(api.designs.$post({ json })),
    onSuccess: ({ id: made }) => go(`/design/${made}`),
  })
  const name = id ?? nameFrom(title.nl)
  const begin = (event: FormEvent) => {
    event.preventDefault()
    if (from.startsWith('field:')) start.mutate({ from: 'field', id: from.slice('field:'.length) })
    else if (from === 'nothing') start.mutate({ from: 'nothing', id: name, title })
    else start.mutate({ from: 'study', study: from, id: name, title })
  }
  const named = !from.startsWith('field:')
  return (
    <section aria-labelledby="begin">
      <h2 id="begin">{t('designs.begin')}</h2>
      <form className="design-form" onSubmit={begin}>
        <div className="filters__field">
          <label htmlFor="from">{t('designs.from')}</label>
          <select id="from" value={from} onChange={(event) => setFrom(event.target.value)}>
            <option value="nothing">{t('designs.from.nothing')}</option>
            {sources.map(({ id: study, title: own, inField }) => (
              <optgroup key={study} label={inLanguage(own)}>
                <option value={study}>{t('designs.from.study', { study: inLanguage(own) })}</option>
                {inField && !drafts.some((draft) => draft.id === study) && (
                  <option value={`field:${study}`}>
                    {t('designs.from.field', { study: inLanguage(own) })}
                  </option>
                )}
              </optgroup>
            ))}
          </select>
        </div>
        {named && (
          <>
            {(['nl', 'en'] as const).map((code) => (
              <div key={code} className="filters__field">
                <label htmlFor={`title-${code}`}>{t(`designs.title.${code}`)}</label>
                <input
                  id={`title-${code}`}
                  lang={code}
                  required
                  maxLength={200}
                  value={title[code]}
                  onChange={(event) => setTitle({ ...title, [code]: event.target.value })}
                />
              </div>
            ))}
            <div className="filters__field">
              <label htmlFor="study-id">{t('designs.id')}</label>
              <input
                id="study-id"
                required
                pattern="[A-Za-z][\w\-]{0,63}"
                title={t('designs.id.rule')}
                value={name}
                onChange={(event) => setId(event.target.value)}
              />
            </div>
          </>
        )}
        <button type="submit" className="button" disabled={start.isPending}>
          {t('designs.start')}
        </button>
      </form>
      <div className="filters__field design-file">
        <label htmlFor="study-file">{t('designs.file')}</label>
        <input
          id="study-file"
          type="file"
          accept=".zip"
          onChange={async ({ target }) => {
            const file = target.files?.[0]
            target.value = ''
            if (file)
              start.mutate({ from: 'files', documents: readZip(new Uint8Array(await file.arrayBuffer())) })
          }}
        />
        <p className="quiet">{t('designs.file.explain')}</p>
      </div>
      {start.error && <ProblemNotice error={start.error} />}
    </section>
  )
}

/** What stands in an exported study; a file that cannot be read is left to the server to name. */
function readZip(content: Uint8Array): Record<string, unknown> {
  const documents: Record<string, unknown> = {}
  let files: Record<string, Uint8Array> = {}
  try {
    files = unzipSync(content)
  } catch {
    return documents
  }
  for (const [path, bytes] of Object.entries(files)) {
    if (!path.endsWith('.json')) continue
    // A study may stand in a folder of its own.
    const name = path.match(/(?:^|\/)((?:questionnaires\/)?[\w-]+)\.json$/)?.[1] ?? path
    try {
      documents[name] = JSON.parse(strFromU8(bytes))
    } catch {
      documents[name] = strFromU8(bytes)
    }
  }
  return documents
}

function nameFrom(title: string): string {
  return title
    .normalize('NFD')
    .replace(/[^\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '-')
    .slice(0, 64)
}
