/** One file on its way in: name its columns, see what was found, take it in or throw it away. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { api, reply } from '../../shared/api.ts'
import { writeNumber } from '../../shared/format.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { queries } from '../../shared/queries.ts'
import { useStudy } from '../../shared/study.ts'
import { Checked } from './checked.tsx'
import { Columns } from './columns.tsx'
import './panel.css'

const busy = ['checking', 'joining', 'undoing']

export function ImportPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const study = useStudy()
  const [, goTo] = useLocation()
  const param = { study: study.id, import: id }
  const key = ['import', study.id, id]
  const found = useQuery({
    queryKey: key,
    queryFn: () => reply(api.studies[':study'].imports[':import'].$get({ param })),
    refetchInterval: ({ state }) => (busy.includes(state.data?.import.state ?? '') ? 400 : false),
    staleTime: 0,
  })
  const refresh = () => queries.invalidateQueries({ queryKey: key })
  const check = useMutation({
    mutationFn: (json: { mapping: (string | null)[]; cohort: string }) =>
      reply(api.studies[':study'].imports[':import'].check.$post({ param, json })),
    onSettled: refresh,
  })
  const discard = useMutation({
    mutationFn: () => reply(api.studies[':study'].imports[':import'].$delete({ param })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['imports'] })
      goTo('/sample')
    },
  })
  if (found.isPending) return <p role="status">{t('page.loading')}</p>
  if (found.isError) return <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
  const { import: one, fields, findings } = found.data
  return (
    <>
      <p>
        <Link href="/sample">{t('import.back')}</Link>
      </p>
      <h1>{one.fileName}</h1>
      {study.simulated && <p className="simulated">{t('simulated.line')}</p>}
      <p>
        {t(`import.kind.${one.kind}`)}: {t(`import.state.${one.state}`).toLowerCase()}
      </p>
      {one.failedBecause && (
        <div className="notice" role="alert">
          <p>{one.failedBecause}</p>
        </div>
      )}
      {one.state === 'checking' && (
        <div role="status">
          <label htmlFor="progress">
            {t('import.progress', {
              count: one.rowsRead,
              rows: writeNumber(one.rowsRead),
              share: writeNumber(100 * one.share),
            })}
          </label>
          <progress id="progress" className="import__progress" max={1} value={one.share} />
          <p className="quiet">{t('import.progress.explain')}</p>
        </div>
      )}
      {(one.state === 'joining' || one.state === 'undoing') && (
        <div role="status">
          <label htmlFor="progress">{t('import.joining', { share: writeNumber(100 * one.share) })}</label>
          <progress id="progress" className="import__progress" max={1} value={one.share} />
          <p className="quiet">{t('import.joining.explain')}</p>
        </div>
      )}
      {check.isError && <ProblemNotice error={check.error} />}
      {discard.isError && <ProblemNotice error={discard.error} />}
      {one.state === 'checked' && one.counts && (
        <Checked study={study.id} one={{ ...one, counts: one.counts }} fields={fields} findings={findings} />
      )}
      {one.state === 'imported' && (
        <p>
          <Link href="/members">{t('import.members')}</Link>
        </p>
      )}
      {!busy.includes(one.state) && one.state !== 'imported' && (
        <>
          <Columns
            key={one.stateAt}
            one={one}
            fields={fields}
            busy={check.isPending}
            onCheck={(mapping, cohort) => check.mutate({ mapping, cohort })}
          />
          <button type="button" className="button button--text" onClick={() => discard.mutate()}>
            {t('import.discard')}
          </button>
        </>
      )}
    </>
  )
}
