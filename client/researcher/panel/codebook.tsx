/** Every variable of the answers: what was asked, of whom, and how often each answer was given. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { CodebookBody } from '../../../server/routes/codebook.ts'
import { api, reply } from '../../shared/api.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { useStudy } from '../../shared/study.ts'
import { addressOf, useAddress } from '../field/address.ts'
import { Choice, Head, Shown } from '../field/shown.tsx'
import { CodebookEntry } from './codebook-entry.tsx'
import './panel.css'

export function useCodebook() {
  const { id: study } = useStudy()
  return useQuery({
    queryKey: ['codebook', study],
    queryFn: async () => {
      const body: unknown = await reply(api.studies[':study'].codebook.$get({ param: { study } }))
      return body as CodebookBody
    },
  })
}

export type Table = CodebookBody['tables'][number]
export type Variable = Table['variables'][number]

export function CodebookPage() {
  const { t } = useTranslation()
  const study = useStudy()
  const codebook = useCodebook()
  return (
    <>
      <Head title={t('page.codebook')} explain={t('codebook.explain')} />
      <p className="codebook__files">
        <a href={`/api/studies/${study.id}/codebook/codebook.html`} download>
          {t('codebook.html')}
        </a>
        <a href={`/api/studies/${study.id}/codebook/codebook.xml`} download>
          {t('codebook.xml')}
        </a>
      </p>
      <Shown query={codebook}>{(body) => <Found codebook={body} />}</Shown>
    </>
  )
}

function Found({ codebook }: { codebook: CodebookBody }) {
  const { t } = useTranslation()
  const [, goTo] = useLocation()
  const { values } = useAddress('/codebook', ['q', 'list', 'wave'])
  // Each letter that is typed belongs to one search, not to a page of its own to go back to.
  const change = (more: typeof values) =>
    goTo(addressOf('/codebook', { ...values, ...more }), { replace: true })
  const { tables, waves, minimum } = codebook
  const table = tables.find(({ list }) => (list ?? '') === (values.list ?? '')) ?? tables[0]!
  const wanted = (values.q ?? '').trim().toLowerCase()
  const found = table.variables.filter(
    (variable) =>
      (!values.wave || variable.waves.some(({ wave }) => wave === values.wave)) &&
      (wanted === '' || wordsOf(variable).includes(wanted)),
  )
  return (
    <>
      <search className="filters">
        <label className="filters__field">
          <span>{t('codebook.search')}</span>
          <input
            type="search"
            value={values.q ?? ''}
            onChange={(event) => change({ q: event.target.value })}
          />
        </label>
        <Choice
          name={t('members.wave')}
          value={values.wave}
          any={t('codebook.anyWave')}
          options={waves.map(({ id, title }) => [id, inLanguage(title)])}
          onChange={(wave) => change({ wave })}
        />
        {tables.length > 1 && (
          <Choice
            name={t('codebook.table')}
            value={values.list}
            any={t('codebook.answers')}
            options={tables.flatMap(({ list }) =>
              list === null ? [] : [[list, t('codebook.list', { list })]],
            )}
            onChange={(list) => change({ list })}
          />
        )}
      </search>
      <p role="status">{t('codebook.found', { count: found.length })}</p>
      {found.length > 0 && <p className="quiet measure">{t('codebook.small', { minimum })}</p>}
      {found.map((variable) => (
        <CodebookEntry key={variable.name} variable={variable} waves={waves} wave={values.wave} />
      ))}
    </>
  )
}

function wordsOf({ name, label, waves }: Variable): string {
  const questions = waves.flatMap(({ wordings }) => wordings.map(({ question }) => inLanguage(question)))
  return [name, inLanguage(label), ...questions].join(' ').toLowerCase()
}
