/** What was found in a file, and the step that takes it in: it says how many, and what becomes of who may be known. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Text } from '../../../surveys/design.ts'
import { api, reply } from '../../shared/api.ts'
import { writeNumber } from '../../shared/format.ts'
import { inLanguage } from '../../shared/i18n.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { queries } from '../../shared/queries.ts'
import { Scroll } from '../../shared/scroll.tsx'
import { Possible, usePossible } from './possible.tsx'
import type { Import } from './send.ts'

interface Finding {
  readonly severity: string
  readonly row: number
  readonly column: string
  readonly value: string
  readonly sentence: string
}

interface Props {
  readonly study: string
  readonly one: Import & { readonly counts: NonNullable<Import['counts']> }
  readonly fields: readonly { readonly id: string; readonly label: Text }[]
  readonly findings: readonly Finding[]
}

const shown = 200

export function Checked({ study, one, fields, findings }: Props) {
  const { t } = useTranslation()
  const { counts } = one
  const number = (key: string, count: number) => t(key, { count, total: writeNumber(count) })
  const labelOf = (id: string) => {
    const field = fields.find((candidate) => candidate.id === id)
    return field ? inLanguage(field.label) : t(`contactKind.${id}`)
  }
  return (
    <section aria-labelledby="checked">
      <h2 id="checked">{t('checked.title')}</h2>
      <div role="status">
        <ul className="import__counts">
          <li>{number('checked.rows', counts.rows)}</li>
          <li>{number('checked.errors', counts.errors)}</li>
          <li>{number('checked.warnings', counts.warnings)}</li>
          {one.kind === 'sample' && <li>{number('checked.joining', counts.joining)}</li>}
          {one.kind === 'register' && (
            <>
              <li>{number('checked.linked', counts.linked)}</li>
              <li>{number('checked.notFound', counts.notFound)}</li>
              <li>{number('checked.unchanged', counts.unchanged)}</li>
            </>
          )}
        </ul>
      </div>
      {Object.keys(counts.changed).length > 0 && (
        <ul>
          {Object.entries(counts.changed).map(([field, count]) => (
            <li key={field}>
              {t('checked.changed', { field: labelOf(field), total: writeNumber(count), count })}
              {counts.begun[field] ? ` ${number('checked.begun', counts.begun[field])}` : ''}
            </li>
          ))}
        </ul>
      )}
      {findings.length > 0 && (
        <>
          <p>
            <a href={`/api/studies/${study}/imports/${one.id}/findings.csv`} download>
              {t('checked.download')}
            </a>{' '}
            {counts.errors + counts.warnings > shown && (
              <span className="quiet">{t('checked.first', { count: shown })}</span>
            )}
          </p>
          <Scroll label={t('checked.title')}>
            <table>
              <thead>
                <tr>
                  <th scope="col" className="number">
                    {t('checked.row')}
                  </th>
                  <th scope="col">{t('columns.column')}</th>
                  <th scope="col">{t('checked.value')}</th>
                  <th scope="col">{t('checked.sentence')}</th>
                </tr>
              </thead>
              <tbody>
                {findings.slice(0, shown).map(({ severity, row, column, value, sentence }) => (
                  <tr key={`${row} ${column} ${sentence}`}>
                    <th scope="row" className="number">
                      {row > 0 ? row : ''}
                    </th>
                    <td>{column}</td>
                    <td>{value}</td>
                    <td>
                      {severity === 'error' && <strong>{t('checked.error')} </strong>}
                      {sentence}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
      {counts.errors > 0 ? (
        <p className="notice">{t('checked.mend')}</p>
      ) : (
        <Confirm study={study} one={one} />
      )}
    </section>
  )
}

function Confirm({ study, one }: Pick<Props, 'study' | 'one'>) {
  const { t } = useTranslation()
  const [, goTo] = useLocation()
  const [possible, setPossible] = useState<'accept' | 'exclude'>('exclude')
  const { kind, counts } = one
  const confirm = useMutation({
    mutationFn: () =>
      reply(
        api.studies[':study'].imports[':import'].confirm.$post({
          param: { study, import: one.id },
          json: { possible },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries()
      if (kind !== 'margins') goTo('/members')
      else goTo('/sample')
    },
  })
  const changed = counts.linked - counts.unchanged
  const decided = usePossible(study, one.id, 0).data?.counts ?? { possible: counts.possible, same: 0 }
  const joining = counts.joining - decided.same - (possible === 'exclude' ? decided.possible : 0)
  const count = kind === 'register' ? changed : joining
  return (
    <div className="import__confirm">
      {counts.possible > 0 && <Possible study={study} id={one.id} rest={possible} onRest={setPossible} />}
      <p>{t(`confirm.effect.${kind}`, { count, total: writeNumber(count) })}</p>
      {confirm.isError && <ProblemNotice error={confirm.error} />}
      <button
        type="button"
        className="button"
        disabled={confirm.isPending || count === 0}
        onClick={() => confirm.mutate()}
      >
        {t(confirm.isPending ? 'confirm.busy' : `confirm.submit.${kind}`, {
          count,
          total: writeNumber(count),
        })}
      </button>
    </div>
  )
}
